import check from '../../../checks/kernel/torch-shared-tensors-exceed-map-count.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: unable to mmap 29764 bytes from file </torch_10182_3020184674_63991>: Cannot allocate memory (12)';
const unnumbered = 'RuntimeError: unable to mmap 2048 bytes from file <filename not specified>: Cannot allocate memory (12)';

testCheck(check, {
  found: [
    { name: 'at the 63991st tensor', is: 'confirmed', log: [line], cites: 'https://github.com/pytorch/pytorch/issues/87861' },
    {
      name: 'without the number',
      is: 'present',
      facts: { torch: [{ lastError: unnumbered }] },
      log: [unnumbered],
      cites: 'https://github.com/pytorch/pytorch/issues/92134',
    },
  ],
  clear: [
    {
      name: 'another error',
      facts: { torch: [{ lastError: 'RuntimeError: unable to open shared memory object </torch_1_2_3> in read-write mode: Too many open files (24)' }] },
    },
    {
      name: 'memory is used up at the 4312th of them',
      facts: { torch: [{ lastError: 'RuntimeError: unable to mmap 524288 bytes from file </torch_10182_3020184674_4312>: Cannot allocate memory (12)' }] },
      log: ['RuntimeError: unable to mmap 524288 bytes from file </torch_10182_3020184674_4312>: Cannot allocate memory (12)'],
    },
    {
      name: 'a checkpoint that does not fit',
      facts: { torch: [{ lastError: 'RuntimeError: unable to mmap 23802932552 bytes from file <./flux1-dev.safetensors>: Cannot allocate memory (12)' }] },
      log: ['RuntimeError: unable to mmap 23802932552 bytes from file <./flux1-dev.safetensors>: Cannot allocate memory (12)'],
    },
  ],
  unknown: [
    { name: 'the words alone', log: [unnumbered] },
    {
      name: 'the sibling: memory is used up after some tensors',
      log: ['RuntimeError: unable to mmap 524288 bytes from file </torch_10182_3020184674_312>: Cannot allocate memory (12)'],
    },
    { name: '/dev/shm is full', log: ['RuntimeError: unable to write to file </torch_10182_3020184674_63991>: No space left on device (28)'] },
    { name: 'the limit of open files', log: ['unable to open shared memory object </torch_1_2_63991> in read-write mode: Too many open files (24)'] },
  ],
});
