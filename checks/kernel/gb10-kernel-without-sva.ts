import { all, defineCheck, driverLibraries, gpus, holds, kernel } from '#api';

export default defineCheck({
  id: 'gb10-kernel-without-sva',
  layer: 'kernel',
  kind: 'exposure',
  title: 'This kernel was built without ARM_SMMU_V3_SVA, and CUDA does not start on GB10 (error 3)',
  impact: 'blocked',
  symptom: 'nvidia-smi shows the GB10, every CUDA program ends at cuInit with 3 (CUDA_ERROR_NOT_INITIALIZED), and the kernel log says nothing.',
  blamedOn: 'the driver, the container toolkit, PyTorch',
  runtimes: [],
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    // Said to be off: a listing that was asked for other options leaves it out.
    holds('devices cannot share page tables with programs', [kernel.config], (config) => config.CONFIG_ARM_SMMU_V3_SVA === 'n'),
  ),
  unless: driverLibraries.some((library) => all(library.api.is('cuda'), library.gpuCount.atLeast(1))),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_NOT_INITIALIZED'))),
  hints: [/^# CONFIG_ARM_SMMU_V3_SVA is not set/],
  explains: ['nvidia-uvm-hmm-breaks-cuda-start', 'cuda-refuses-though-nvml-answers'],
  remedy: [
    {
      do: 'Boot a kernel that has the option: the one of DGX OS, or a newer one of the distribution that sets it (nixpkgs does since its pull request 527847).',
    },
    { do: 'Where none is to be had, build the distribution’s kernel with the option set, and NVIDIA’s modules for it.', setting: 'CONFIG_ARM_SMMU_V3_SVA=y' },
  ],
  verify: 'nvidia-smi -q | grep "Addressing Mode"   # ATS, no longer None',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/527847',
      date: '2026',
      establishes: 'merged: the option is set for aarch64, for the GPU of a GB10',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Start9Labs/start-technologies/pull/3693',
      date: '2026-08-15',
      establishes: 'Debian’s arm64 kernel has it off; nvidia-uvm then takes the GPU for one without ATS, refuses it and logs nothing; cuInit answers 3',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/siderolabs/talos/issues/14087',
      date: '2026',
      establishes: 'the same on Talos with 6.18.39: NVML works, cuInit answers 3, “Addressing Mode: None”',
      strength: 'several-reports',
    },
  ],
});
