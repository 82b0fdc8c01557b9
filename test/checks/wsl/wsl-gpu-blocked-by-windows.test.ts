import check from '../../../checks/wsl/wsl-gpu-blocked-by-windows.ts';
import { testCheck } from '../../helpers/test-check.ts';

const words = 'Failed to initialize NVML: GPU access blocked by the operating system';
const wsl = {
  'wsl.gpuOutsideContainer': null,
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.dxg': true,
  'wsl.linuxLibcuda': [],
  'nvidia.smiError': words,
  driverLibraries: [],
};

testCheck(check, {
  found: [
    { name: 'nvidia-smi’s words', facts: wsl, is: 'present', cites: 'https://github.com/microsoft/WSL/issues/11865' },
    {
      name: 'NVML’s code',
      facts: { ...wsl, 'nvidia.smiError': { gap: 'skipped' }, driverLibraries: [{ api: 'nvml', error: 'NVML_ERROR_OPERATING_SYSTEM' }] },
      is: 'present',
    },
  ],
  clear: [
    { name: 'nvidia-smi is that of a Linux package', facts: { ...wsl, 'wsl.linuxLibcuda': ['of the package nvidia-utils-510'] }, log: [words] },
    {
      name: 'a container alone is refused',
      facts: { ...wsl, 'wsl.gpuOutsideContainer': true },
      log: [words],
    },
    { name: 'there is no /dev/dxg to be blocked', facts: { ...wsl, 'wsl.dxg': false }, log: [words] },
    { name: 'nvidia-smi answers', facts: { ...wsl, 'nvidia.smiError': null } },
    { name: 'in a container, where no-cgroups says the same', facts: { ...wsl, 'platform.container': 'docker' }, log: [words] },
    { name: 'another error', facts: { ...wsl, 'nvidia.smiError': 'Failed to initialize NVML: Unknown Error' } },
  ],
  unknown: [{ name: 'nvidia-smi did not end', facts: { ...wsl, 'nvidia.smiError': { gap: 'timeout' } } }],
});
