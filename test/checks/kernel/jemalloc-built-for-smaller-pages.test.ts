import check from '../../../checks/kernel/jemalloc-built-for-smaller-pages.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a container on a Raspberry Pi 5',
      is: 'confirmed',
      log: ['<jemalloc>: Unsupported system page size', 'memory allocation of 16 bytes failed'],
      cites: 'https://github.com/sebadob/rauthy/issues/1287',
    },
    {
      name: 'below the name of the service',
      is: 'confirmed',
      log: ['qdrant-1  | <jemalloc>: Unsupported system page size'],
      cites: 'https://github.com/qdrant/qdrant/issues/3831',
    },
  ],
  clear: [{ name: 'a program that starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    {
      name: 'another word of jemalloc',
      log: ['<jemalloc>: option background_thread currently supports pthread only', '<jemalloc>: Error in munmap(): Invalid argument'],
    },
    { name: 'an allocation that failed for want of memory', log: ['memory allocation of 8589934592 bytes failed'] },
    { name: 'nothing was told', facts: {} },
  ],
});
