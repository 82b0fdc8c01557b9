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
    {
      name: 'Python’s name of the platform',
      log: ['- Platform: Linux-4.4.0-19041-Microsoft-x86_64-with-glibc2.31'],
      is: 'confirmed',
      cites: 'https://github.com/ShivamShrirao/diffusers/issues/18',
    },
  ],
  clear: [
    { name: 'WSL 2', facts: { 'platform.system': 'wsl2' } },
    { name: 'Linux itself', facts: { 'platform.system': 'native' } },
  ],
  unknown: [
    { name: 'Python under WSL 2', log: ['- Platform: Linux-5.10.102.1-microsoft-standard-WSL2-x86_64-with-glibc2.31'] },
    { name: 'Python on an old Ubuntu', log: ['Platform: Linux-4.4.0-19041-generic-x86_64-with-Ubuntu-16.04-xenial'] },
    { name: 'nothing known of the kernel', log: ['Installing ollama to /usr/local'] },
    {
      name: 'the installer itself, pasted',
      log: ['*icrosoft) error "Microsoft WSL1 is not currently supported. Please use WSL2 with \'wsl --set-version <distro> 2\'" ;;'],
    },
  ],
});
