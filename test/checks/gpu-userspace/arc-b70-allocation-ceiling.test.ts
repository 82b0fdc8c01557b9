import check from '../../../checks/gpu-userspace/arc-b70-allocation-ceiling.ts';
import { testCheck } from '../../helpers/test-check.ts';

const b70 = (build: string, name = 'Arc Pro B70') => ({
  gpus: [{ vendor: 'intel', name }],
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], build: '10612' }],
  'intel.computeRuntimeBuild': build,
});
const refused = "can't allocate 2303168640 Bytes of memory on device";

testCheck(check, {
  found: [
    { name: 'the combination, not seen to fail', is: 'exposed', facts: b70('39122') },
    { name: 'a later release of the runtime', is: 'exposed', cites: 'https://github.com/intel/compute-runtime/issues/998', facts: b70('39758') },
    { name: 'it fails', is: 'suspected', cites: 'https://github.com/ggml-org/llama.cpp/pull/28953', facts: b70('39122'), log: [refused] },
    {
      name: 'a report of the pull request’s own words',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/pull/28953',
      facts: { gpus: { incomplete: [{ vendor: 'intel', name: 'Arc Pro B70' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: [refused],
    },
    {
      name: 'a report without the build',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', name: 'Arc Pro B70' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } },
      log: [refused],
    },
  ],
  clear: [
    { name: 'a later llama.cpp, which may go round it', facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], build: '10900' }] } },
    {
      name: 'the build in question is one for Vulkan, beside a later one for SYCL',
      facts: {
        ...b70('39122'),
        runtimes: [
          { kind: 'llama.cpp', backends: ['vulkan'], build: '10612' },
          { kind: 'llama.cpp', backends: ['sycl'], build: '10900' },
        ],
      },
    },
    { name: 'a B60', facts: b70('39122', 'Arc Pro B60'), log: [refused] },
    {
      name: 'a build of two months after the way round, on a card that is full',
      facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], build: '11620' }] },
      log: [refused],
    },
    { name: 'Vulkan', facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
  ],
  unknown: [
    {
      name: 'more than the card has',
      facts: { gpus: { incomplete: [{ name: 'Arc Pro B70', vendor: 'intel' }] } },
      log: ["can't allocate 34000000000 Bytes of memory on device/GPU", 'alloc_tensor_range: failed to allocate SYCL0 buffer of size 34000000000'],
    },
    { name: 'a SYCL program, and not a word of the GPU', facts: { runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } }, log: [refused] },
    {
      name: 'such a build in a report, which may hold another',
      facts: {
        gpus: { incomplete: [{ vendor: 'intel', name: 'Arc Pro B70' }] },
        runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'], build: '11620' }] },
      },
      log: [refused],
    },
    { name: 'another build', facts: b70('40500') },
    {
      name: 'the sibling: several GPUs in one context, or one that is full',
      facts: { gpus: { incomplete: [{ vendor: 'intel', name: 'Arc Pro B70' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } },
      log: ['level_zero backend failed with error: 39 [UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY]'],
    },
    { name: 'the line without a card', log: [refused] },
    {
      name: 'the sibling: resources that are no memory',
      facts: { gpus: { incomplete: [{ vendor: 'intel', name: 'Arc Pro B70' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } },
      log: ['level_zero backend failed with error: 40 [UR_RESULT_ERROR_OUT_OF_RESOURCES]'],
    },
    { name: 'a healthy log', log: ['SYCL0 model buffer size = 20583.00 MiB'] },
  ],
});
