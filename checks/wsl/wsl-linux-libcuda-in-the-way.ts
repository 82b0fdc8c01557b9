import { all, defineCheck, driverLibraries, not, platform, wsl } from '#api';

export default defineCheck({
  id: 'wsl-linux-libcuda-in-the-way',
  layer: 'wsl',
  kind: 'exposure',
  title: 'A Linux NVIDIA driver package lies in WSL beside the Windows one in /usr/lib/wsl/lib',
  impact: 'blocked',
  symptom: 'CUDA finds no device (error 100) although /usr/lib/wsl/lib/nvidia-smi works, or GPU containers fail with “file exists”.',
  blamedOn: 'the runtime, or too few CUDA packages',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'sglang'],
  when: all(platform.system.is('wsl2'), platform.container.isAbsent(), wsl.libraries.has('libcuda.so.1'), not(wsl.linuxLibcuda.isEmpty())),
  // The loader’s choice is Windows’ library: then nothing is in the way.
  unless: driverLibraries.some((library) => all(library.api.is('cuda'), library.origin.is('loader'), library.path.has(/\/wsl\//))),
  // It does harm where the loader takes it instead of the one that Windows passes in.
  bites: driverLibraries.some((library) =>
    all(library.api.is('cuda'), library.origin.is('loader'), library.path.has(/libcuda\.so\.\d{3}\./), not(library.path.has(/\/wsl\//))),
  ),
  hints: [
    /no nvidia devices detected by library \/usr\/lib\/(?:x86_64-linux-gnu|aarch64-linux-gnu|lib64)\/libcuda/,
    /lib(?:nvidia-ml|cuda)\.so\.1: file exists/,
    /nvml vram init failure: 9/,
  ],
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
      url: 'https://github.com/ollama/ollama/issues/1940',
      date: '2024-01-12',
      establishes: '535.104.05 beside the Windows library: error 100 and NVML 9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/289',
      date: '2021',
      establishes: '460.91 libraries mixed with Windows’: mount error “file exists”',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/cuml/issues/6218',
      date: '2025-01-15',
      establishes: 'CUDA error 100 until the wrong driver’s libraries were passed over',
      strength: 'several-reports',
    },
  ],
});
