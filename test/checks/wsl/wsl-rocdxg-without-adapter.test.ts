import check from '../../../checks/wsl/wsl-rocdxg-without-adapter.ts';
import { testCheck } from '../../helpers/test-check.ts';

const refused = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.dxg': true,
  'wsl.rocdxg': true,
  'environment.variables': { entries: { HSA_ENABLE_DXG_DETECTION: '1' } },
  'rocm.version': '7.2.0',
  driverLibraries: [{ api: 'hsa', outcome: 'refuses', gpuCount: null, narrowed: false }],
} as const;
const line = 'pid:6895 tid:0x76bf09cbb100 [topology_sysfs_get_system_props] No WDDM adapters found.';

testCheck(check, {
  found: [
    { name: 'HSA refuses', is: 'exposed', facts: refused },
    {
      name: 'rocminfo in a report',
      is: 'confirmed',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '7.2.0' },
      log: ['WSL environment detected.', line],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5900',
    },
  ],
  clear: [
    { name: 'a GPU is listed', facts: { ...refused, driverLibraries: [{ api: 'hsa', outcome: 'answers', gpuCount: 1 }] }, log: [line] },
    { name: 'hidden by a variable', facts: { ...refused, driverLibraries: [{ api: 'hsa', outcome: 'answers', gpuCount: 0, narrowed: true }] } },
    { name: 'it is not asked', facts: { ...refused, 'environment.variables': { entries: {} } } },
    { name: 'it is not there', facts: { ...refused, 'wsl.rocdxg': false } },
    { name: 'Linux itself', facts: { ...refused, 'platform.system': 'native' } },
  ],
  unknown: [
    { name: 'HSA was not asked', facts: { ...refused, driverLibraries: { gap: 'timeout' } } },
    {
      name: 'the older runtime’s words',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '7.2.0' },
      log: ['ROCk module is NOT loaded, possibly no GPU devices'],
    },
  ],
});
