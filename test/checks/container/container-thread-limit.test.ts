import check from '../../../checks/container/container-thread-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'OpenBLAS blas_thread_init: pthread_create failed for thread 2 of 64: Resource temporarily unavailable';

testCheck(check, {
  found: [
    { name: 'OpenBLAS', log: [line], is: 'confirmed', cites: 'https://github.com/AMD-AGI/Hyperloom/pull/1276' },
    {
      name: 'OpenBLAS before 0.3.6',
      log: ['OpenBLAS blas_thread_init: pthread_create: Resource temporarily unavailable'],
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/5645',
    },
    {
      name: 'gRPC in Ray',
      log: ['E0710 15:24:06.605366961 2474524 thd.cc:157]                           pthread_create failed: Resource temporarily unavailable'],
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/6295',
    },
    { name: 'in the error of a start', facts: { torch: [{ lastError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'the sibling: a filter of system calls, and a busy socket',
      log: [
        'OpenBLAS blas_thread_init: pthread_create failed for thread 35 of 48: Operation not permitted',
        'recv: Resource temporarily unavailable',
        "RuntimeError: can't start new thread",
        '-bash: fork: retry: Resource temporarily unavailable',
      ],
    },
  ],
});
