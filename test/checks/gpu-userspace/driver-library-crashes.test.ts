import check from '../../../checks/gpu-userspace/driver-library-crashes.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'Level Zero dies',
      facts: { gpus: [{ vendor: 'intel' }], driverLibraries: [{ api: 'level-zero', outcome: 'crashes', said: 'SIGSEGV' }] },
      cites: 'https://github.com/intel/compute-runtime/issues/920',
    },
    { is: 'present', name: 'HIP does not return', facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [{ api: 'hip', outcome: 'hangs' }] } },
    {
      is: 'present',
      name: 'CUDA does not return on a GPU that NVML has listed',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [
          { api: 'nvml', outcome: 'answers' },
          { api: 'cuda', outcome: 'hangs' },
        ],
      },
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
      facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [{ api: 'opencl', outcome: 'crashes' }] },
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
    { name: 'it was slow, and still at work', facts: { gpus: [{ vendor: 'nvidia' }], driverLibraries: [{ api: 'cuda', outcome: { gap: 'timeout' } }] } },
  ],
});
