import check from '../../../checks/wsl/wsl-rocm-release-without-wsl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const out = 'Call returned HSA_STATUS_ERROR_OUT_OF_RESOURCES: The runtime failed to allocate the necessary resources.';
const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  gpus: [{ vendor: 'amd' }],
  'rocm.version': '6.4.2',
  driverLibraries: [{ api: 'hsa', outcome: 'refuses', gpuCount: 0 }],
};

testCheck(check, {
  found: [
    { name: 'HSA refuses', is: 'confirmed', facts: wsl },
    {
      name: 'rocminfo in a report',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'amd' }] }, 'rocm.version': '6.4.2' },
      log: ['WSL environment detected.', out],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5106',
    },
    {
      name: '6.2.0 on Ubuntu 24.04',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'amd' }] }, 'rocm.version': '6.2.0' },
      log: [out],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/3677',
    },
    { name: 'not seen to fail', is: 'exposed', facts: { ...wsl, driverLibraries: [], 'rocm.version': '6.3.3' } },
  ],
  clear: [
    { name: '6.4.1, which has it', facts: { ...wsl, 'rocm.version': '6.4.1' }, log: [out] },
    { name: '6.2.3, which has it; the card is another matter', facts: { ...wsl, 'rocm.version': '6.2.3' }, log: ['ROCR: unsupported GPU', out] },
    { name: '7.2 with librocdxg', facts: { ...wsl, 'rocm.version': '7.2.0' } },
    { name: 'HSA lists the GPU: the runtime for WSL was added', facts: { ...wsl, driverLibraries: [{ api: 'hsa', outcome: 'answers', gpuCount: 1 }] } },
    { name: 'Linux itself', facts: { ...wsl, 'platform.system': 'native' }, log: [out] },
    {
      name: 'ROCm for building only, beside an NVIDIA card',
      facts: { ...wsl, gpus: [{ vendor: 'nvidia' }], 'wsl.dxg': true, 'wsl.libraries': ['libcuda.so.1'] },
    },
  ],
  unknown: [
    { name: 'the release is not told', facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'amd' }] } } },
    {
      name: 'a healthy rocminfo',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['WSL environment detected.', 'Name: gfx1100'],
    },
  ],
});
