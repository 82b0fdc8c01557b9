import check from '../../../checks/runtime/llamacpp-gfx1152-definition-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', build: '9484', backends: ['hip'] };
const facts = { gpus: [{ arch: 'gfx1152' }], runtimes: [program] } as const;

testCheck(check, {
  found: [{ name: 'Radeon 860M with b9484', is: 'exposed', cites: 'https://github.com/ROCm/TheRock/issues/5579', facts }],
  clear: [
    { name: 'b9626', facts: { ...facts, runtimes: [{ ...program, build: '9626' }] } },
    { name: 'the sibling chip, which prints it for another reason', facts: { ...facts, gpus: [{ arch: 'gfx1151' }] }, log: ['<unused24>'] },
  ],
  unknown: [{ name: 'between the two bounds', facts: { ...facts, runtimes: [{ ...program, build: '9550' }] } }],
});
