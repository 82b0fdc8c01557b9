import check from '../../../checks/gpu-userspace/driver-library-incomplete.ts';
import { testCheck } from '../../helpers/test-check.ts';

const said = 'libnuma.so.1: cannot open shared object file: No such file or directory';
const gpus = [{ vendor: 'amd' }];
const hip = { api: 'hip', origin: 'loader', outcome: 'unloadable', said } as const;

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'libnuma is missing',
      facts: { gpus, 'distro.libc': 'glibc', driverLibraries: [hip], runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }] },
      cites: 'https://github.com/ollama/ollama/issues/2411',
    },
  ],
  clear: [
    {
      name: 'Ollama’s own copy answers, and nothing else runs there',
      facts: {
        gpus,
        'distro.libc': 'glibc',
        driverLibraries: [hip, { api: 'hip', origin: 'ollama', outcome: 'answers', said: null, gpuCount: 1 }],
        runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }],
      },
    },
    {
      name: 'Ollama’s own copy answers, and the other program runs Vulkan',
      facts: {
        gpus,
        'distro.libc': 'glibc',
        driverLibraries: [hip, { api: 'hip', origin: 'ollama', outcome: 'answers', said: null, gpuCount: 1 }],
        runtimes: [
          { kind: 'ollama', backends: ['hip', 'cpu'] },
          { kind: 'llama.cpp', backends: ['vulkan', 'cpu'] },
        ],
      },
    },
    {
      name: 'an archive of llama.cpp that holds all of ROCm',
      facts: {
        gpus,
        'distro.libc': 'glibc',
        driverLibraries: [hip],
        runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'cpu'], libraries: ['libggml-hip.so', 'librocblas.so.5'] }],
      },
    },
    {
      name: 'the copy in ROCm’s tree answers',
      facts: {
        gpus,
        'distro.libc': 'glibc',
        driverLibraries: [hip, { api: 'hip', origin: 'rocm-tree', outcome: 'answers', said: null, gpuCount: 1 }],
        runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'cpu'] }],
      },
    },
    {
      name: 'beside a card of NVIDIA’s, which does the work',
      facts: {
        gpus: [...gpus, { vendor: 'nvidia' }],
        'distro.libc': 'glibc',
        driverLibraries: [hip],
        runtimes: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }],
      },
    },
    {
      name: 'a machine that runs Vulkan alone',
      facts: { gpus, 'distro.libc': 'glibc', driverLibraries: [hip], runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] },
    },
    { name: 'it loads', facts: { gpus, 'distro.libc': 'glibc', driverLibraries: [{ ...hip, outcome: 'answers', said: null }] } },
    { name: 'ROCm’s library on a machine without an AMD GPU', facts: { gpus: [{ vendor: 'nvidia' }], 'distro.libc': 'glibc', driverLibraries: [hip] } },
    { name: 'glibc’s library under musl', facts: { gpus, 'distro.libc': 'musl', driverLibraries: [hip] } },
    { name: 'a tree that the loader does not take', facts: { gpus, 'distro.libc': 'glibc', driverLibraries: [{ ...hip, origin: 'rocm-tree' }] } },
  ],
  unknown: [
    {
      name: 'another program without its own libelf, and the sibling: a library of ROCm',
      facts: { gpus: { incomplete: gpus }, 'distro.libc': 'glibc' },
      log: [
        'bpftool: error while loading shared libraries: libelf.so.1: cannot open shared object file: No such file or directory',
        'libamd_comgr.so.2: cannot open shared object file: No such file or directory',
        'ImportError: libnuma.so.1: cannot open shared object file: No such file or directory',
        'amdgpu_top: libdrm_amdgpu.so.1: cannot open shared object file: No such file or directory',
        'perf: libelf.so.1: cannot open shared object file: No such file or directory',
      ],
    },
    {
      name: 'it could not be asked',
      facts: { gpus, 'distro.libc': 'glibc', driverLibraries: [{ ...hip, outcome: { gap: 'unsupported' }, said: { gap: 'unsupported' } }] },
    },
    {
      name: 'the sibling: a library of CUDA',
      facts: { gpus, 'distro.libc': 'glibc', driverLibraries: { gap: 'unsupported' } },
      log: ['libcublas.so.12: cannot open shared object file: No such file or directory'],
    },
  ],
});
