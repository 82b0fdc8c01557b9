import { all, any, defineCheck, driverLibraries, engines, not, platform, wsl } from '#api';

export default defineCheck({
  id: 'wsl-container-toolkit-lacks-nvdxgdmal',
  layer: 'wsl',
  kind: 'exposure',
  title: 'nvidia-container-toolkit before 1.14.4 does not pass on the driver’s libnvdxgdmal.so.1',
  impact: 'blocked',
  symptom: 'CUDA works in the distribution, and every container fails with error 500, “named symbol not found”.',
  blamedOn: 'the image, or its CUDA version',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    // The driver of Windows has the library, or CUDA misses it.
    any(
      wsl.libraries.has('libnvdxgdmal.so.1'),
      wsl.windowsNvidiaDriver.atLeast('555.00'),
      driverLibraries.some((library) => all(library.api.is('cuda'), library.error.has(/CUDA_ERROR_NOT_FOUND/))),
    ),
    engines.toolkitVersion.below('1.14.4'),
  ),
  // Docker Desktop brings a toolkit of its own; the distribution's is then not asked.
  unless: all(engines.installed.has('docker-desktop'), not(engines.installed.has('docker')), engines.toolkitVersion.below('1.14.4')),
  hints: [/\bCUDA_ERROR_NOT_FOUND\b/, /named symbol not found/, /(?:cuda driver library|nvcuda) init failure: 500/],
  remedy: [
    {
      do: 'Update nvidia-container-toolkit in the distribution and restart Docker; with Docker Desktop, update that to 4.31 or later. Containers must be made anew.',
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/520',
      date: '2024-05-29',
      establishes: 'NVIDIA: Windows drivers from 555 bring the library; toolkit 1.14.4 and 1.15.0 and Docker Desktop 4.31.0 pass it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4726',
      date: '2024-06-03',
      establishes: 'an image that worked before: “nvcuda init failure: 500” in its container under WSL2',
      strength: 'several-reports',
    },
    { url: 'https://github.com/ollama/ollama/issues/6961', date: '2024-09-25', establishes: 'the same error 500 in Ollama’s log', strength: 'several-reports' },
  ],
});
