import check from '../../../checks/runtime/torch-without-xpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'AssertionError: Torch not compiled with XPU enabled';
const facts = { gpus: [{ vendor: 'intel', integrated: false, name: 'Arc A750' }], torch: [{ variant: 'cpu', lastError: line }] } as const;

testCheck(check, {
  found: [
    {
      name: 'PyTorch’s words, of a machine with an Arc',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'intel' }] },
      log: [line],
      cites: 'https://github.com/vladmandic/sdnext/issues/4357',
    },
    { name: 'the CPU wheel beside an Arc', is: 'present', facts },
    {
      name: 'an Arc beside the graphics of a Core i9-13900K',
      is: 'present',
      facts: { ...facts, gpus: [...facts.gpus, { vendor: 'intel', integrated: true, name: 'Raptor Lake-S GT1 [UHD Graphics 770]' }] },
      cites: 'https://github.com/vladmandic/sdnext/issues/4357',
    },
  ],
  clear: [
    {
      name: 'the graphics of an older processor, which that build does not serve',
      facts: { ...facts, gpus: [{ vendor: 'intel', integrated: true, name: 'Alder Lake-N [UHD Graphics]' }] },
      log: [line],
    },
    { name: 'the wheel for XPU', facts: { ...facts, torch: [{ variant: 'xpu', lastError: 'RuntimeError: XPU out of memory' }] } },
    {
      name: 'a program that asks for it on a laptop with NVIDIA',
      facts: {
        gpus: [
          { vendor: 'intel', integrated: true },
          { vendor: 'nvidia', integrated: false },
        ],
        torch: [{ variant: 'cu126', lastError: line }],
      },
      log: [line],
    },
    { name: 'no Intel GPU', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { ...facts, torch: [{ variant: 'cpu', lastError: { gap: 'unsupported' } }] } },
    { name: 'the same where no GPU is known', log: [line] },
    { name: 'and the wheel is the one for CPUs', facts: { torch: { incomplete: [{ variant: 'cpu' }] } }, log: [line] },
    { name: 'the sibling: a program that wants CUDA', log: ['AssertionError: Torch not compiled with CUDA enabled'] },
  ],
});
