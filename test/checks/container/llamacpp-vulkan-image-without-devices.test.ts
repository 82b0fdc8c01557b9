import check from '../../../checks/container/llamacpp-vulkan-image-without-devices.ts';
import { testCheck } from '../../helpers/test-check.ts';

const image = { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan' };

testCheck(check, {
  found: [
    {
      name: 'a Radeon 780M with b9641',
      facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9641', backends: ['vulkan'] }], vulkanDevices: [] },
      log: ['version: 9641 (6e9007ae6)', 'warning: no usable GPU found, --gpu-layers option will be ignored'],
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
      log: ['After pulling `v224-vulkan-b9603` (using `vulkan` tag), I have got GPU detection broken'],
      is: 'suspected',
      cites: 'https://github.com/mostlygeek/llama-swap/issues/837',
    },
    {
      name: 'the loader says it',
      facts: { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan' },
      log: ['/app/libggml-vulkan.so: symbol lookup error: undefined symbol: matmul_id_subgroup_q6_k_f32_dot2_aligned_f16acc_data (fatal)'],
      is: 'confirmed',
      cites: 'https://github.com/defilantech/LLMKube/issues/725',
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
  unknown: [
    {
      name: 'the image, no build, and no GPU, which has many causes',
      facts: { ...image, runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored', 'it does not detect my GPU'],
    },
    { name: 'a newer build', facts: { ...image, runtimes: [{ kind: 'llama.cpp', build: '9700' }], vulkanDevices: [] } },
  ],
});
