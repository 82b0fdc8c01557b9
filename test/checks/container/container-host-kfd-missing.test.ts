import check from '../../../checks/container/container-host-kfd-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'platform.system': 'native', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } }, 'rocm.kfdDevice': null } as const;

testCheck(check, {
  found: [
    { name: 'asked for, and not there', is: 'present', facts },
    {
      name: 'Docker says so',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/TheRock/issues/2573',
      log: ['Error response from daemon: error gathering device information while adding custom device "/dev/kfd": no such file or directory'],
    },
  ],
  clear: [
    { name: 'the host has it', facts: { ...facts, 'rocm.kfdDevice': 'root:render 0660' } },
    { name: 'WSL2 has a check of its own', facts: { ...facts, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'nothing is known of the host', facts: { 'container.runOptions': { entries: { device: '/dev/kfd' } } } },
    {
      name: 'the sibling: a node of the card',
      log: ['error gathering device information while adding custom device "/dev/dri/renderD128": no such file or directory'],
    },
  ],
});
