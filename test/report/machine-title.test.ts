import { expect, test } from 'vitest';
import { machineTitle } from '../../src/report/machine-title.ts';
import { factsOf } from '../helpers/facts.ts';

test.each([
  [
    'a board of NVIDIA’s',
    {
      'platform.board': 'NVIDIA Jetson AGX Orin Developer Kit',
      'platform.jetsonLinux': '36.4.7',
      'distro.name': 'Ubuntu 22.04.5 LTS',
      'kernel.version': '5.15.148',
    },
    'NVIDIA Jetson AGX Orin Developer Kit · Ubuntu 22.04.5 LTS · Jetson Linux 36.4.7 · kernel 5.15.148',
  ],
  [
    'a PC, with equal cards counted',
    {
      'platform.board': null,
      'platform.jetsonLinux': null,
      'distro.name': 'Debian GNU/Linux 13',
      gpus: [{ name: 'GeForce RTX 3090' }, { name: 'GeForce RTX 3090' }],
      runtimes: [{ kind: 'llama.cpp', name: 'llama.cpp', build: '9484' }],
    },
    'Debian GNU/Linux 13 · 2× GeForce RTX 3090 · llama.cpp b9484',
  ],
  ['nothing', {}, 'a machine of which nothing is known'],
])('%s', (_, facts, title) => {
  expect(machineTitle(factsOf(facts))).toBe(title);
});
