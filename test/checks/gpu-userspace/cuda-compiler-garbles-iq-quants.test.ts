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
    {
      name: 'and owners who see it',
      is: 'suspected',
      cites: 'https://github.com/unslothai/unsloth/issues/4849',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'cuda.toolkit': '13.2', runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
      log: ['llama.cpp CUDA 13.2 gibberish for IQ3_S / IQ3_XXS, IQ2_M'],
    },
    { name: 'toolkit 13.2.0', is: 'exposed', facts: build('13.2.51') },
  ],
  clear: [
    { name: '13.2.2', facts: { ...build('13.2.86'), 'cuda.toolkit': '13.2.2' } },
    { name: '13.2.2 in a folder that is called 13.2', facts: { ...build('13.2.86'), 'cuda.toolkit': '13.2' } },
    { name: '13.1', facts: { ...build('13.1.80'), 'cuda.toolkit': '13.1.0' }, log: ['IQ3_S produce garbage'] },
    { name: 'a Vulkan build', facts: { ...build('13.2.78'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
  ],
  unknown: [
    {
      name: 'what is over with a newer one',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
      log: ['After updating from CUDA 13.2 to 13.3 there is no more gibberish.'],
    },
    {
      name: 'who knows of it, and built with another; Vulkan says the same',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
      log: [
        'I know that CUDA 13.2 gave gibberish with IQ3_S, so I built with 12.8, and the server crashes.',
        'The build with CUDA 13.2 outputs gibberish, the same as Vulkan.',
      ],
    },
    {
      name: 'the siblings: another program, the driver’s number, and what the CPU answers as well',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
      log: [
        'vLLM with CUDA 13.2 gives gibberish for AWQ. llama.cpp is fine.',
        'With a CUDA 13.2 driver the model outputs gibberish',
        'CUDA 13.2: the model outputs gibberish, also on the CPU',
      ],
    },
    { name: 'the toolkit is not known', facts: { ...build('13.2.78'), 'cuda.nvcc': { gap: 'unsupported' } } },
    { name: 'the sibling: garbage of another quantization', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: ['Q4_K_M gives garbage'] },
    {
      name: 'the sibling: a file that is broken, and not a word of the toolkit',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
      log: ['IQ2_XS gives garbage'],
    },
    { name: 'a fixed nvcc', log: ['Cuda compilation tools, release 13.2, V13.2.86'] },
  ],
});
