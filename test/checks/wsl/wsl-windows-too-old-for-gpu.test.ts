import check from '../../../checks/wsl/wsl-windows-too-old-for-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.system': 'wsl2',
  'wsl.windowsVersion': '10.0.19042.1052',
  gpus: [{ vendor: 'nvidia', integrated: false }],
  driverLibraries: [],
} as const;
const line =
  'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown';

testCheck(check, {
  found: [
    { name: '20H2', is: 'exposed', facts: old },
    { name: 'and a container', is: 'suspected', facts: old, log: [line], cites: 'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/129' },
  ],
  clear: [
    { name: '21H2', facts: { ...old, 'wsl.windowsVersion': '10.0.19044.4046' }, log: [line] },
    { name: 'Windows 11', facts: { ...old, 'wsl.windowsVersion': '10.0.22631' } },
    { name: 'a machine without a card', facts: { ...old, gpus: [] } },
    { name: 'CUDA finds a GPU', facts: { ...old, driverLibraries: [{ api: 'cuda', gpuCount: 1 }] } },
    { name: 'Linux itself', facts: { ...old, 'platform.system': 'native' } },
  ],
  unknown: [{ name: 'Windows is not asked', facts: { ...old, 'wsl.windowsVersion': { gap: 'unsupported' } }, log: [line] }],
});
