import check from '../../../checks/wsl/wsl-rocm-without-rocdxg.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.dxg': true,
  'rocm.version': '7.2.1',
  'wsl.rocdxg': false,
  'wsl.rocr4wsl': false,
  'wsl.libraries': ['libd3d12.so', 'libdxcore.so'],
  driverLibraries: [{ api: 'hsa', gpuCount: 0 }],
};

testCheck(check, {
  found: [
    { name: 'ROCm 7.2.0 without either runtime', facts: { ...wsl, 'rocm.version': '7.2.0' }, is: 'exposed' },
    { name: 'ROCm from packages alone', facts: wsl, is: 'exposed' },
    {
      name: 'rocminfo says it',
      facts: wsl,
      log: ['ROCk module is NOT loaded, possibly no GPU devices'],
      is: 'suspected',
      cites: 'https://github.com/ROCm/librocdxg/issues/35',
    },
  ],
  clear: [
    { name: 'ROCm lists a GPU by another way', facts: { ...wsl, driverLibraries: [{ api: 'hsa', gpuCount: 1 }] } },
    { name: 'ROCm 7.2.0 with AMD’s older runtime for WSL', facts: { ...wsl, 'rocm.version': '7.2.0', 'wsl.rocr4wsl': true } },
    {
      name: 'the same, which fails for another reason',
      facts: { ...wsl, 'rocm.version': '7.2.0', 'wsl.rocr4wsl': true, driverLibraries: [{ api: 'hsa', gpuCount: 0, outcome: 'refuses' }] },
      log: ['Call returned HSA_STATUS_ERROR_OUT_OF_RESOURCES: The runtime failed to allocate the necessary resources.'],
    },
    { name: 'librocdxg is there', facts: { ...wsl, 'wsl.rocdxg': true } },
    { name: 'ROCm 6, which had its own runtime for WSL', facts: { ...wsl, 'rocm.version': '6.4.2' } },
    { name: 'no ROCm', facts: { ...wsl, 'rocm.version': null } },
    {
      name: 'Linux itself',
      facts: { ...wsl, 'platform.system': 'native', 'wsl.dxg': null, 'wsl.rocdxg': null, 'wsl.libraries': null },
      log: ['ROCk module is NOT loaded, possibly no GPU devices'],
    },
  ],
  unknown: [{ name: 'ROCm’s release is not known', facts: { ...wsl, 'rocm.version': { gap: 'denied' } } }],
});
