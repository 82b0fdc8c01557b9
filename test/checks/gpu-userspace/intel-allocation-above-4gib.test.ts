import check from '../../../checks/gpu-userspace/intel-allocation-above-4gib.ts';
import { testCheck } from '../../helpers/test-check.ts';

const a770 = { vendor: 'intel', name: 'Arc A770', arch: 'xe-hpg' };
const line = "ggml_backend_sycl_buffer_type_alloc_buffer: can't allocate 7573604352 Bytes of memory on device";
const torch =
  'RuntimeError: Current platform can NOT allocate memory block with size larger than 4GB! Tried to allocate 6.67 GiB (GPU  0; 15.91 GiB total capacity';

testCheck(check, {
  found: [
    {
      name: 'one buffer of 7 GiB on an A770',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/pull/17566',
      facts: { gpus: { incomplete: [a770] } },
      log: [line],
    },
    {
      name: 'the compute buffer that grows with the context',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/10421',
      facts: { gpus: { incomplete: [a770] } },
      log: ['ggml_gallocr_reserve_n: failed to allocate SYCL0 buffer of size 7573604352'],
    },
    {
      name: 'in sentences',
      is: 'suspected',
      cites: 'https://github.com/lllyasviel/Fooocus/issues/2531',
      facts: { gpus: { incomplete: [a770] } },
      log: ['Cannot allocate 4GB block on ARC A770', 'below Q4 it runs, due to the SYCL0 buffer size being below ~4200MiB'],
    },
    { name: 'PyTorch names the limit', is: 'confirmed', log: [torch] },
    {
      name: 'the same as the last error',
      is: 'present',
      facts: { gpus: [a770], runtimes: [], torch: [{ lastError: torch }], 'environment.variables': { entries: {} } },
    },
  ],
  clear: [
    {
      name: 'a B580 that is full, beside the processor’s graphics',
      facts: {
        gpus: [
          { vendor: 'intel', name: 'UHD 770', arch: 'xe-lp', integrated: true },
          { vendor: 'intel', name: 'Arc B580', arch: 'xe2-hpg', integrated: false },
        ],
      },
      log: [line],
    },
    { name: 'an NVIDIA card', facts: { gpus: [{ vendor: 'nvidia', name: 'RTX 3090' }] } },
    { name: 'Battlemage, which has no such limit', facts: { gpus: [{ vendor: 'intel', name: 'Arc B580', arch: 'xe2-hpg' }] }, log: [line] },
    {
      name: 'the limit is lifted',
      facts: { gpus: [a770], 'environment.variables': { entries: { UR_L0_ENABLE_RELAXED_ALLOCATION_LIMITS: '1' } } },
      log: [line],
    },
    {
      name: 'a llama.cpp that asks for large pieces by itself, so that the memory is full',
      facts: { gpus: [a770], runtimes: [{ kind: 'llama.cpp', backends: ['sycl', 'cpu'], build: '9964' }] },
      log: [line],
    },
    { name: 'it starts', facts: { gpus: [a770], runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [], 'environment.variables': { entries: {} } } },
  ],
  unknown: [
    {
      name: 'memory of another kind',
      facts: { gpus: { incomplete: [{ vendor: 'intel', arch: 'xe-hpg' }] } },
      log: ['I cannot allocate more than a 4 GB block to my VM.'],
    },
    {
      name: 'the sibling: less than 4 GiB, so memory is full',
      facts: { gpus: { incomplete: [a770] } },
      log: ["ggml_backend_sycl_buffer_type_alloc_buffer: can't allocate 2303168640 Bytes of memory on device"],
    },
    { name: 'nothing known of the GPU', log: [line] },
    {
      name: 'a load that works',
      facts: { gpus: { incomplete: [a770] } },
      log: [
        'llm_load_tensors:      SYCL0 buffer size =  5339.75 MiB',
        'The container has a 4GB limit',
        'It cannot allocate 4GB buffers since the memory limit of the container is 3 GB',
        'a buffer of 24GB',
        'It allocates about 4 GB for the KV cache, and the output is garbage.',
        'The compute buffer is 0.4 GB.',
        'The model buffer is 4096 MiB large and loads fine.',
      ],
    },
  ],
});
