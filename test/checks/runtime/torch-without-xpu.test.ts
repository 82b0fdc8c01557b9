import check from '../../../checks/runtime/torch-without-xpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'AssertionError: Torch not compiled with XPU enabled';
const facts = { gpus: [{ vendor: 'intel' }], torch: [{ variant: 'cpu', lastError: line }] } as const;

testCheck(check, {
  found: [
    { name: 'PyTorch’s words', is: 'confirmed', log: [line], cites: 'https://github.com/vladmandic/sdnext/issues/4357' },
    { name: 'the CPU wheel beside an Arc', is: 'present', facts },
  ],
  clear: [
    { name: 'the wheel for XPU', facts: { ...facts, torch: [{ variant: 'xpu', lastError: 'RuntimeError: XPU out of memory' }] } },
    { name: 'no Intel GPU', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { ...facts, torch: [{ variant: 'cpu', lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: a program that wants CUDA', log: ['AssertionError: Torch not compiled with CUDA enabled'] },
  ],
});
