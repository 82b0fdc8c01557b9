import check from '../../../checks/runtime/llamacpp-vulkan-rdna4-submission-batching.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', build: '10297', backends: ['vulkan'] };
const facts = { gpus: [{ arch: 'gfx1201', name: 'Radeon AI PRO R9700' }], runtimes: [program] } as const;

testCheck(check, {
  found: [{ name: 'b10297 on an R9700', is: 'exposed', cites: 'https://github.com/ggml-org/llama.cpp/issues/26679', facts }],
  clear: [
    { name: 'ROCm', facts: { ...facts, runtimes: [{ ...program, backends: ['hip'] }] } },
    { name: 'a card of the same target that was not slower', facts: { ...facts, gpus: [{ arch: 'gfx1201', name: 'Radeon RX 9070 XT' }] } },
    { name: 'another chip', facts: { ...facts, gpus: [{ arch: 'gfx1100' }] } },
  ],
  unknown: [{ name: 'another build', facts: { ...facts, runtimes: [{ ...program, build: '10400' }] } }],
});
