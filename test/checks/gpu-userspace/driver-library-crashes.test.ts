import check from '../../../checks/gpu-userspace/driver-library-crashes.ts';
import { testCheck } from '../../helpers/test-check.ts';

const answers = { outcome: 'answers', origin: 'loader' } as const;

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'Level Zero dies',
      facts: { gpus: [{ vendor: 'intel' }], driverLibraries: [{ api: 'level-zero', origin: 'loader', outcome: 'crashes', said: 'SIGSEGV' }] },
      cites: 'https://github.com/intel/compute-runtime/issues/920',
    },
    { is: 'present', name: 'HIP does not return', facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [{ api: 'hip', origin: 'loader', outcome: 'hangs' }] } },
    {
      is: 'present',
      name: 'CUDA does not return on a GPU that NVML has listed',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [
          { api: 'nvml', origin: 'loader', outcome: 'answers' },
          { api: 'cuda', origin: 'loader', outcome: 'hangs' },
        ],
      },
    },
    {
      is: 'present',
      name: 'CUDA dies on NixOS, whose libraries lie elsewhere, and NVML answers',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [
          { api: 'nvml', origin: 'out-of-path', outcome: 'answers' },
          { api: 'cuda', origin: 'out-of-path', outcome: 'crashes' },
        ],
      },
    },
    {
      is: 'present',
      name: 'a tree of ROCm that is all there is',
      facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [{ api: 'hsa', origin: 'rocm-tree', outcome: 'crashes' }] },
      cites: 'https://github.com/ROCm/TheRock/issues/5763',
    },
    {
      is: 'suspected',
      name: 'the kernel’s other word for a crash',
      facts: { gpus: { incomplete: [{ vendor: 'intel' }] } },
      log: [
        'traps: sycl-ls[4711] general protection fault ip:7f2a5c0a1234 sp:7ffd00000000 error:0 in libze_intel_gpu.so.1.14.37435[4a1234,7f2a5c000000+900000]',
      ],
    },
  ],
  clear: [
    {
      name: 'a server without persistence, whose driver still starts its GPUs',
      facts: {
        gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }],
        driverLibraries: [
          { api: 'nvml', outcome: 'hangs' },
          { api: 'cuda', outcome: 'hangs' },
        ],
      },
    },
    {
      name: 'a nightly in /opt beside the distribution’s ROCm, which the loader takes',
      facts: {
        gpus: [{ vendor: 'amd' }],
        driverLibraries: [
          { api: 'hip', ...answers },
          { api: 'hsa', ...answers },
          { api: 'hsa', origin: 'rocm-tree', outcome: 'crashes' },
        ],
      },
    },
    {
      name: 'the processor’s graphics beside a card of another vendor’s, and no program for them',
      facts: {
        gpus: [
          { vendor: 'intel', integrated: true },
          { vendor: 'nvidia', integrated: false },
        ],
        driverLibraries: [
          { api: 'level-zero', origin: 'loader', outcome: 'crashes' },
          { api: 'cuda', ...answers },
        ],
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan', 'cpu'] }],
      },
    },
    {
      name: 'Ollama’s copy, where Ollama uses the GPU through Vulkan',
      facts: {
        gpus: [{ vendor: 'amd' }],
        driverLibraries: [{ api: 'hsa', origin: 'ollama', outcome: 'crashes' }],
        'ollama.compute': ['vulkan'],
      },
    },
    {
      name: 'all answer',
      facts: {
        driverLibraries: [
          { api: 'level-zero', outcome: 'answers' },
          { api: 'cuda', outcome: 'refuses' },
        ],
      },
    },
    {
      name: 'an OpenCL driver dies, which hardly a runtime asks',
      facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [{ api: 'opencl', origin: 'loader', outcome: 'crashes' }] },
    },
    {
      name: 'a crash of the runtime itself',
      facts: { driverLibraries: [] },
      log: ['ollama[812]: segfault at 0 ip 00007f2a5c0a1234 sp 00007ffd in libc.so.6[7f2a5c000000+163000]'],
    },
  ],
  unknown: [
    {
      name: 'a program that ends within the library after an error of its own',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['ollama_llama_se[2211]: segfault at 18 ip 00007f2a5c0a1234 sp 00007ffd00000000 error 4 in libcuda.so.570.86.15[7f2a5c000000+163000]'],
    },
    {
      name: 'it was slow, and still at work',
      facts: { gpus: [{ vendor: 'nvidia' }], driverLibraries: [{ api: 'cuda', origin: 'loader', outcome: { gap: 'timeout' } }] },
    },
  ],
});
