import check from '../../../checks/kernel-driver/torch-cuda-newer-than-nvidia-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'nvidia.loaded': true,
  gpus: [{ vendor: 'nvidia', generation: 'ampere' }],
  torch: [{ cuda: '13.0' }],
  'nvidia.moduleVersion': '570.86.10',
  driverLibraries: [{ api: 'cuda', version: '12.8' }],
} as const;

testCheck(check, {
  found: [
    { name: 'cu130 on 570', is: 'exposed', facts: old, cites: 'https://github.com/modelscope/FunASR/issues/2973' },
    {
      name: 'PyTorch’s warning',
      is: 'confirmed',
      log: ['UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 12080).'],
    },
    {
      name: 'the warning of 2023, a wheel for CUDA 12 on a driver of CUDA 11.6',
      is: 'confirmed',
      log: ['The NVIDIA driver on your system is too old (found version 11060). Please update your GPU driver'],
      cites: 'https://github.com/zai-org/ChatGLM3/issues/100',
    },
    {
      name: 'cu121 on 510',
      is: 'exposed',
      facts: { ...old, torch: [{ cuda: '12.1' }], 'nvidia.moduleVersion': '510.47.03', driverLibraries: [{ api: 'cuda', version: '11.6' }] },
    },
    {
      name: 'cu118 on 440',
      is: 'exposed',
      facts: { ...old, torch: [{ cuda: '11.8' }], 'nvidia.moduleVersion': '440.100', driverLibraries: [{ api: 'cuda', version: '10.2' }] },
    },
    {
      name: 'WSL, where no module is loaded',
      is: 'exposed',
      facts: { ...old, 'nvidia.loaded': false, 'nvidia.moduleVersion': null, 'platform.system': 'wsl2', 'cuda.driverVersion': '12.6' },
    },
  ],
  clear: [
    {
      name: 'a Jetson, whose module has the number of its board’s release',
      facts: {
        ...old,
        gpus: [{ vendor: 'nvidia', generation: 'ampere' }],
        torch: [{ cuda: '11.4' }],
        'nvidia.moduleVersion': '35.4.1',
        driverLibraries: [{ api: 'cuda', version: '11.4' }],
      },
    },
    {
      name: 'PyTorch on the CPU beside a card that no newer driver has',
      facts: {
        ...old,
        gpus: [{ vendor: 'nvidia', generation: 'kepler' }],
        torch: [{ cuda: '12.6' }],
        'nvidia.moduleVersion': '470.256.02',
        driverLibraries: [{ api: 'cuda', version: '11.4' }],
      },
    },
    {
      name: 'WSL with a driver of the same CUDA',
      facts: {
        ...old,
        'nvidia.loaded': false,
        'nvidia.moduleVersion': null,
        'platform.system': 'wsl2',
        'cuda.driverVersion': '13.0',
        driverLibraries: [{ api: 'cuda', version: '13.0' }],
      },
    },
    {
      name: 'WSL, an older driver within one major release',
      facts: {
        ...old,
        torch: [{ cuda: '12.8' }],
        'nvidia.loaded': false,
        'nvidia.moduleVersion': null,
        'platform.system': 'wsl2',
        'cuda.driverVersion': '12.2',
        driverLibraries: [{ api: 'cuda', version: '12.2' }],
      },
    },
    { name: 'cu121 on 525, within one major release', facts: { ...old, torch: [{ cuda: '12.8' }], 'nvidia.moduleVersion': '525.60.13' } },
    { name: 'cu118 on 470', facts: { ...old, torch: [{ cuda: '11.8' }], 'nvidia.moduleVersion': '470.256.02' } },
    { name: 'cuda-compat in front of the driver', facts: { ...old, driverLibraries: [{ api: 'cuda', version: '13.0' }] } },
    { name: 'driver 580', facts: { ...old, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'a wheel for CUDA 12', facts: { ...old, torch: [{ cuda: '12.8' }] } },
  ],
  unknown: [
    { name: 'the driver is not known', facts: { ...old, 'nvidia.moduleVersion': { gap: 'denied' } } },
    {
      name: 'the sibling: a container without the driver',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['ggml_cuda_init: failed to initialize CUDA: CUDA driver version is insufficient for CUDA runtime version'],
    },
    { name: 'a general failure, which a missing driver prints too', log: ['CUDA driver version is insufficient for CUDA runtime version'] },
  ],
});
