import check from '../../../checks/runtime/llamacpp-vulkan-n-outputs-max-rx6600.ts';
import { machine } from '../../helpers/machine.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { name: 'Radeon RX 6600', pciId: '1002:73ff' };
const program = { kind: 'llama.cpp', build: '9484', backends: ['vulkan'] };

testCheck(check, {
  found: [
    {
      name: 'the seed: b9484, nothing known of Resizable BAR',
      is: 'exposed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/24066',
      facts: { gpus: [card], runtimes: [program] },
    },
    { name: 'the recorded machine', is: 'exposed', on: await machine('rx-6600') },
    { name: 'a visible VRAM of 256 MiB', is: 'suspected', facts: { gpus: [{ ...card, vramVisible: 256 * 2 ** 20 }], runtimes: [program] } },
    {
      name: 'named by RADV',
      is: 'exposed',
      facts: { gpus: [{ name: 'AMD Radeon RX 6600 (RADV NAVI23)', pciId: { gap: 'not-in-text' } }], runtimes: [program] },
    },
  ],
  clear: [
    { name: 'the recorded machine without a Vulkan build', on: await machine('rx-6600'), facts: { runtimes: [{ ...program, backends: ['cpu'] }] } },
    { name: 'b9459', facts: { gpus: [card], runtimes: [{ ...program, build: '9459' }] } },
    { name: 'the ROCm build', facts: { gpus: [card], runtimes: [{ ...program, backends: ['hip'] }] } },
    { name: 'the XT, which has its number', facts: { gpus: [{ name: 'Radeon RX 6600 XT', pciId: '1002:73ff' }], runtimes: [program] } },
    { name: 'another card', facts: { gpus: [{ name: 'Radeon RX 7800 XT', pciId: '1002:747e' }], runtimes: [program] } },
  ],
  unknown: [
    { name: 'a build past those reported', facts: { gpus: [card], runtimes: [{ ...program, build: '11669' }] } },
    { name: 'the build is not known', facts: { gpus: [card], runtimes: [{ ...program, build: { gap: 'suspended' } }] } },
  ],
});
