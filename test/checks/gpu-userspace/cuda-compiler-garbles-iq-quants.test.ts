import check from '../../../checks/gpu-userspace/cuda-compiler-garbles-iq-quants.ts';
import { testCheck } from '../../helpers/test-check.ts';

const build = (nvcc: string) => ({
  gpus: [{ vendor: 'nvidia' }],
  'cuda.nvcc': nvcc,
  runtimes: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }],
});

testCheck(check, {
  found: [
    {
      name: 'toolkit 13.2.1 beside a llama.cpp with CUDA',
      is: 'exposed',
      facts: build('13.2.78'),
      cites: 'https://github.com/ggml-org/llama.cpp/issues/28581',
    },
    { name: 'toolkit 13.2.0', is: 'exposed', facts: build('13.2.51') },
  ],
  clear: [
    { name: '13.2.2', facts: build('13.2.86') },
    { name: '13.1', facts: build('13.1.80') },
    { name: 'a Vulkan build', facts: { ...build('13.2.78'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
  ],
  unknown: [
    { name: 'the toolkit is not known', facts: { ...build('13.2.78'), 'cuda.nvcc': { gap: 'unsupported' } } },
    { name: 'a fixed nvcc', log: ['Cuda compilation tools, release 13.2, V13.2.86'] },
  ],
});
