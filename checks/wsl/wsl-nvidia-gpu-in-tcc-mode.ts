import {
  all,
  any,
  cudaNoDevice,
  defineCheck,
  driverLibraries,
  gpuNotFoundTold,
  noNvidiaDriver,
  nvidia,
  nvidiaSmiNoDriver,
  platform,
  torchSeesNoCuda,
  wsl,
  wslGpuBlocked,
} from '#api';

export default defineCheck({
  id: 'wsl-nvidia-gpu-in-tcc-mode',
  layer: 'wsl',
  kind: 'exposure',
  title: 'The NVIDIA GPU is in TCC mode in Windows, which is not handed on to WSL2',
  impact: 'blocked',
  symptom: 'nvidia-smi works in Windows and shows TCC; in WSL2 the GPU is missing or NVML says that the operating system blocks it.',
  blamedOn: 'CUDA packages in the distribution, the release of WSL',
  runtimes: [],
  when: all(platform.system.is('wsl2'), wsl.nvidiaDriverModels.has('TCC')),
  // A card in WDDM mode beside it may be handed on.
  unless: any(
    nvidia.smiError.isAbsent(),
    driverLibraries.some((library) => all(any(library.api.is('cuda'), library.api.is('nvml')), library.gpuCount.atLeast(1))),
  ),
  hints: [
    ...wslGpuBlocked,
    ...nvidiaSmiNoDriver,
    ...cudaNoDevice,
    ...noNvidiaDriver,
    ...torchSeesNoCuda,
    /CUDA (?:won['’]t|does(?:n['’]t| not)) detect/,
    /\bGPU access (?:is )?blocked\b/i,
    /Unable to determine the device handle for GPU ?\d/,
  ],
  said: [...gpuNotFoundTold],
  explains: ['wsl-gpu-blocked-by-windows'],
  remedy: [
    {
      do: 'Switch the card to WDDM (or MCDM) where card and driver allow it, from a PowerShell of the administrator, and boot Windows anew; all cards, since one in TCC mode can hide the others from WSL. Many data-centre cards need a vGPU licence or have no such mode.',
      setting: 'nvidia-smi -dm WDDM',
    },
    { do: 'Else run the model in Windows itself, or Linux on the machine.' },
  ],
  verify: '/usr/lib/wsl/lib/nvidia-smi',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/issues/11865',
      date: '2024-07-31',
      establishes: 'an L40S that Windows shows in TCC mode; blocked in WSL',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/13027',
      date: '2025-06-01',
      establishes: 'with one card in TCC mode and one in WDDM mode WSL sees neither (572.61, 576.52)',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/9254',
      date: '2022-12-05',
      establishes: 'a Tesla P100 in TCC mode is not seen in WSL',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/cuda/wsl-user-guide/index.html',
      date: '2026',
      establishes: 'CUDA on WSL is for GPUs in WDDM mode',
      strength: 'documented',
    },
  ],
});
