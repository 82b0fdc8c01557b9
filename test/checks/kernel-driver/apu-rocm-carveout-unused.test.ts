import check from '../../../checks/kernel-driver/apu-rocm-carveout-unused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const halo = { integrated: true, driver: 'amdgpu', vramTotal: 96 * 2 ** 30, kfdMemory: 17_050_894_336 };
const runtimes = [{ kind: 'llama.cpp', backends: ['hip'] }];

testCheck(check, {
  found: [
    {
      name: 'Ollama with ROCm',
      is: 'exposed',
      facts: { gpus: [halo], runtimes: [{ kind: 'ollama', backends: ['hip'] }], 'ollama.compute': ['rocm'] },
    },
    { name: 'PyTorch for ROCm', is: 'exposed', facts: { gpus: [halo], runtimes: [], torch: [{ variant: 'rocm6.4' }] } },
    {
      name: '96 GiB carve-out, 15.9 GiB offered',
      is: 'exposed',
      facts: { gpus: [halo], runtimes },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5444',
    },
    { name: 'rocminfo’s pool of RAM', is: 'exposed', facts: { gpus: [halo], runtimes }, log: ['      Size:                    65536000(0x3e80000) KB'] },
  ],
  clear: [
    {
      name: 'Ollama, which has these libraries and uses Vulkan',
      facts: { gpus: [halo], runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }], 'ollama.compute': ['vulkan'], torch: [] },
    },
    { name: 'the carve-out is offered', facts: { gpus: [{ ...halo, kfdMemory: 96 * 2 ** 30 }], runtimes } },
    { name: 'a small carve-out, GTT is offered', facts: { gpus: [{ ...halo, vramTotal: 512 * 2 ** 20, kfdMemory: 60 * 2 ** 30 }], runtimes } },
    { name: 'a discrete card', facts: { gpus: [{ ...halo, integrated: false }], runtimes } },
  ],
  unknown: [{ name: 'KFD cannot be read', facts: { gpus: [{ ...halo, kfdMemory: { gap: 'denied' } }], runtimes } }],
});
