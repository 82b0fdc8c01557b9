import check from '../../../checks/gpu-userspace/cuda-toolkit-dropped-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const p40 = (toolkit: string) => ({
  gpus: [{ vendor: 'nvidia', generation: 'pascal', computeCapability: '6.1' }],
  'cuda.toolkit': toolkit,
  'cuda.toolkits': [toolkit],
  'distro.id': 'ubuntu',
  'distro.version': '24.04',
  runtimes: [],
});

testCheck(check, {
  found: [
    {
      name: 'nvcc refuses',
      is: 'confirmed',
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_35'"],
      cites: 'https://github.com/ollama/ollama/issues/12036',
    },
    {
      name: 'a Pascal card, in a build of a program that is younger than it',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
      cites: 'https://github.com/ollama/ollama/issues/12408',
    },
    {
      name: 'a PyTorch extension, on an NVIDIA GPU of which no more is told',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'pytorch' }] } },
      log: ["nvcc fatal: Unsupported gpu architecture 'compute_70'"],
      cites: 'https://github.com/Dao-AILab/fast-hadamard-transform/issues/16',
    },
    {
      name: 'and with what CMake tells of nvcc',
      is: 'suspected',
      facts: { 'cuda.toolkit': '13.0' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
    },
    {
      name: 'a list with an old number, for a newer card',
      is: 'confirmed',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'ampere', computeCapability: '8.6' }] }, 'cuda.toolkit': '13.0' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_50'"],
    },
    { name: 'a P40 and toolkit 13', is: 'exposed', facts: p40('13.0.1') },
  ],
  clear: [
    {
      name: 'Ollama alone, which brings its own code',
      facts: { ...p40('13.0.1'), runtimes: [{ kind: 'ollama', startError: null }] },
    },
    {
      name: 'the sibling: a toolkit from before the GPU says the same',
      facts: { ...p40('7.5'), gpus: { incomplete: [{ vendor: 'nvidia', generation: 'pascal' }] } },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
    },
    {
      name: 'the sibling, on a system that never had CUDA 13',
      facts: { gpus: [], runtimes: [{ kind: 'pytorch', startError: null }], 'distro.id': 'ubuntu', 'distro.version': '16.04' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_60'"],
    },
    { name: 'toolkit 12.9', facts: p40('12.9.1') },
    { name: 'toolkit 12.9 beside 13', facts: { ...p40('13.0.1'), 'cuda.toolkits': ['12.9.1', '13.0.1'] } },
    { name: 'a llama.cpp for Vulkan', facts: { ...p40('13.0.1'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'], startError: null }] } },
    {
      name: 'LM Studio and a wheel of PyTorch',
      facts: {
        ...p40('13.0.1'),
        runtimes: [
          { kind: 'lm-studio', startError: null },
          { kind: 'pytorch', startError: null },
        ],
      },
    },
    { name: 'a Turing card', facts: { ...p40('13.0.1'), gpus: [{ vendor: 'nvidia', generation: 'turing', computeCapability: '7.5' }] } },
  ],
  unknown: [
    {
      name: 'a paste about a newer card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'blackwell', computeCapability: '12.0' }] }, 'cuda.toolkit': '13.0' },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'the sibling, where the card is known and the toolkit is not',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'pascal' }] }, runtimes: [], 'distro.id': 'ubuntu', 'distro.version': '16.04' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
    },
    {
      name: 'the sibling: PyTorch’s wheel on a P40',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'pascal' }] } },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    {
      // github.com/ollama/ollama/issues/8089
      name: 'the package of a distribution without the part for the card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
    { name: 'too new for an old toolkit: another cause', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_120'"] },
    { name: 'Pascal alone, which a CUDA of 2015 does not know yet', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"] },
  ],
});
