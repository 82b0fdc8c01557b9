import check from '../../../checks/kernel-driver/nvidia-driver-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = { vendor: 'nvidia', generation: 'blackwell', integrated: false, driver: null } as const;
const line = '[    8.1] NVRM: installed in this system is not supported by the';

testCheck(check, {
  found: [
    { name: 'an RTX 50 beside 550', is: 'present', facts: { gpus: [gpu], 'nvidia.moduleVersion': '550.163.01' } },
    {
      name: 'and the driver says so',
      is: 'confirmed',
      facts: { gpus: [gpu], 'nvidia.moduleVersion': '550.163.01' },
      log: [line],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osapi.c',
    },
    { name: 'an RTX 40 beside 515', is: 'present', facts: { gpus: [{ ...gpu, generation: 'ada' }], 'nvidia.moduleVersion': '515.86.01' } },
    { name: 'the lines alone', is: 'confirmed', log: [line] },
  ],
  clear: [
    { name: 'the first branch that knows it', facts: { gpus: [gpu], 'nvidia.moduleVersion': '570.86.16' } },
    { name: 'an RTX 40 beside 535', facts: { gpus: [{ ...gpu, generation: 'ada' }], 'nvidia.moduleVersion': '535.274.02' } },
    { name: 'the driver has it', facts: { gpus: [{ ...gpu, driver: 'nvidia' }], 'nvidia.moduleVersion': '550.163.01' } },
    { name: 'it is kept for a virtual machine', facts: { gpus: [{ ...gpu, driver: 'vfio-pci' }], 'nvidia.moduleVersion': '550.163.01' } },
    { name: 'no NVIDIA driver', facts: { gpus: [gpu], 'nvidia.moduleVersion': null } },
    { name: 'GB10, which has drivers of its own', facts: { gpus: [{ ...gpu, integrated: true }], 'nvidia.moduleVersion': '550.163.01' } },
  ],
  unknown: [
    {
      name: 'an older GPU with the open module, and one that was dropped: other lines',
      log: ['NVRM: installed in this system is not supported by open', 'NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please'],
    },
    { name: 'nvidia-smi alone', log: ['No devices were found'] },
  ],
});
