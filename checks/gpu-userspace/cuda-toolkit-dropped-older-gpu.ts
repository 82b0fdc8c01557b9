import { all, any, cuda, defineCheck, gpus, not } from '#api';

export default defineCheck({
  id: 'cuda-toolkit-dropped-older-gpu',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'CUDA 13’s nvcc makes no code for Maxwell, Pascal and Volta GPUs',
  impact: 'blocked',
  symptom: 'Builds stop with “Unsupported gpu architecture compute_61”, or end in “no kernel image is available” on a GTX 10xx, P40 or V100.',
  blamedOn: 'the driver, the model’s format',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm', 'koboldcpp'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('maxwell', 'pascal', 'volta'))),
    // A paste that names a newer GPU is about that one.
    not(gpus.some((gpu) => any(gpu.computeCapability.atLeast('7.5'), gpu.generation.oneOf('turing', 'ampere', 'ada', 'hopper', 'blackwell')))),
    cuda.toolkit.atLeast('13.0'),
  ),
  proves: [/nvcc fatal {1,3}: Unsupported gpu architecture 'compute_(?:50|52|53|60|61|62|70|72)'/],
  hints: [/no kernel image is available for execution on the device/],
  remedy: [
    { do: 'Build with a CUDA 12 toolkit (12.9 is the last that knows these GPUs); both can be installed side by side.' },
    { do: 'Or use a release built with CUDA 12: Ollama’s own archive (cuda_v12), PyTorch’s cu126 wheels. Vulkan works as well.' },
  ],
  verify: 'nvcc --version',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/cuDecomp/pull/97',
      date: '2025',
      establishes: 'NVIDIA: CUDA 13.0 dropped Volta (7.0), not Turing (7.5)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12408',
      date: '2025-09-29',
      establishes: 'Pascal users of Arch’s packages after these moved to CUDA 13',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/157517',
      date: '2025',
      establishes: 'PyTorch’s plan, quoting NVIDIA’s removal with CUDA 13.0',
      strength: 'maintainer-confirmed',
    },
  ],
});
