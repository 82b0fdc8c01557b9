import { container } from '../../facts/container.ts';
import { ncclSegmentRefused, torchSharedMemoryFull } from '../../reference/messages/containers.ts';
import { at, type Recogniser } from './recogniser.ts';

/** PyTorch's processes hand tensors over in /dev/shm, and so does NCCL; their words tell that there was no room, NCCL's only without a CUDA call that failed before. */
export const sharedMemoryFull: Recogniser = {
  kind: 'shared memory that ran out',
  mark: /insufficient shared memory|out of shared memory|<\/torch_\w|\/dev\/shm\/nccl/,
  read(output, book) {
    const signs = output.text.includes('Cuda failure') ? torchSharedMemoryFull : [...torchSharedMemoryFull, ...ncclSegmentRefused];
    const line = output.lines.find(({ text }) => signs.some((pattern) => pattern.test(text.slice(0, 1_000))));
    if (line === undefined) return false;
    book.fact(at(line, 'log'), container.shmExhausted, true);
    book.recognised('shared memory that ran out', line.number, line.number);
    return true;
  },
};
