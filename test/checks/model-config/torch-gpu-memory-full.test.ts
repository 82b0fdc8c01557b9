import check from '../../../checks/model-config/torch-gpu-memory-full.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 350.00 MiB. GPU 0 has a total capacity of 23.68 GiB of which 212.81 MiB is free.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', log: [line] },
    { name: 'ROCm', is: 'confirmed', log: ['torch.OutOfMemoryError: HIP out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.98 GiB'] },
    {
      name: 'the allocator of the driver',
      is: 'confirmed',
      log: ['- **Exception Message:** Allocation on device 0 would exceed allowed memory. (out of memory)'],
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/8687',
    },
    {
      name: 'and as ComfyUI shortens it',
      is: 'confirmed',
      log: ['torch.OutOfMemoryError: Allocation on device ', 'Got an OOM, unloading all loaded models.'],
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/10891',
    },
    {
      name: 'the words of 2023',
      is: 'confirmed',
      log: ['torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.63 GiB (GPU 0; 44.56 GiB total capacity; 27.91 GiB already allocated)'],
    },
    {
      name: 'less free than asked',
      is: 'confirmed',
      log: [
        'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 8.00 GiB. GPU 0 has a total capacity of 23.68 GiB of which 7.81 GiB is free. 15.40 GiB is allocated',
      ],
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] }, cites: 'https://github.com/vllm-project/vllm/issues/1949' },
  ],
  clear: [
    {
      name: 'the last error with most of it free',
      facts: {
        torch: [{ lastError: 'CUDA out of memory. Tried to allocate 256.00 MiB. GPU 0 has a total capacity of 23.69 GiB of which 20.31 GiB is free.' }],
      },
    },
    { name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: No HIP GPUs are available' }] } },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'most of it is free: a share of it, or the host’s memory, is the limit',
      log: [
        'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 256.00 MiB. GPU 0 has a total capacity of 23.69 GiB of which 20.31 GiB is free.',
        'torch.OutOfMemoryError: HIP out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.50 GiB of which 9.50 GiB is free.',
        'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 23.69 GiB total capacity; 1.00 GiB already allocated; 20.31 GiB free; 1.10 GiB reserved)',
      ],
    },
    { name: 'the RAM', log: ["RuntimeError: [enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory"] },
    { name: 'ComfyUI goes on with tiles', log: ['Warning: Ran out of memory when regular VAE decoding, retrying with tiled VAE decoding.'] },
    { name: 'ggml’s words', log: ['ggml_backend_cuda_buffer_type_alloc_buffer: allocating 5120.00 MiB on device 0: cudaMalloc failed: out of memory'] },
  ],
});
