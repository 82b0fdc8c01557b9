import check from '../../../checks/hardware/pytorch-wheel-needs-lse-atomics.ts';
import { testCheck } from '../../helpers/test-check.ts';

const pi4 = { 'platform.arch': 'aarch64', 'cpu.flags': ['asimd'], torch: [{ name: '/home/pi/venv', version: '2.10.0+cpu' }] };

testCheck(check, {
  found: [
    { name: 'a Raspberry Pi 4', is: 'exposed', facts: pi4, cites: 'https://github.com/pytorch/pytorch/issues/176993' },
    {
      name: 'a wheel beside Debian’s package',
      is: 'exposed',
      facts: { ...pi4, torch: [...pi4.torch, { name: '/usr', version: '2.6.0' }] },
    },
    {
      name: 'and the crash',
      is: 'suspected',
      facts: { ...pi4, torch: [{ version: '2.6.0' }] },
      log: ['Illegal instruction (core dumped)'],
      cites: 'https://github.com/pytorch/pytorch/issues/146792',
    },
  ],
  clear: [
    { name: 'a Raspberry Pi 5', facts: { ...pi4, 'cpu.flags': ['asimd', 'asimddp', 'atomics'] } },
    { name: 'the repaired release', facts: { ...pi4, torch: [{ version: '2.11.0' }] } },
    { name: 'Debian’s own package of the release', facts: { ...pi4, torch: [{ name: '/usr', version: '2.6.0' }] } },
    { name: 'conda-forge’s build of the release', facts: { ...pi4, torch: [{ name: '/home/pi/miniforge3/envs/a', version: '2.6.0.post300' }] } },
    { name: 'a release of which a build works', facts: { ...pi4, torch: [{ name: '/home/pi/venv', version: '2.0.0' }] } },
    { name: 'x86-64', facts: { ...pi4, 'platform.arch': 'x86_64' } },
  ],
  unknown: [
    { name: 'PyTorch’s version is not known', facts: { ...pi4, torch: { incomplete: [] } } },
    {
      name: 'a processor that nobody names',
      facts: { 'platform.arch': 'aarch64', torch: [{ name: '/home/u/venv', version: '2.6.0' }] },
      log: ['Illegal instruction (core dumped)'],
    },
    { name: 'the crash alone', log: ['Illegal instruction (core dumped)'] },
  ],
});
