import check from '../../../checks/wsl/wsl-container-toolkit-lacks-nvdxgdmal.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'wsl.libraries': ['libcuda.so.1', 'libnvdxgdmal.so.1'],
  'wsl.windowsNvidiaDriver': null,
  driverLibraries: [],
  'engines.toolkitVersion': '1.13.5',
  'engines.installed': ['docker'],
};

testCheck(check, {
  found: [
    { name: 'toolkit 1.13.5 with a driver from 555 on', facts: wsl, is: 'exposed', cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/520' },
    { name: 'Ollama’s log', facts: wsl, log: ['cuda driver library init failure: 500'], is: 'suspected' },
    {
      name: 'the log of Ollama 0.1.41',
      facts: wsl,
      log: ['msg="Unable to load nvcuda" library=/usr/lib/x86_64-linux-gnu/libcuda.so.1 error="nvcuda init failure: 500"'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/4726',
    },
    {
      name: 'a report that names the driver of Windows',
      facts: { 'platform.system': 'wsl2', 'wsl.windowsNvidiaDriver': '555.85' },
      log: ['failed call to cuInit: CUDA_ERROR_NOT_FOUND: named symbol not found'],
      is: 'suspected',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/520',
    },
  ],
  clear: [
    { name: 'the driver of a year before', facts: { ...wsl, 'wsl.libraries': [], 'wsl.windowsNvidiaDriver': '537.42' } },
    { name: 'a toolkit that passes it', facts: { ...wsl, 'engines.toolkitVersion': '1.14.4' }, log: ['CUDA error: named symbol not found'] },
    { name: 'an older driver without the library', facts: { ...wsl, 'wsl.libraries': ['libcuda.so.1'] } },
    { name: 'Docker Desktop, which has a toolkit of its own', facts: { ...wsl, 'engines.installed': ['docker-desktop'] } },
    { name: 'no toolkit', facts: { ...wsl, 'engines.toolkitVersion': null } },
  ],
  unknown: [{ name: 'the toolkit did not answer', facts: { ...wsl, 'engines.toolkitVersion': { gap: 'timeout' } } }],
});
