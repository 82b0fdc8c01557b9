import { expect, test } from 'vitest';
import check from '../../../checks/kernel-driver/jetson-nvmap-allocation-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lines = ['NvMapMemAllocInternalTagged: 1075072515 error 12', 'NvMapMemHandleAlloc: error 0'];
const orin = { 'platform.board': 'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super', 'platform.jetsonLinux': '36.4.7' };
const runtimes = [{ kind: 'ollama', startError: lines[0] ?? '' }];

test('what is larger than the board is no fault of NvMap', () => {
  expect(check.title).toContain('also while memory is free');
  expect(check.remedy[0].do).toContain('smaller model');
});

testCheck(check, {
  found: [
    { name: 'at the start, where memory may as well be full', is: 'exposed', facts: { ...orin, runtimes } },
    { name: 'in a log', is: 'suspected', facts: orin, log: lines, cites: 'https://github.com/ollama/ollama/issues/13312' },
  ],
  clear: [
    { name: 'the release before', facts: { ...orin, 'platform.jetsonLinux': '36.4.4', runtimes } },
    { name: 'it starts', facts: { ...orin, runtimes: [{ kind: 'ollama', startError: null }] } },
    { name: 'no Jetson', facts: { 'platform.board': null, 'platform.jetsonLinux': null, runtimes } },
  ],
  unknown: [
    { name: 'release unknown', facts: { ...orin, 'platform.jetsonLinux': { gap: 'unsupported' }, runtimes } },
    { name: 'a later release, of which nobody said anything', facts: { ...orin, 'platform.jetsonLinux': '36.5.0', runtimes } },
    { name: 'the sibling: no such device', facts: orin, log: ['NvRmMemInitNvmap failed with No such file or directory'] },
  ],
});
