import check from '../../../checks/firmware/mec-firmware-too-old-for-atomics.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'kfd kfd: amdgpu: skipped device 1002:744c, PCI rejects atomics 494<509';
const card = { arch: 'gfx1100', integrated: false, driver: 'amdgpu', kfdArch: null };

testCheck(check, {
  found: [
    {
      name: 'live, with the kernel log',
      is: 'confirmed',
      facts: { gpus: [card], 'rocm.kfdInKernel': true },
      log: [line],
      cites: 'https://github.com/ROCm/amdgpu/issues/151',
    },
    { name: 'pasted', is: 'confirmed', facts: { gpus: { incomplete: [] } }, log: [`[    3.1] ${line}`] },
    { name: 'KFD does not list it, the log is not readable', is: 'exposed', facts: { gpus: [card], 'rocm.kfdInKernel': true } },
  ],
  clear: [
    { name: 'the kernel has no KFD at all', facts: { gpus: [card], 'rocm.kfdInKernel': false } },
    { name: 'KFD lists it', facts: { gpus: [{ ...card, kfdArch: 'gfx1100' }] } },
  ],
  unknown: [
    {
      name: 'the slot is at fault: no firmware does without atomics',
      facts: { gpus: { incomplete: [] } },
      log: ['kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics 730<0'],
    },
    { name: 'an added device', facts: { gpus: { incomplete: [] } }, log: ['kfd kfd: amdgpu: added device 1002:744c'] },
  ],
});
