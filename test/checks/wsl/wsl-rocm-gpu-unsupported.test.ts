import check from '../../../checks/wsl/wsl-rocm-gpu-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.system': 'wsl2',
  'rocm.version': '6.3.4',
  gpus: [{ vendor: 'amd', arch: 'gfx1030' }],
  runtimes: [],
  torch: [],
  driverLibraries: [{ api: 'hsa', gpuCount: 0 }],
} as const;

testCheck(check, {
  found: [
    { name: 'an RX 6950 XT', is: 'exposed', facts: old, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4503' },
    {
      name: 'a report of rocminfo',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '6.2.3', gpus: [{ vendor: 'amd', arch: 'gfx1031' }] },
      log: ['ROCR: unsupported GPU'],
    },
  ],
  clear: [
    { name: 'RDNA3', facts: { ...old, gpus: [{ vendor: 'amd', arch: 'gfx1100' }] } },
    { name: 'a processor’s graphics', facts: { ...old, gpus: [{ vendor: 'amd', arch: 'gfx1036' }] } },
    { name: 'Linux itself', facts: { ...old, 'platform.system': 'native' } },
    { name: 'no ROCm', facts: { ...old, 'rocm.version': null } },
    { name: 'the runtime lists it', facts: { ...old, driverLibraries: [{ api: 'hsa', gpuCount: 1 }] } },
  ],
  unknown: [
    { name: 'nothing known of ROCm, and nothing said', facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1030' }] } } },
    { name: 'the card is not known', facts: { ...old, gpus: { gap: 'not-recorded' } } },
    { name: 'a healthy rocminfo', facts: { ...old, gpus: { gap: 'not-recorded' } }, log: ['WSL environment detected.'] },
  ],
});
