import check from '../../../checks/firmware/mec-firmware-too-old-for-atomics.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'kfd kfd: amdgpu: skipped device 1002:744c, PCI rejects atomics 494<509';
const card = { arch: 'gfx1100', integrated: false, driver: 'amdgpu', kfdArch: null, firmware: { entries: { MEC: '0x000001ee' } } };

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
    {
      name: 'KFD does not list it, the log is not readable',
      is: 'exposed',
      facts: { gpus: [card], 'rocm.kfdInKernel': true, 'rocm.version': '7.0.2', 'logs.gpuFaults': { entries: {} } },
    },
  ],
  clear: [
    {
      name: 'KFD leaves it out for another reason: this firmware does without',
      facts: {
        gpus: [{ ...card, firmware: { entries: { MEC: '0x00000210' } } }],
        'rocm.kfdInKernel': true,
        'rocm.version': '7.0.2',
        'logs.gpuFaults': { entries: {} },
      },
    },
    {
      name: 'added since, with newer firmware',
      facts: { gpus: { incomplete: [] }, 'logs.gpuFaults': { entries: { 'kfd-device-came': 'kfd kfd: amdgpu: added device 1002:744c' } } },
      log: [line],
    },
    { name: 'the kernel has no KFD at all', facts: { gpus: [card], 'rocm.kfdInKernel': false } },
    {
      name: 'nothing asks for ROCm',
      facts: { gpus: [card], 'rocm.kfdInKernel': true, 'rocm.version': null, runtimes: [{ backends: ['vulkan'] }], torch: [] },
    },
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
