import check from '../../../checks/wsl/wsl-container-asks-for-kfd.ts';
import { testCheck } from '../../helpers/test-check.ts';

const report = { 'platform.system': 'wsl2', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } };

testCheck(check, {
  found: [
    {
      name: 'Ollama’s line for Linux, under WSL2',
      facts: report,
      is: 'present',
      cites: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
    },
  ],
  clear: [
    {
      name: 'Linux itself',
      facts: { ...report, 'platform.system': 'native' },
      log: ['error gathering device information while adding custom device "/dev/kfd": no such file or directory'],
    },
    { name: 'WSL’s device is passed', facts: { ...report, 'container.runOptions': { entries: { device: '/dev/dxg' } } } },
    { name: 'a live machine', facts: { ...report, 'container.runOptions': null } },
  ],
  unknown: [{ name: 'the system is not known', facts: { 'container.runOptions': { entries: { device: '/dev/kfd' } } } }],
});
