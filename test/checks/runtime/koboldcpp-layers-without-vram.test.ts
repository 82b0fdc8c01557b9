import check from '../../../checks/runtime/koboldcpp-layers-without-vram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd' }],
  models: [{ runtime: 'llama.cpp', layersOffloaded: 0, layersTotal: 37 }],
  runtimes: [{ kind: 'koboldcpp', startError: { gap: 'not-in-text' } }],
} as const;
const log = ['Unable to detect VRAM, please set layers manually.', 'Detected Available GPU Memory: 0 MB'];

testCheck(check, {
  found: [{ name: 'Radeon 780M with 1.99.1', is: 'suspected', cites: 'https://github.com/LostRuins/koboldcpp/issues/1748', facts, log }],
  clear: [
    { name: 'layers set by hand', facts: { ...facts, models: [{ runtime: 'llama.cpp', layersOffloaded: 37, layersTotal: 37 }] }, log },
    {
      name: 'the CPU on purpose',
      facts: { ...facts, models: { incomplete: [] }, servers: [{ kind: 'koboldcpp', flags: { entries: { '--usecpu': '' } } }] },
      log: ['Detected Available GPU Memory: 0 MB'],
    },
    { name: 'a machine without a GPU', facts: { ...facts, gpus: [] }, log },
  ],
  unknown: [
    { name: 'no layers were asked for', facts },
    { name: 'the warning beside layers that were set to none', facts, log: ['Unable to detect VRAM, please set layers manually.'] },
  ],
});
