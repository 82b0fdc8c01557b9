import check from '../../../checks/runtime/llamacpp-vulkan-strix-halo-no-compute.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', build: '9672', backends: ['vulkan'] };
const facts = { gpus: [{ arch: 'gfx1151' }], runtimes: [program] } as const;

testCheck(check, {
  found: [{ name: 'b9672', is: 'exposed', cites: 'https://github.com/ggml-org/llama.cpp/issues/24734', facts }],
  clear: [
    { name: 'b9660', facts: { ...facts, runtimes: [{ ...program, build: '9660' }] } },
    { name: 'another chip', facts: { ...facts, gpus: [{ arch: 'gfx1103' }] } },
  ],
  unknown: [{ name: 'a newer build', facts: { ...facts, runtimes: [{ ...program, build: '9781' }] } }],
});
