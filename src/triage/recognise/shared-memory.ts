import { container } from '../../facts/container.ts';
import { torchSharedMemoryFull } from '../../reference/messages/containers.ts';
import { at, type Recogniser } from './recogniser.ts';

/** PyTorch's processes hand tensors over in /dev/shm; its words tell that there was no room. */
export const sharedMemoryFull: Recogniser = {
  kind: 'shared memory that ran out',
  mark: /insufficient shared memory|out of shared memory|<\/torch_\w/,
  read(output, book) {
    const line = output.lines.find(({ text }) => torchSharedMemoryFull.some((pattern) => pattern.test(text.slice(0, 1_000))));
    if (line === undefined) return false;
    book.fact(at(line, 'log'), container.shmExhausted, true);
    book.recognised('shared memory that ran out', line.number, line.number);
    return true;
  },
};
