import check from '../../../checks/wsl/wsl1-distribution.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'WSL 1', facts: { 'platform.system': 'wsl1' }, is: 'present' },
    {
      name: 'Ollama’s installer says so',
      log: ['ERROR: Microsoft WSL1 is not currently supported. Please use WSL2 with "wsl --set-version <distro> 2"'],
      is: 'confirmed',
    },
  ],
  clear: [
    { name: 'WSL 2', facts: { 'platform.system': 'wsl2' } },
    { name: 'Linux itself', facts: { 'platform.system': 'native' } },
  ],
  unknown: [
    { name: 'nothing known of the kernel', log: ['Installing ollama to /usr/local'] },
    {
      name: 'the installer itself, pasted',
      log: ['*icrosoft) error "Microsoft WSL1 is not currently supported. Please use WSL2 with \'wsl --set-version <distro> 2\'" ;;'],
    },
  ],
});
