import { all, any, defineCheck, driverLibraries, environment, gpus, holds, linuxDriverInstalled, not, ollama, platform, wsl, wslLinuxDriverLoaded } from '#api';

export default defineCheck({
  id: 'wsl-linux-libcuda-in-the-way',
  layer: 'wsl',
  kind: 'exposure',
  title: 'A Linux NVIDIA driver package lies in WSL beside the Windows one in /usr/lib/wsl/lib',
  impact: 'blocked',
  symptom: 'CUDA finds no device (error 100), or nvidia-smi cannot communicate with the driver, although /usr/lib/wsl/lib/nvidia-smi works.',
  blamedOn: 'the runtime, or too few CUDA packages',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'sglang'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    any(
      wsl.libraries.has('libcuda.so.1'),
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
    ),
    not(wsl.linuxLibcuda.isEmpty()),
  ),
  unless: any(
    // The loader’s choice is Windows’ library, or works: then nothing is in the way.
    driverLibraries.some((library) =>
      all(
        library.api.is('cuda'),
        library.origin.is('loader'),
        any(library.path.has(/\/wsl\//), all(library.outcome.is('answers'), library.gpuCount.atLeast(1))),
      ),
    ),
    // Ollama asks each copy in turn, and another one answered.
    ollama.compute.has('cuda'),
    // No device is found because none is shown.
    environment.variables.value('CUDA_VISIBLE_DEVICES', /^(?:-1)?$/),
    holds('it is a container', [platform.container], () => true),
  ),
  // It does harm where the loader takes it instead of the one that Windows passes in.
  bites: driverLibraries.some((library) =>
    all(library.api.is('cuda'), library.origin.is('loader'), library.path.has(/libcuda\.so\.\d{3}\./), not(library.path.has(/\/wsl\//))),
  ),
  // That no device is found, or that nvidia-smi fails, has many causes under WSL; the driver's own first call says so where the library is that of Linux.
  hints: [...wslLinuxDriverLoaded, ...linuxDriverInstalled, /\bcuInit\b.{0,60}\bCUDA_ERROR_NO_DEVICE\b/, /\bCUDA_ERROR_NO_DEVICE\b.{0,80}\bcuInit\b/],
  explains: ['cuda-refuses-though-nvml-answers'],
  remedy: [
    {
      do: 'Remove the Linux driver’s packages (libnvidia-compute-*, nvidia-driver-*, nvidia-utils-*, cuda-drivers, and the meta package cuda that pulls them in); the toolkit alone, cuda-toolkit-*, may stay. Look at the list that apt shows before you agree: other packages may go with them.',
      on: 'debian',
    },
    { do: 'Take CUDA for WSL from NVIDIA’s wsl-ubuntu repository, which holds no driver.' },
    { do: 'For one program only: let the loader look at Windows’ libraries first.', setting: 'LD_LIBRARY_PATH=/usr/lib/wsl/lib' },
  ],
  verify: 'ldconfig -p | grep libcuda.so.1   # only /usr/lib/wsl/lib',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/cuda/wsl-user-guide/index.html',
      date: '2026',
      establishes: 'no NVIDIA Linux driver may be installed within WSL 2',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/5554',
      date: '2020-07-07',
      establishes: 'nvidia-driver and nvidia-utils installed in WSL: nvidia-smi cannot communicate with the driver',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1940',
      date: '2024-01-12',
      establishes: '535.104.05 beside the Windows library: error 100 and NVML 9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/cuml/issues/6218',
      date: '2025-01-15',
      establishes: 'CUDA error 100 until the wrong driver’s libraries were passed over',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/cuml/issues/5624',
      date: '2023-10-18',
      establishes: 'nvidia-smi works within WSL2 and cuInit finds no device, until LD_LIBRARY_PATH names /usr/lib/wsl/lib',
      strength: 'several-reports',
    },
  ],
});
