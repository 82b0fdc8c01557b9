import check from '../../../checks/model-config/sycl-devices-mixed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error: Detected different sycl devices, the performance will limit to the slowest device. ';
const facts = { gpus: [{ vendor: 'intel', integrated: false }], runtimes: [{ kind: 'llama.cpp', startError: line }] } as const;

testCheck(check, {
  found: [
    { name: 'its words', is: 'confirmed', log: [line], cites: 'https://github.com/intel/ipex-llm/pull/12928' },
    { name: 'at the start', is: 'present', facts },
  ],
  clear: [
    { name: 'it starts', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', startError: null }] } },
    { name: 'no card', facts: { ...facts, gpus: [{ vendor: 'intel', integrated: true }] } },
  ],
  unknown: [
    { name: 'not asked', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] } },
    { name: 'two devices in a list', log: ['found 2 SYCL devices:', '| 0| [level_zero:gpu:0]|                Intel Arc A770 Graphics|  12.55|'] },
  ],
});
