import check from '../../../checks/wsl/wsl-nvidia-smi-crashing-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const report = { 'platform.system': 'wsl2', 'wsl.windowsNvidiaDriver': '560.70' };
const live = { 'platform.system': 'wsl2', 'wsl.windowsNvidiaDriver': null, 'nvidia.smiError': 'Segmentation fault' };

testCheck(check, {
  found: [
    {
      name: 'a report in the form of WSL’s tracker',
      facts: report,
      log: ['# nvidia-smi ends with "segmentation fault" in every wsl distro with the latest nvidia drivers'],
      is: 'suspected',
      cites: 'https://github.com/microsoft/WSL/issues/11870',
    },
    { name: 'a live machine with 555.99', facts: { ...live, driverLibraries: [{ api: 'nvml', version: '555.99', outcome: 'answers' }] }, is: 'exposed' },
    {
      name: 'NVML crashes too',
      facts: { ...report, 'nvidia.smiError': 'Segmentation fault', driverLibraries: [{ api: 'nvml', outcome: 'crashes' }] },
      is: 'confirmed',
    },
  ],
  clear: [
    { name: 'nvidia-smi answers', facts: { ...live, 'nvidia.smiError': null, driverLibraries: [{ api: 'nvml', version: '555.99', outcome: 'answers' }] } },
    { name: 'no NVIDIA at all', facts: { ...live, driverLibraries: [] }, log: ['bash: line 1: 494 Segmentation fault nvidia-smi'] },
    { name: 'Linux itself', facts: { 'platform.system': 'native', 'wsl.windowsNvidiaDriver': null }, log: ['494 segmentation fault nvidia-smi'] },
  ],
  unknown: [
    { name: 'a newer release, which one user calls good', facts: { ...live, driverLibraries: [{ api: 'nvml', version: '565.90' }] } },
    { name: '537 was fine, but no source names the first bad release', facts: { ...live, driverLibraries: [{ api: 'nvml', version: '537.70' }] } },
    { name: 'a crash of another program', facts: { 'platform.system': 'wsl2' }, log: ['ollama: segmentation fault (core dumped)'] },
  ],
});
