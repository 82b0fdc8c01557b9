import { any, defineCheck, torch } from '#api';

const refused = /_ARRAY_API not found/;
/** What NumPy 2 took away, in its own words and as a module that 1 had. */
const removed = /`np\.\w{1,40}` was removed in the NumPy 2\.0 release|No module named ['"]numpy\.lib\.function_base['"]/;
/** PyTorch's words also where there is no NumPy, and those of NumPy also where it is older than the extension. */
const shared = /(?:RuntimeError: Numpy is not available|numpy\.core\.multiarray failed to import)/;

export default defineCheck({
  id: 'numpy-2-with-older-extension',
  layer: 'runtime',
  kind: 'fault',
  title: 'NumPy 2 is installed, and PyTorch or another package here was made for NumPy 1',
  impact: 'degraded',
  symptom:
    'A program crashes at import, or with “Numpy is not available”, after “A module that was compiled using NumPy 1.x cannot be run in NumPy 2”, or by a name that “was removed in the NumPy 2.0 release”.',
  blamedOn: 'PyTorch, or the program that was installed last',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => any(environment.lastError.has(refused), environment.lastError.has(removed))),
  // NumPy's own words, which end the line there; it may be a warning that the program survives.
  proves: [/\bA module that was compiled using NumPy 1\.x cannot be run in\b/, removed],
  hints: [refused, shared, /numpy\.dtype size changed, may indicate binary incompatibility\. Expected 96 from C header, got 88 from PyObject/],
  remedy: [
    {
      do: 'With Python 3.12 or older: go back to NumPy 1 in this environment (pip install "numpy<2"); a later pip install can bring 2 in again, so pin it. For newer Pythons it has no wheels.',
    },
    { do: 'Or update the package that the traceback names: most releases from before NumPy 2.0 (June 2024) are for 1 alone.' },
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
      date: '2026-03-03',
      establishes: 'the same with NumPy 2.4.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/5587',
      date: '2024-06-17',
      establishes: 'vLLM’s dependency imports a module that NumPy 2 does not have',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/chroma-core/chroma/issues/2418',
      date: '2024-06-25',
      establishes: 'a name that NumPy 2 took away, at the import of a package made before',
      strength: 'several-reports',
    },
  ],
});
