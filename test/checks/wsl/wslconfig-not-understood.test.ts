import check from '../../../checks/wsl/wslconfig-not-understood.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = { 'platform.system': 'wsl2', 'wsl.configFaults': ['line 1: a section and a setting on one line'] };

testCheck(check, {
  found: [
    { name: '[wsl2] memory=48GB on one line', facts: wsl, is: 'present', cites: 'https://github.com/microsoft/WSL/issues/11151' },
    {
      name: 'a section of another name',
      facts: { ...wsl, 'wsl.configFaults': ['line 2: memory in a section where WSL does not look for it'] },
      is: 'present',
      cites: 'https://github.com/microsoft/WSL/issues/6890',
    },
    { name: 'WSL’s own warning', log: ['wsl: Invalid section name in C:\\Users\\Jane Doe\\.wslconfig:1'], is: 'confirmed' },
    { name: 'of a setting behind the section', log: ["wsl: Expected ' ' or '\\n' in C:\\Users\\jane\\.wslconfig:1"], is: 'confirmed' },
    { name: 'of a section without its bracket', log: ["wsl: Expected ']' in C:\\Users\\jane\\.wslconfig:2"], is: 'confirmed' },
    {
      name: 'WSL’s warning of a setting before any section',
      log: ["wsl: Unknown key 'memory' in C:\\Users\\jane\\.wslconfig:6"],
      is: 'confirmed',
      cites: 'https://github.com/microsoft/WSL/issues/10743',
    },
    { name: 'and of one in another section', log: ["wsl: Unknown key 'experimental.processors' in C:\\Users\\jane\\.wslconfig:9"], is: 'confirmed' },
  ],
  clear: [
    { name: 'a sound file', facts: { ...wsl, 'wsl.configFaults': [] } },
    { name: 'no file', facts: { ...wsl, 'wsl.configFaults': null } },
    { name: 'a stray line, which hurts nothing else', facts: { ...wsl, 'wsl.configFaults': ['line 9: neither a section nor a setting'] } },
  ],
  unknown: [
    { name: 'the drive was too slow', facts: { ...wsl, 'wsl.configFaults': { gap: 'timeout' } } },
    { name: 'the distribution’s own file', log: ["wsl: Expected ' ' or '\\n' in /etc/wsl.conf:1"] },
    {
      name: 'a key of another release, and settings of the machine in the distribution’s own file',
      log: ["wsl: Unknown key 'wsl2.autoMemoryReclaim' in C:\\Users\\jane\\.wslconfig:3", "wsl: Unknown key 'wsl2.memory' in /etc/wsl.conf:12"],
    },
  ],
});
