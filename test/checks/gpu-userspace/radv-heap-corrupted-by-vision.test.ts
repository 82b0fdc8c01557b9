import check from '../../../checks/gpu-userspace/radv-heap-corrupted-by-vision.ts';
import { testCheck } from '../../helpers/test-check.ts';

const radv = { driverId: 'mesa-radv', type: 'discrete', mesa: '25.0.7-2' };
const vision = {
  gpus: [{ arch: 'gfx1030', generation: 'rdna2' }],
  vulkanDevices: [radv],
  runtimes: [{ kind: 'llama.cpp', startError: 'llama-server.service: Main process exited, code=dumped, status=11/SEGV: Segmentation fault (core dumped)' }],
  servers: [{ kind: 'llama.cpp', libraries: ['libvulkan_radeon.so'], flags: { entries: { '--mmproj': '/models/mmproj.gguf' } } }],
} as const;

testCheck(check, {
  found: [{ is: 'exposed', name: 'an RX 6900 XT on Debian 13', facts: vision, cites: 'https://github.com/ggml-org/llama.cpp/issues/22128' }],
  clear: [
    { name: 'nothing crashed', facts: { ...vision, runtimes: [{ kind: 'llama.cpp', startError: null }] } },
    { name: 'Mesa 26.0.5', facts: { ...vision, vulkanDevices: [{ ...radv, mesa: '26.0.5-1' }] } },
    { name: 'no projector', facts: { ...vision, servers: [{ kind: 'llama.cpp', libraries: ['libvulkan_radeon.so'], flags: { entries: {} } }] } },
    {
      name: 'the projector stays on the CPU',
      facts: {
        ...vision,
        servers: [{ kind: 'llama.cpp', libraries: ['libvulkan_radeon.so'], flags: { entries: { '--mmproj': 'x', '--no-mmproj-offload': '' } } }],
      },
    },
    {
      name: 'a server on ROCm',
      facts: { ...vision, servers: [{ kind: 'llama.cpp', libraries: ['libggml-hip.so', 'libamdhip64.so.7'], flags: { entries: { '--mmproj': 'x' } } }] },
    },
    { name: 'another generation', facts: { ...vision, gpus: [{ arch: 'gfx1100', generation: 'rdna3' }] } },
  ],
  unknown: [
    { name: 'an older Mesa, which nobody has reported', facts: { ...vision, vulkanDevices: [{ ...radv, mesa: '24.2.8' }] } },
    { name: 'a Mesa in between', facts: { ...vision, vulkanDevices: [{ ...radv, mesa: '25.2.8-0ubuntu0.24.04.1' }] } },
    { name: 'the driver could not be asked', facts: { ...vision, vulkanDevices: { gap: 'timeout' } } },
  ],
});
