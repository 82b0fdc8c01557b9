import { expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const ids = ['platform.board', 'platform.jetsonLinux', 'platform.arch'];

// jetson_release of jetson-stats: https://github.com/ollama/ollama/issues/6515
test.each([
  [
    'jetson_release',
    '```\nSoftware part of jetson-stats 4.2.9 - (c) 2024, Raffaello Bonghi\nModel: NVIDIA Jetson AGX Orin Developer Kit - Jetpack 6.0 [L4T 36.3.0]\nNV Power Mode[0]: MAXN\n```',
    ['NVIDIA Jetson AGX Orin Developer Kit', '36.3.0', 'aarch64'],
  ],
  ['the file in a fence', '```\n# R36 (release), REVISION: 4.7, GCID: 42132812, BOARD: generic, EABI: aarch64\n```', [undefined, '36.4.7', 'aarch64']],
  ['the file without one', 'This is it:\n# R36 (release), REVISION: 4.7, GCID: 42132812, BOARD: generic, EABI: aarch64\n', [undefined, '~36.4.7', undefined]],
  ['its packages', '```\nii  nvidia-l4t-core   36.4.4-20250616085344   arm64   NVIDIA Core Package\n```', [undefined, '36.4.4', 'aarch64']],
  ['a sentence', 'I run Ollama on my Jetson Orin Nano with L4T R36.4.7.', ['~Jetson Orin Nano', '~36.4.7', '~aarch64']],
  ['JetPack with its Jetson Linux', 'On my Jetson Orin Nano (JetPack 6 / R36.5, CUDA 12.6) it fails.', ['~Jetson Orin Nano', '~36.5', '~aarch64']],
  ['an image on it', 'The docker image on my Jetson Orin Nano does not see the GPU.', ['~Jetson Orin Nano', undefined, '~aarch64']],
  ['a module by its short name', 'It crashes on an AGX Orin 64GB.', ['~Jetson AGX Orin', undefined, '~aarch64']],
  ['a PC', '```\nLinux box 6.8.0-45-generic #45-Ubuntu SMP x86_64 GNU/Linux\n```', ['~null', '~null', 'x86_64']],
])('%s', (_, text, expected) => {
  const report = triageOf(text);
  expect(ids.map((id) => factOf(report, id))).toEqual(expected);
});

test.each([
  'It works on a Jetson Nano of a friend if you believe him.',
  'Orin is the name of my cat',
  'Should I buy a Jetson Orin Nano for this?',
  'I read that the Jetson Orin Nano needs JetPack 6.',
  'There are no images for Jetson AGX Orin yet.',
  'A Jetson AGX Orin is as fast as my RTX 3060.',
  'Does anybody know whether Jetson AGX Orin is supported?',
])('“%s” is no board of the reporter’s', (text) => {
  expect(factOf(triageOf(text), 'platform.board')).toBeUndefined();
});
