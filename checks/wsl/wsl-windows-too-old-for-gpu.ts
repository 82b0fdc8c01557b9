import {
  all,
  any,
  cudaNoDevice,
  defineCheck,
  driverLibraries,
  gpuNotFoundTold,
  gpus,
  libcudaNotFound,
  noNvidiaDriver,
  not,
  nvidiaSmiNoDriver,
  nvidiaSmiNoLibrary,
  platform,
  torchSeesNoCuda,
  wsl,
  wslNoAdapter,
} from '#api';

export default defineCheck({
  id: 'wsl-windows-too-old-for-gpu',
  layer: 'wsl',
  kind: 'exposure',
  title: 'Windows 10 before 21H2 (build 19044) hands no GPU on to WSL2',
  impact: 'blocked',
  symptom: 'nvcc works in WSL2 and nvidia-smi does not; containers find no libnvidia-ml.so.1; torch.cuda.is_available() is False.',
  blamedOn: 'CUDA packages, Docker, the driver',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    wsl.windowsVersion.inRanges({ introduced: '10.0.18362', fixed: '10.0.19044' }),
    // Nobody misses it who has none. A negation: a card sets no cause apart.
    not(gpus.none((gpu) => all(any(gpu.vendor.is('nvidia'), gpu.vendor.is('amd')), gpu.integrated.is(false)))),
  ),
  // What works shows that this Windows suffices.
  unless: driverLibraries.some((library) => library.gpuCount.atLeast(1)),
  hints: [
    ...nvidiaSmiNoDriver,
    ...nvidiaSmiNoLibrary,
    ...cudaNoDevice,
    ...noNvidiaDriver,
    ...libcudaNotFound,
    ...wslNoAdapter,
    ...torchSeesNoCuda,
    /nvidia-container-cli: initialization error: /,
    /\bnvidia-smi\b.{0,12} (?:returns?|gives|shows|prints|throws) (?:an )?errors?\b/i,
  ],
  said: [...gpuNotFoundTold],
  explains: ['container-host-nvidia-driver-missing', 'wsl-dxg-missing', 'wsl-linux-libcuda-in-the-way'],
  remedy: [
    { do: 'Update Windows: to 10 with 21H2 or later, or to 11.' },
    {
      do: 'Then install NVIDIA’s current driver for Windows, update WSL and end it from PowerShell, which stops all distributions.',
      setting: 'wsl --update; wsl --shutdown',
    },
  ],
  verify: 'cmd.exe /c ver   # 10.0.19044 or later',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/tutorials/gpu-compute',
      date: '2026-07-30',
      establishes: 'machine learning on the GPU in WSL needs Windows 11, or Windows 10 with 21H2 or higher',
      strength: 'documented',
    },
    {
      url: 'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/129',
      date: '2022-10-12',
      establishes: 'build 19042 with WSL2 and Docker Desktop: no libnvidia-ml.so.1; the maintainer names 21H2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/7056',
      date: '2021-06-11',
      establishes: 'build 19042: nvcc works, nvidia-smi and PyTorch find no GPU',
      strength: 'several-reports',
    },
  ],
});
