import check from '../../../checks/container/llamacpp-vulkan-image-without-devices.ts';
import { testCheck } from '../../helpers/test-check.ts';

const image = { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan' };

testCheck(check, {
  found: [
    {
      name: 'a Radeon 780M with b9641',
      facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9641', backends: ['vulkan'] }], vulkanDevices: [] },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored'],
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/24651',
    },
    {
      name: 'llama-swap’s image',
      facts: {
        'container.image': 'ghcr.io/mostlygeek/llama-swap:v224-vulkan-b9603',
        runtimes: [{ kind: 'llama.cpp', build: '9603', backends: ['vulkan'] }],
        vulkanDevices: [],
      },
      log: ['error while handling argument "--device": invalid device: Vulkan0'],
      is: 'suspected',
      cites: 'https://github.com/mostlygeek/llama-swap/issues/837',
    },
    { name: 'the image alone', facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9592', backends: ['vulkan'] }], vulkanDevices: [] }, is: 'exposed' },
  ],
  clear: [
    { name: 'an older image', facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9570' }], vulkanDevices: [] } },
    {
      name: 'the device is listed',
      facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9603' }], vulkanDevices: [{ type: 'discrete' }] },
    },
    { name: 'a program on the host', facts: { 'container.image': null, runtimes: [{ kind: 'llama.cpp', build: '9603' }] } },
    { name: 'the image for CUDA', facts: { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-cuda', runtimes: [{ kind: 'llama.cpp', build: '9603' }] } },
    {
      name: 'CUDA’s log',
      facts: { runtimes: [{ kind: 'llama.cpp', backends: ['cuda'] }] },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored'],
    },
  ],
  unknown: [{ name: 'a newer build', facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9700' }], vulkanDevices: [] } }],
});
