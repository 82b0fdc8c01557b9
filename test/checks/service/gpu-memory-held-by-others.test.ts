import check from '../../../checks/service/gpu-memory-held-by-others.ts';
import { testCheck } from '../../helpers/test-check.ts';

const error = (other: string): string =>
  `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.16 GiB. GPU 0 has a total capacity of 31.36 GiB of which 471.69 MiB is free. ${other}Including non-PyTorch memory, this process has 16.63 GiB memory in use. Of the allocated memory 15.03 GiB is allocated by PyTorch`;

const older = (own: string, free: string): string =>
  `torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.63 GiB (GPU 0; 44.56 GiB total capacity; 27.91 GiB already allocated; ${free} free; ${own} reserved in total by PyTorch) If reserved memory is >> allocated memory try setting max_split_size_mb`;

const small =
  'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.63 GiB (GPU 0; 23.65 GiB total capacity; 14.91 GiB already allocated; 565.31 MiB free; 15.10 GiB reserved in total by PyTorch)';

testCheck(check, {
  found: [
    {
      name: 'nearly half of the GPU is another process’s',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/18854',
      facts: { torch: [{ lastError: error('Process 19239 has 14.26 GiB memory in use. ') }] },
    },
    {
      name: 'several together',
      is: 'confirmed',
      facts: { torch: [{ lastError: error('Process 1 has 5.00 GiB memory in use. Process 2 has 4096.00 MiB memory in use. ') }] },
    },
    {
      name: 'an older PyTorch, which names no process',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/783',
      facts: { torch: [{ lastError: older('27.93 GiB', '565.31 MiB') }] },
      log: [older('27.93 GiB', '565.31 MiB')],
    },
    {
      name: 'an older PyTorch, where it may be another library of the same process',
      is: 'suspected',
      facts: { torch: [{ lastError: small }] },
      log: [small],
    },
  ],
  clear: [
    {
      name: 'an older PyTorch on a small card with a desktop',
      facts: {
        torch: [
          {
            lastError:
              'RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 4.00 GiB total capacity; 1.82 GiB already allocated; 0 bytes free; 1.90 GiB reserved in total by PyTorch)',
          },
        ],
      },
    },
    {
      name: 'an older PyTorch on a Jetson, whose memory the CPU shares',
      facts: {
        torch: [
          {
            lastError:
              'RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 30.23 GiB total capacity; 1.82 GiB already allocated; 1.50 GiB free; 1.90 GiB reserved in total by PyTorch)',
          },
        ],
      },
    },
    { name: 'an older PyTorch, this process alone', facts: { torch: [{ lastError: older('42.90 GiB', '565.31 MiB') }] } },
    { name: 'this process alone', facts: { torch: [{ lastError: error('') }] } },
    {
      name: 'the process itself in a container, under the host’s number',
      facts: {
        torch: [
          {
            lastError:
              'torch.OutOfMemoryError: CUDA out of memory. GPU 0 has a total capacity of 23.69 GiB of which 10.69 MiB is free. Process 12345 has 23.67 GiB memory in use. Of the allocated memory 23.05 GiB is allocated by PyTorch',
          },
        ],
      },
    },
    {
      name: 'the same in the form with a number that cannot be',
      facts: { torch: [{ lastError: error('Process 12345 has 30.00 GiB memory in use. ').replace('16.63', '17179869184.00') }] },
    },
    { name: 'a desktop with little', facts: { torch: [{ lastError: error('Process 2612630 has 458.00 MiB memory in use. ') }] } },
    { name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error: an illegal memory access was encountered' }] } },
  ],
  unknown: [{ name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } }],
});
