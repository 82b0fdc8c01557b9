import check from '../../../checks/runtime/ollama-cuda13-runner-on-pascal.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  runtimes: [{ kind: 'ollama', libraries: ['cuda_v12', 'cuda_v13', 'libggml-base.so'] }],
  'ollama.environment': { entries: {} },
  'ollama.version': '0.11.11',
  'nvidia.moduleVersion': '580.82.07',
  gpus: [{ computeCapability: '6.1' }],
} as const;

testCheck(check, {
  found: [
    {
      name: 'a Quadro P2000',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/12341',
      facts,
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'a V100, in ggml’s other words',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/12332',
      facts: { ...facts, gpus: [{ computeCapability: '7.0' }, { computeCapability: '8.9' }] },
      log: ['//ml/backend/ggml/ggml/src/ggml-cuda/../ggml-cuda/common.cuh:106: ggml was not compiled with any CUDA arch <= 700'],
    },
    { name: 'under WSL, which has no module', is: 'exposed', facts: { ...facts, 'nvidia.moduleVersion': null, 'cuda.driverVersion': '13.0' } },
    { name: 'another error', is: 'exposed', facts, log: ['CUDA error: out of memory', 'libdirs=ollama,cuda_v13'] },
  ],
  clear: [
    { name: 'CUDA 12 is asked for', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cuda_v12' } } } },
    {
      name: 'a package without the libraries for CUDA 13',
      facts: { ...facts, runtimes: [{ kind: 'ollama', libraries: ['libggml-cuda.so', 'libggml-base.so'] }] },
    },
    {
      name: 'the sibling: llama.cpp by itself, whose release is another matter',
      facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, runtimes: [{ kind: 'llama.cpp' }] },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
    { name: '0.12.0', facts: { ...facts, 'ollama.version': '0.12.0' } },
    { name: 'driver 575', facts: { ...facts, 'nvidia.moduleVersion': '575.57', 'cuda.driverVersion': '12.9' } },
  ],
  unknown: [
    {
      name: 'the release is not told',
      facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },

    { name: 'the driver is not known', facts: { ...facts, 'nvidia.moduleVersion': { gap: 'not-in-text' } } },
    {
      name: 'the sibling: PyTorch says it',
      facts: { gpus: facts.gpus },
      log: ['torch.AcceleratorError: CUDA error: no kernel image is available for execution on the device'],
    },
  ],
});
