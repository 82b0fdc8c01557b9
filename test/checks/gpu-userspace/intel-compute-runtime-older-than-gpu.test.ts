import check from '../../../checks/gpu-userspace/intel-compute-runtime-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lunarLake = (build: string) => ({
  gpus: [{ vendor: 'intel', generation: 'lunar-lake', name: 'Arc 130V/140V', driver: 'xe', renderNodeOpens: true }],
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl'] }],
  'intel.computeRuntimeBuild': build,
});
const answers = (gpuCount: number) => ({ driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount }] });
const battlemage = (name: string, build: string) => ({
  ...lunarLake(build),
  gpus: [{ vendor: 'intel', generation: 'battlemage', name, driver: 'xe', renderNodeOpens: true }],
});

testCheck(check, {
  found: [
    { name: 'Ubuntu 24.04’s package on Lunar Lake', is: 'confirmed', facts: { ...lunarLake('27642'), ...answers(0) } },
    { name: 'a B60 with a driver that knows the B580', is: 'confirmed', facts: { ...battlemage('Arc Pro B60', '32567'), ...answers(0) } },
    {
      name: 'a B580 beside the processor’s graphics, which alone are listed',
      is: 'exposed',
      facts: {
        ...battlemage('Arc B580', '27642'),
        gpus: [...battlemage('Arc B580', '27642').gpus, { vendor: 'intel', generation: 'raptor-lake', name: 'UHD 770', driver: 'i915', renderNodeOpens: true }],
        ...answers(1),
      },
    },
    { name: 'a B70', is: 'confirmed', facts: { ...battlemage('Arc Pro B70', '33578'), ...answers(0) } },
    {
      name: 'a report that names no build',
      is: 'suspected',
      cites: 'https://github.com/intel/compute-runtime/issues/903',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'lunar-lake', name: 'Lunar Lake' }] } },
      log: ['Number of platforms                               0'],
    },
  ],
  clear: [
    { name: 'a release that has it', facts: { ...lunarLake('30508'), ...answers(1) } },
    { name: 'a B580 with the build that is too old for a B60', facts: { ...battlemage('Arc B580', '32567'), ...answers(0) } },
    {
      name: 'a B580 that is handed to a virtual machine',
      facts: {
        ...battlemage('Arc B580', '27642'),
        gpus: [
          { vendor: 'intel', generation: 'battlemage', name: 'Arc B580', driver: 'vfio-pci', renderNodeOpens: null },
          { vendor: 'intel', generation: 'raptor-lake', name: 'UHD 770', driver: 'i915', renderNodeOpens: true },
        ],
        ...answers(1),
      },
    },
    { name: 'Level Zero lists it all the same', facts: { ...lunarLake('27642'), ...answers(1) } },
    {
      name: 'the node is closed',
      facts: { ...lunarLake('27642'), ...answers(0), gpus: [{ vendor: 'intel', generation: 'lunar-lake', name: 'Arc 140V', renderNodeOpens: false }] },
    },
    { name: 'nobody wants SYCL', facts: { ...lunarLake('27642'), ...answers(0), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: 'Alchemist', facts: { ...lunarLake('27642'), ...answers(0), gpus: [{ vendor: 'intel', generation: 'alchemist', name: 'Arc A770' }] } },
    {
      name: 'the sibling: a current driver, and no platform for another reason',
      facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', name: 'Arc B580' }], 'intel.computeRuntimeBuild': '35563' },
      log: ['Number of platforms 0'],
    },
  ],
  unknown: [
    {
      name: 'a list that holds the GPU, and what a package cured',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] } },
      log: ['sycl-ls shows only the CPU and the GPU, is that right?', 'clinfo found no devices until I installed the PPA.'],
    },
    {
      name: 'an older iGPU, whose name tells no generation',
      facts: { gpus: { incomplete: [{ vendor: 'intel', name: 'UHD Graphics 630', arch: 'gen9.5' }] } },
      log: ['Number of platforms 0'],
    },
    {
      name: 'a SYCL program, and not a word of the GPU',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } },
      log: ['Number of platforms 0'],
    },
    { name: 'the build is not known', facts: { ...lunarLake('27642'), 'intel.computeRuntimeBuild': { gap: 'denied' } } },
    { name: 'the GPU is not known', log: ['Number of platforms                               0'] },
    {
      name: 'clinfo that lists it',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'lunar-lake', name: 'Lunar Lake' }] } },
      log: ['Number of platforms                               1', 'sycl-ls and clinfo list the GPU and the CPU'],
    },
  ],
});
