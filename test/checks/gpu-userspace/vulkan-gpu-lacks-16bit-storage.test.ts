import check from '../../../checks/gpu-userspace/vulkan-gpu-lacks-16bit-storage.ts';
import { testCheck } from '../../helpers/test-check.ts';

const haswell = {
  runtimes: [{ backends: ['vulkan', 'cpu'] }],
  vulkanDevices: [
    { type: 'integrated', storage16: false },
    { type: 'cpu', storage16: true },
  ],
} as const;
const words = 'ggml_vulkan: device Vulkan0 does not support 16-bit storage.';

testCheck(check, {
  found: [
    { is: 'exposed', name: 'Haswell’s graphics', facts: haswell, cites: 'https://github.com/ggml-org/llama.cpp/pull/27723' },
    { is: 'confirmed', name: 'refused by llama.cpp', facts: haswell, log: [words], cites: 'https://github.com/ggml-org/llama.cpp/pull/15976' },
    { is: 'confirmed', name: 'the message alone', log: [words], cites: 'https://github.com/ggml-org/llama.cpp/issues/8219' },
  ],
  clear: [
    { name: 'the device has it', facts: { ...haswell, vulkanDevices: [{ type: 'integrated', storage16: true }] } },
    { name: 'no runtime for Vulkan', facts: { ...haswell, runtimes: [] } },
    {
      name: 'another GPU has it',
      facts: {
        ...haswell,
        vulkanDevices: [
          { type: 'integrated', storage16: false },
          { type: 'discrete', storage16: true },
        ],
      },
    },
    { name: 'llvmpipe alone', facts: { ...haswell, vulkanDevices: [{ type: 'cpu', storage16: true }] } },
  ],
  unknown: [
    { name: 'the summary does not tell', facts: { ...haswell, vulkanDevices: [{ type: 'integrated', storage16: { gap: 'unsupported' } }] } },
    { name: 'a healthy device', facts: { runtimes: haswell.runtimes }, log: ['ggml_vulkan: 0 = Intel(R) Arc(tm) A770 Graphics (DG2) | uma: 0 | fp16: 1'] },
  ],
});
