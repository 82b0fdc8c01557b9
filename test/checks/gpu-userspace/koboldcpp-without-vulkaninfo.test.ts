import check from '../../../checks/gpu-userspace/koboldcpp-without-vulkaninfo.ts';
import { testCheck } from '../../helpers/test-check.ts';

const without = {
  gpus: [{ vendor: 'amd', integrated: false, driver: 'amdgpu' }],
  'vulkan.tool': false,
  'rocm.version': null,
  'rocm.hipLibrary': null,
  runtimes: [{ kind: 'koboldcpp' }],
  servers: [],
  services: [],
  vulkanDevices: [{ type: 'discrete', driverId: 'mesa-radv' }],
} as const;
const line = 'Auto Selected Default Backend (flag=0)';

testCheck(check, {
  found: [
    { is: 'exposed', name: 'a Radeon that Vulkan lists', facts: without, cites: 'https://github.com/LostRuins/koboldcpp/issues/2412' },
    { is: 'suspected', name: 'with the launcher’s choice', facts: without, log: [line], cites: 'https://github.com/LostRuins/koboldcpp/issues/2412' },
  ],
  clear: [
    {
      name: 'chosen by hand',
      facts: { ...without, servers: [{ kind: 'koboldcpp', flags: { entries: { '--usevulkan': '' } } }] },
    },
    {
      name: 'chosen in a file of settings',
      facts: { ...without, servers: [{ kind: 'koboldcpp', flags: { entries: { '--config': 'mine.kcpps' } } }] },
    },
    {
      name: 'a processor’s graphics, which it does not choose with vulkaninfo either',
      facts: { ...without, gpus: [{ vendor: 'amd', integrated: true }], vulkanDevices: [{ type: 'integrated', driverId: 'mesa-radv' }] },
      log: [line],
    },
    {
      name: 'chosen in the unit, which does not run now',
      facts: { ...without, services: [{ serves: 'koboldcpp', execStart: '/opt/koboldcpp/koboldcpp --usevulkan --model /srv/a.gguf' }] },
    },
    { name: 'the CPU is chosen by hand', facts: { ...without, servers: [{ kind: 'koboldcpp', flags: { entries: { '--usecpu': '' } } }] } },
    {
      name: 'a Radeon for the screen, and an NVIDIA card that nvidia-smi lists',
      facts: { ...without, gpus: [...without.gpus, { vendor: 'nvidia', integrated: false, driver: 'nvidia' }] },
    },
    { name: 'the distribution’s ROCm', facts: { ...without, 'rocm.hipLibrary': '6.4.2' } },
    { name: 'rocminfo tells it of the card', facts: { ...without, 'rocm.version': '7.2.0' } },
    { name: 'vulkaninfo is installed', facts: { ...without, 'vulkan.tool': true }, log: [line] },
    { name: 'no GPU in Vulkan', facts: { ...without, vulkanDevices: [{ type: 'cpu', driverId: 'mesa-llvmpipe' }] }, log: [line] },
    { name: 'an NVIDIA card, which is found by nvidia-smi', facts: { ...without, vulkanDevices: [{ type: 'discrete', driverId: 'nvidia-proprietary' }] } },
    { name: 'another runtime', facts: { ...without, runtimes: [{ kind: 'llama.cpp' }] } },
  ],
  unknown: [
    {
      name: 'a guide that speaks of it',
      facts: { gpus: { incomplete: [{ vendor: 'amd', integrated: false }] }, runtimes: { incomplete: [{ kind: 'koboldcpp' }] } },
      log: ['The guide says: if vulkaninfo: command not found, install vulkan-tools. It finds the card.'],
    },
    {
      name: 'the fork for ROCm',
      facts: { gpus: { incomplete: [{ vendor: 'amd', integrated: false }] }, runtimes: { incomplete: [{ kind: 'koboldcpp' }] } },
      log: ['koboldcpp-rocm 1.90 here. vulkaninfo: command not found. rocminfo works.'],
    },
    {
      name: 'a card that it found, and Vulkan that it loaded',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] }, runtimes: { incomplete: [{ kind: 'koboldcpp' }] } },
      log: ['Detected AMD GPU VRAM from rocminfo: [24560] MB', 'Unable to detect VRAM, please set layers manually.'],
    },
    {
      name: 'a server without a GPU',
      facts: { runtimes: { incomplete: [{ kind: 'koboldcpp' }] } },
      log: [line, 'Unable to detect VRAM, please set layers manually.'],
    },
    { name: 'Vulkan could not be asked', facts: { ...without, vulkanDevices: { gap: 'timeout' } } },
  ],
});
