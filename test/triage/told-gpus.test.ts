import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

describe('the compute mode that people tell', () => {
  test.each([
    // https://github.com/iffiX/machin/issues/25, https://github.com/leela-zero/leela-zero/issues/505
    'my gpu is in exclusive mode in `nvidia-smi` and I cannot change the setting due to privileges',
    'I am informed that GPUs in the supercomputer are setup in "process exclusive mode"',
    'On this cluster the GPUs are set to EXCLUSIVE_PROCESS.',
  ])('%s', (text) => expect(factOf(triageOf(text), 'nvidia.computeModes')).toEqual(expect.stringContaining('Exclusive_Process')));

  test.each(['The GPU is not in exclusive mode.', 'The sound card is opened in exclusive mode.', 'It works fine with the GPU in exclusive mode'])(
    'no state of a GPU: %s',
    (text) => expect(factOf(triageOf(text), 'nvidia.computeModes')).toBeUndefined(),
  );
});

describe('a series of cards', () => {
  test.each([
    // https://github.com/RosettaCommons/RoseTTAFold/issues/156
    ["I'm running into some problems with my NVIDIA 40-series graphics card", 'ada'],
    ['it fails on my RTX 50 series card', 'blackwell'],
    ['my GeForce 3000 series fails', 'ampere'],
  ])('%s', (text, generation) => expect(itemsOf(triageOf(text), 'gpus')).toEqual([expect.objectContaining({ vendor: 'nvidia', generation })]));

  test.each(['it works fine on my RTX 40 series', 'the 40-series of switches'])('none of mine: %s', (text) =>
    expect(itemsOf(triageOf(text), 'gpus')).toEqual([]),
  );
});

describe('an NVIDIA card in a box', () => {
  // The second is from https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979.
  test.each([
    'My RTX 5090 is an eGPU on USB4 and the machine freezes',
    'RTX 5080 via Thunderbolt 5 eGPU: Hard lock on CUDA operations',
    'RTX 5090 in a Thunderbolt enclosure: Xid 79 under load',
  ])('%s', (text) => expect(factOf(triageOf(text), 'nvidia.external')).toBe('~true'));

  test.each([
    'RTX 5090 as an eGPU over OCuLink: Xid 79 under load',
    'My RTX 5090 is in a slot; the monitor is on Thunderbolt',
    'RTX 5090, no eGPU, Xid 79 under load',
  ])('not: %s', (text) => expect(factOf(triageOf(text), 'nvidia.external')).toBeUndefined());
});
