import check from '../../../checks/wsl/wsl-nvidia-gpu-in-tcc-mode.ts';
import { testCheck } from '../../helpers/test-check.ts';

const tcc = { 'platform.system': 'wsl2', 'wsl.nvidiaDriverModels': ['TCC'], 'nvidia.smiError': 'No devices were found', driverLibraries: [] } as const;

testCheck(check, {
  found: [
    { name: 'nvidia-smi of Windows', is: 'exposed', facts: tcc },
    {
      name: 'one of two cards',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'wsl.nvidiaDriverModels': ['TCC', 'WDDM'] },
      log: ['Unable to determine the device handle for GPU0: 0000:C1:00.0: Unknown Error'],
      cites: 'https://github.com/microsoft/WSL/issues/13027',
    },
    {
      name: 'and what WSL says',
      is: 'suspected',
      facts: tcc,
      log: ['Failed to initialize NVML: GPU access blocked by the operating system'],
      cites: 'https://github.com/microsoft/WSL/issues/11865',
    },
  ],
  clear: [
    { name: 'WDDM', facts: { ...tcc, 'wsl.nvidiaDriverModels': ['WDDM'] }, log: ['Failed to initialize NVML: GPU access blocked by the operating system'] },
    {
      name: 'a second card works in WSL',
      facts: { ...tcc, 'wsl.nvidiaDriverModels': ['TCC', 'WDDM'], driverLibraries: [{ api: 'cuda', gpuCount: 1 }] },
    },
    { name: 'a live machine', facts: { ...tcc, 'wsl.nvidiaDriverModels': null } },
    { name: 'Linux itself', facts: { ...tcc, 'platform.system': 'native' } },
  ],
  unknown: [
    { name: 'blocked, and no mode told', facts: { 'platform.system': 'wsl2' }, log: ['Failed to initialize NVML: GPU access blocked by the operating system'] },
  ],
});
