import check from '../../../checks/wsl/wsl-rocdxg-detection-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.dxg': true,
  'wsl.rocdxg': true,
  'rocm.version': '7.2.1',
  'environment.variables': { entries: {} },
  services: [],
  servers: [],
  driverLibraries: [{ api: 'hsa', gpuCount: { gap: 'timeout' } as const }],
};

testCheck(check, {
  found: [
    { name: 'the guide’s step left out', facts: { ...wsl, driverLibraries: [] }, is: 'exposed', cites: 'https://github.com/ROCm/librocdxg/issues/34' },
    { name: 'ROCm lists no GPU', facts: { ...wsl, driverLibraries: [{ api: 'hsa', gpuCount: 0 }] }, is: 'confirmed' },
  ],
  clear: [
    { name: 'ROCm lists a GPU all the same', facts: { ...wsl, driverLibraries: [{ api: 'hsa', gpuCount: 1 }] } },
    { name: 'set in the shell', facts: { ...wsl, 'environment.variables': { entries: { HSA_ENABLE_DXG_DETECTION: '1' } } } },
    {
      name: 'the server has it, this session has not',
      facts: { ...wsl, driverLibraries: [{ api: 'hsa', gpuCount: 0 }], servers: [{ environment: { entries: { HSA_ENABLE_DXG_DETECTION: '1' } } }] },
    },
    { name: 'a ROCm that looks by itself', facts: { ...wsl, 'rocm.version': '7.13.0' } },
    { name: 'set in the unit', facts: { ...wsl, services: [{ environment: { entries: { HSA_ENABLE_DXG_DETECTION: '1' } } }] } },
  ],
  unknown: [{ name: 'the environment is not known', facts: { ...wsl, 'environment.variables': { gap: 'not-in-text' } } }],
});
