import { all, any, defineCheck, driverLibraries, not, nvidia, platform, wsl, wslGpuBlocked } from '#api';

export default defineCheck({
  id: 'wsl-gpu-blocked-by-windows',
  layer: 'wsl',
  kind: 'fault',
  title: 'NVML is refused the GPU in WSL2 (GPU access blocked by the operating system)',
  impact: 'blocked',
  symptom: 'nvidia-smi works in Windows and fails in WSL with that sentence.',
  blamedOn: 'CUDA packages in the distribution',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    // In a container the same words can come from the container’s own device rules.
    platform.container.isAbsent(),
    any(
      nvidia.smiError.has(/GPU access blocked by the operating system/),
      driverLibraries.some((library) => all(library.api.is('nvml'), library.error.has(/OPERATING_SYSTEM/))),
    ),
  ),
  // nvidia-smi of a Linux package says so as well; then that is the cause. Nor is it Windows where a container alone is refused, or where /dev/dxg is missing.
  unless: any(not(wsl.linuxLibcuda.isEmpty()), wsl.gpuOutsideContainer.is(true), wsl.dxg.is(false)),
  hints: [...wslGpuBlocked],
  remedy: [
    {
      do: 'A card in TCC mode (nvidia-smi in Windows shows it in the column TCC/WDDM) cannot be shared with WSL: switch it to WDDM or MCDM where driver and card allow that, or run Linux on the machine itself.',
    },
    { do: 'With a kernel of your own: take kernel= out of .wslconfig and end WSL (wsl --shutdown); Microsoft’s has the part that talks to Windows.' },
    {
      do: 'Else bring the driver in Windows and WSL up to date, which ends all distributions; of those who told of it, some tried that in vain.',
      setting: 'wsl --update; wsl --shutdown',
    },
  ],
  verify: '/usr/lib/wsl/lib/nvidia-smi',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/issues/10289',
      date: '2023',
      establishes: 'the same words with a kernel that the reporter built himself',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/11865',
      date: '2024-07-31',
      establishes: 'an L40S in TCC mode on Windows Server 2022',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/14339',
      date: '2026-03-03',
      establishes: 'the same on Server 2025 with WSL 2.6.3',
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
