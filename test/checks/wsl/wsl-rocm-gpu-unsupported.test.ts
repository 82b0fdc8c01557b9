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
    { name: 'an RX 6950 XT', is: 'confirmed', facts: old, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4503' },
    { name: 'nothing asked', is: 'exposed', facts: { ...old, driverLibraries: [] } },
    {
      name: 'an RX 9070 XT, and a release before it',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '6.3.4', gpus: [{ vendor: 'amd', arch: 'gfx1201' }] },
      log: ['the wsl can’t find the graphic card when we use rocminfo'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4524',
    },
    {
      name: 'a report of rocminfo',
      is: 'confirmed',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '6.2.3', gpus: [{ vendor: 'amd', arch: 'gfx1031' }] },
      log: ['ROCR: unsupported GPU'],
    },
    {
      name: 'an RX 7800 XT, and ROCm of 2024',
      is: 'confirmed',
      facts: { 'platform.system': 'wsl2', 'rocm.version': '6.1.3', gpus: [{ vendor: 'amd', arch: 'gfx1101' }] },
      log: ['ROCR: unsupported GPU'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/3677',
    },
    {
      name: 'a card of 2017 and the words that causes share',
      is: 'suspected',
      facts: { 'platform.system': { prose: 'wsl2' }, gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx803' }] } },
      log: ['ROCk module is NOT loaded, possibly no GPU devices'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/1361',
    },
  ],
  clear: [
    { name: 'RDNA3', facts: { ...old, gpus: [{ vendor: 'amd', arch: 'gfx1100' }] } },
    {
      name: 'a processor’s graphics of RDNA3 beside a card that is served',
      facts: {
        ...old,
        'rocm.version': '6.4.2',
        gpus: [
          { vendor: 'amd', arch: 'gfx1100' },
          { vendor: 'amd', arch: 'gfx1103' },
        ],
      },
    },
    { name: 'a processor’s graphics', facts: { ...old, gpus: [{ vendor: 'amd', arch: 'gfx1036' }] } },
    { name: 'an RX 7800 XT, and the release that serves it', facts: { ...old, 'rocm.version': '6.4.1', gpus: [{ vendor: 'amd', arch: 'gfx1101' }] } },
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
