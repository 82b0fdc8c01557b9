import { defineCheck, torch } from '#api';

const refused = /_ARRAY_API not found/;
/** PyTorch's words also where there is no NumPy, and those of NumPy also where it is older than the extension. */
const shared = /(?:RuntimeError: Numpy is not available|numpy\.core\.multiarray failed to import)/;

export default defineCheck({
  id: 'numpy-2-with-older-extension',
  layer: 'runtime',
  kind: 'fault',
  title: 'NumPy 2 is installed, and PyTorch or another package here was compiled for NumPy 1',
  impact: 'degraded',
  symptom:
    'vLLM or another program crashes at import, or with “Numpy is not available”, after “A module that was compiled using NumPy 1.x cannot be run in NumPy 2”.',
  blamedOn: 'PyTorch, or the program that was installed last',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => environment.lastError.has(refused)),
  // NumPy's own words, which end the line there; it may be a warning that the program survives.
  proves: [/\bA module that was compiled using NumPy 1\.x cannot be run in\b/],
  hints: [refused, shared, /numpy\.dtype size changed, may indicate binary incompatibility\. Expected 96 from C header, got 88 from PyObject/],
  remedy: [
    { do: 'Go back to NumPy 1 in this environment (pip install "numpy<2"); a later pip install can bring 2 in again, so pin it.' },
    { do: 'Or update the package that the traceback names: releases from before NumPy 2.0 (June 2024) are for 1 alone.' },
  ],
  verify: "python -c 'import numpy, torch; print(numpy.__version__, torch.ones(1).numpy())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/5594',
      date: '2024-06-17',
      establishes: 'vLLM does not start after the update to NumPy 2.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/Model-Optimizer/issues/87',
      date: '2024-10-11',
      establishes: 'the same with NumPy 2.1.2 and an extension built before',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/agentscope-ai/QwenPaw/issues/437',
      date: '2026',
      establishes: 'the same with NumPy 2.4.2',
      strength: 'several-reports',
    },
  ],
});
