import check from '../../../checks/gpu-userspace/hip-lists-no-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const hip = { api: 'hip', origin: 'loader', outcome: 'refuses', error: 'hipErrorNoDevice', gpuCount: 0, narrowed: false, version: '5.2.21153' };
const old = {
  gpus: [{ kfdArch: 'gfx1201', integrated: false, renderNodeOpens: true }],
  'rocm.kfdOpens': true,
  'rocm.version': null,
  runtimes: [{ kind: 'llama.cpp', backends: ['hip'], libraries: ['libggml-hip.so'] }],
  driverLibraries: [hip],
} as const;

testCheck(check, {
  found: [{ is: 'present', name: 'an RX 9070 XT and Debian’s ROCm 5.2', facts: old, cites: 'https://github.com/ROCm/hip/issues/2254' }],
  clear: [
    { name: 'HIP lists it', facts: { ...old, driverLibraries: [{ ...hip, outcome: 'answers', error: null, gpuCount: 1 }] } },
    { name: 'Ollama’s copy lists it', facts: { ...old, driverLibraries: [hip, { ...hip, outcome: 'answers', error: null, gpuCount: 1, origin: 'ollama' }] } },
    {
      name: 'Ollama’s copy alone, where Ollama uses the GPU through Vulkan',
      facts: {
        ...old,
        runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan', 'cpu'] }],
        'ollama.compute': ['vulkan'],
        driverLibraries: [{ ...hip, origin: 'ollama' }],
      },
    },
    { name: 'HIP_VISIBLE_DEVICES hides it', facts: { ...old, driverLibraries: [{ ...hip, narrowed: true }] } },
    { name: '/dev/kfd is closed', facts: { ...old, 'rocm.kfdOpens': false } },
    { name: 'a library that nothing uses', facts: { ...old, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: 'a wheel of PyTorch, which brings its own HIP', facts: { ...old, runtimes: [{ kind: 'pytorch', backends: ['hip'] }] } },
    {
      name: 'an archive of llama.cpp with all of ROCm, beside Debian’s old library',
      facts: { ...old, runtimes: [{ kind: 'llama.cpp', backends: ['hip'], libraries: ['libggml-hip.so', 'librocblas.so.5'] }] },
    },
    { name: 'LM Studio, which brings its own', facts: { ...old, runtimes: [{ kind: 'lm-studio', backends: ['hip', 'vulkan'] }] } },
    { name: 'the render node is closed', facts: { ...old, gpus: [{ kfdArch: 'gfx1201', integrated: false, renderNodeOpens: false }] } },
    { name: 'a Polaris card, which HIP leaves out on purpose', facts: { ...old, gpus: [{ kfdArch: 'gfx803', integrated: false, renderNodeOpens: true }] } },
    { name: 'no AMD GPU', facts: { ...old, gpus: [{ kfdArch: null, integrated: false, renderNodeOpens: true }] } },
    { name: 'a desktop Ryzen’s graphics', facts: { ...old, gpus: [{ kfdArch: 'gfx1036', integrated: true, renderNodeOpens: true }] } },
  ],
  unknown: [
    {
      name: 'it could not be asked',
      facts: { ...old, driverLibraries: [{ ...hip, outcome: { gap: 'timeout' }, error: { gap: 'timeout' }, gpuCount: { gap: 'timeout' } }] },
    },
    {
      name: 'the sibling: the device is not there at all',
      facts: { ...old, driverLibraries: { gap: 'unsupported' } },
      log: ['Unable to open /dev/kfd read-write: No such file or directory'],
    },
  ],
});
