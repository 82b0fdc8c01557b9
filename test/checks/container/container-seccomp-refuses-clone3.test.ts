import check from '../../../checks/container/container-seccomp-refuses-clone3.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'OpenBLAS blas_thread_init: pthread_create failed for thread 35 of 48: Operation not permitted';

testCheck(check, {
  found: [
    { name: 'OpenBLAS', log: [line], is: 'confirmed', cites: 'https://github.com/moby/moby/issues/42680' },
    {
      name: 'Go',
      log: ['runtime/cgo: pthread_create failed: Operation not permitted'],
      is: 'confirmed',
      cites: 'https://github.com/nhost/hasura-storage/issues/93',
    },
    {
      name: 'tokio',
      log: ["OS can't spawn worker thread: Operation not permitted (os error 1)"],
      is: 'confirmed',
      cites: 'https://github.com/qdrant/qdrant/issues/2149',
    },
    { name: 'in the error of a start', facts: { 'platform.container': 'docker', runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [
    { name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } },
    { name: 'a host, where a unit may have a filter of its own', facts: { 'platform.container': null, runtimes: [{ startError: line }] } },
  ],
  unknown: [
    {
      name: 'the sibling: a limit',
      log: [
        'OpenBLAS blas_thread_init: pthread_create failed for thread 35 of 48: Resource temporarily unavailable',
        "RuntimeError: can't start new thread",
        'get_mempolicy: Operation not permitted',
      ],
    },
  ],
});
