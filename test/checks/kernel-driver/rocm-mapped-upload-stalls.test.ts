import check from '../../../checks/kernel-driver/rocm-mapped-upload-stalls.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = { kind: 'llama.cpp', answers: false, libraries: ['libggml-hip.so'] } as const;
const flags = (set: Readonly<Record<string, string>>) => ({ flags: { entries: set }, environment: { entries: {} } });
const halo = {
  gpus: [{ vendor: 'amd', arch: 'gfx1151', integrated: true }],
  'rocm.version': '7.13.0',
  runtimes: [{ kind: 'llama.cpp', build: '9900' }],
  servers: [{ ...server, ...flags({ '--n-gpu-layers': '999' }) }],
};

testCheck(check, {
  found: [
    { name: 'a server that still loads', is: 'exposed', facts: halo, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6582' },
    {
      name: 'told with its cure',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1151' }], 'rocm.version': '6.4.0' },
      log: ['with the default mmap=1 the load hangs on this APU, and --no-mmap loads and runs the same 20 to 25 GB models fine'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6182',
    },
    {
      name: 'a Radeon V620',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1030' }], 'rocm.version': '6.4.2' },
      log: ['Larger models like `oss-gpt-120b` refuse to load unless `--no-mmap` is specified.'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/15018',
    },
    {
      name: 'compared with Vulkan',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1201' }], 'rocm.version': '7.13.0' },
      log: ['Bigger model hangs with ROCM llama.cpp runtime but loads with Vulkan llama.cpp runtime'],
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1916',
    },
    {
      name: 'compared, and it loads fine there',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1201' }], 'rocm.version': '7.13.0' },
      log: ['The 60 GB model hangs with ROCm and loads fine with Vulkan.'],
    },
    {
      name: 'compared by another one',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1151' }], 'rocm.version': '7.13.0' },
      log: ['ROCm is slow while loading large weights, all is fine with Vulkan'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/15018',
    },
  ],
  clear: [
    { name: 'it answers', facts: { ...halo, servers: [{ ...server, answers: true, ...flags({}) }] } },
    { name: 'without the mapping', facts: { ...halo, servers: [{ ...server, ...flags({ '--no-mmap': '' }) }] } },
    {
      name: 'an APU with a build that does not map by itself',
      facts: { ...halo, runtimes: [{ kind: 'llama.cpp', build: '10488' }] },
    },
    { name: 'with Vulkan', facts: { ...halo, servers: [{ ...server, libraries: ['libggml-vulkan.so'], ...flags({}) }] } },
  ],
  unknown: [
    { name: 'no server is known', facts: { gpus: [{ arch: 'gfx1151' }], 'rocm.version': '7.13.0' } },
    {
      name: 'the sibling: a slow disk',
      facts: { gpus: [{ arch: 'gfx1151' }], 'rocm.version': '7.13.0' },
      log: [
        'load_tensors: loading model tensors, this can take a while... (mmap = true)',
        'it takes five minutes from the hard disk',
        'with mmap on the HDD the load stalls',
        'ROCm hangs after an hour of generation; loading works, Vulkan is stable',
        'The server refuses to start unless I pass --no-mmap, as the file system has no mmap',
        'With mmap enabled it hangs when the disk is full',
        'it hangs with mmap when RAM is full, Vulkan also',
        'mmap stalls while the machine is swapping',
      ],
    },
    {
      name: 'what is compared in speed alone',
      facts: { gpus: [{ arch: 'gfx1151' }], 'rocm.version': '7.13.0' },
      log: [
        'ROCm is slower than Vulkan at long context',
        'ROCm slow to load compared with Vulkan',
        'ROCm is slow while loading, a bit faster with Vulkan',
        'It hangs while loading with Vulkan',
      ],
    },
  ],
});
