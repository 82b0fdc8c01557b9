import check from '../../../checks/kernel-driver/torch-cuda-newer-than-nvidia-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = { gpus: [{ vendor: 'nvidia' }], torch: [{ cuda: '13.0' }], 'nvidia.moduleVersion': '570.86.10' } as const;

testCheck(check, {
  found: [
    { name: 'cu130 on 570', is: 'exposed', facts: old, cites: 'https://github.com/modelscope/FunASR/issues/2973' },
    {
      name: 'PyTorch’s warning',
      is: 'confirmed',
      log: ['UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 12080).'],
    },
  ],
  clear: [
    { name: 'driver 580', facts: { ...old, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'a wheel for CUDA 12', facts: { ...old, torch: [{ cuda: '12.8' }] } },
  ],
  unknown: [
    {
      name: 'a driver of CUDA 11, for which wheels of CUDA 12 are too new as well',
      log: ['The NVIDIA driver on your system is too old (found version 11040).'],
    },
    { name: 'the driver is not known', facts: { ...old, 'nvidia.moduleVersion': { gap: 'denied' } } },
    { name: 'a general failure, which a missing driver prints too', log: ['CUDA driver version is insufficient for CUDA runtime version'] },
  ],
});
