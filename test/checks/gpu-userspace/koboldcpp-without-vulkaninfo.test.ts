import check from '../../../checks/gpu-userspace/koboldcpp-without-vulkaninfo.ts';
import { testCheck } from '../../helpers/test-check.ts';

const without = {
  gpus: [{ vendor: 'amd' }],
  'vulkan.tool': false,
  runtimes: [{ kind: 'koboldcpp' }],
  vulkanDevices: [{ type: 'discrete', driverId: 'mesa-radv' }],
} as const;
const line = 'Auto Selected Default Backend (flag=0)';

testCheck(check, {
  found: [
    { is: 'exposed', name: 'a Radeon that Vulkan lists', facts: without, cites: 'https://github.com/LostRuins/koboldcpp/issues/2412' },
    { is: 'suspected', name: 'with the launcher’s choice', facts: without, log: [line], cites: 'https://github.com/LostRuins/koboldcpp/issues/2412' },
  ],
  clear: [
    { name: 'vulkaninfo is installed', facts: { ...without, 'vulkan.tool': true }, log: [line] },
    { name: 'no GPU in Vulkan', facts: { ...without, vulkanDevices: [{ type: 'cpu', driverId: 'mesa-llvmpipe' }] }, log: [line] },
    { name: 'an NVIDIA card, which is found by nvidia-smi', facts: { ...without, vulkanDevices: [{ type: 'discrete', driverId: 'nvidia-proprietary' }] } },
    { name: 'another runtime', facts: { ...without, runtimes: [{ kind: 'llama.cpp' }] } },
  ],
  unknown: [
    {
      name: 'a server without a GPU',
      facts: { runtimes: { incomplete: [{ kind: 'koboldcpp' }] } },
      log: [line, 'Unable to detect VRAM, please set layers manually.'],
    },
    { name: 'Vulkan could not be asked', facts: { ...without, vulkanDevices: { gap: 'timeout' } } },
  ],
});
