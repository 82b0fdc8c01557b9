import check from '../../../checks/kernel-driver/apu-rocm-carveout-only.ts';
import { testCheck } from '../../helpers/test-check.ts';

const apu = { integrated: true, driver: 'amdgpu', kfdMemory: 6_442_450_944, gttTotal: 42_949_672_960 };
const runtimes = [{ kind: 'llama.cpp', backends: ['hip'] }];

testCheck(check, {
  found: [
    { name: '6 GiB carve-out, 40 GiB GTT', is: 'exposed', facts: { gpus: [apu], runtimes }, cites: 'https://github.com/ggml-org/llama.cpp/issues/19818' },
    {
      name: 'a report that says so in words',
      is: 'suspected',
      facts: { gpus: [{ integrated: true }], runtimes },
      log: ['ROCm has only 6368 MiB of free device memory and cannot use GTT memory'],
    },
    {
      name: 'PyTorch names what it was offered',
      is: 'confirmed',
      log: ['torch.cuda.OutOfMemoryError: HIP out of memory. Tried to allocate 2.00 MiB (GPU 0; 512.00 MiB total capacity; 150.39 MiB already allocated;'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/2014',
    },
    {
      name: 'in the words of 2.2 and later',
      is: 'confirmed',
      log: ['torch.OutOfMemoryError: HIP out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 512.00 MiB of which 12.00 MiB is free.'],
    },
  ],
  clear: [
    {
      name: 'Ollama, which has these libraries and uses Vulkan',
      facts: { gpus: [apu], runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }], 'ollama.compute': ['vulkan'], torch: [] },
    },
    {
      name: 'the processor of a laptop with an NVIDIA card',
      facts: { gpus: [apu, { vendor: 'nvidia', integrated: false, driver: 'nvidia' }], runtimes },
    },
    { name: 'KFD offers GTT', facts: { gpus: [{ ...apu, kfdMemory: 42_949_672_960 }], runtimes } },
    { name: 'a carve-out larger than GTT, chosen so', facts: { gpus: [{ ...apu, kfdMemory: 103_079_215_104, gttTotal: 16_384_000_000 }], runtimes } },
    { name: 'Vulkan only', facts: { gpus: [apu], runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [{ variant: 'cu126' }] } },
    {
      name: 'the processor’s own GPU, which was taken instead of the card',
      facts: {
        gpus: [
          { vendor: 'amd', integrated: true },
          { vendor: 'amd', integrated: false },
        ],
      },
      log: ['torch.OutOfMemoryError: HIP out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 512.00 MiB of which 12.00 MiB is free.'],
    },
    { name: 'a discrete card', facts: { gpus: [{ ...apu, integrated: false }], runtimes } },
  ],
  unknown: [
    {
      name: 'the siblings: a card that is full, and a small one of NVIDIA',
      log: [
        'torch.OutOfMemoryError: HIP out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.92 GiB of which 12.00 MiB is free.',
        'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 MiB (GPU 0; 512.00 MiB total capacity; 1.00 MiB already allocated;',
      ],
    },
    { name: 'KFD could not be read', facts: { gpus: [{ ...apu, kfdMemory: { gap: 'denied' } }], runtimes } },
    {
      name: 'the kernel’s usual line on GTT',
      facts: { gpus: [{ integrated: true }], runtimes },
      log: ['amdgpu 0000:c5:00.0: amdgpu: amdgpu: 47951M of GTT memory ready.'],
    },
  ],
});
