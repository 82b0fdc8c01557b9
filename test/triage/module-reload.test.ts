import { describe, expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

/** What is told of CUDA's library. */
function cudaOf(text: string): Record<string, unknown> | undefined {
  return itemsOf(triageOf(text), 'driverLibraries').find(({ api }) => api === 'cuda');
}

const commands = '```\nsudo rmmod nvidia_uvm\nsudo modprobe nvidia_uvm\n```';

describe('a reload of nvidia_uvm that helped', () => {
  test.each([
    ['in a sentence', 'Running `sudo rmmod nvidia_uvm` then `sudo modprobe nvidia_uvm` and restarting the service put the work back on the GPUs.'],
    [
      'named by its name',
      'Ollama uses the CPU on Debian 12. Reloading the nvidia_uvm module fixes it until the next boot.'.replace(' until the next boot', ''),
    ],
    ['commands behind the sentence', `Ollama uses the CPU on Debian 12.\n\nWhat brought the GPU back:\n\n${commands}`],
    ['commands before the sentence', `Ollama uses the CPU on Debian 12. Somebody advises\n\n${commands}\n\nSeemed to help, this fixed the issue for me.`],
  ])('%s', (_name, text) => expect(cudaOf(text)).toMatchObject({ outcome: 'refuses', narrowed: false }));

  test.each([
    ['it did not help', 'I ran `sudo rmmod nvidia_uvm` and it did not help.'],
    ['it was in use', 'sudo rmmod nvidia_uvm says: Module nvidia_uvm is in use'],
    ['it was advised', `Can you try this?\n\n${commands}`],
    ['something else helped', `I tried the following without success:\n\n${commands}\n\nNothing helped.`],
  ])('not so: %s', (_name, text) => expect(cudaOf(`Ollama 0.5.4 uses the CPU on Debian 12.\n\n${text}`)).toBeUndefined());
});

test('nvidia-smi that answers in the text, and what helped, nominate the stuck module', () => {
  const text = `Ollama runs on the CPU on Debian 12, with two P40 (NVIDIA-SMI 555.42.06  Driver Version: 555.42.06  CUDA Version: 12.5). This fixed it:\n\n${commands}`;
  expect(triageOf(text).findings.map(({ id, verdict }) => [id, verdict])).toEqual([['cuda-refuses-though-nvml-answers', 'suspected']]);
});
