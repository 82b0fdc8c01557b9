import { all, any, defineCheck, gpus, holds, kernel, platform, rocm, servers, told, torch } from '#api';

export default defineCheck({
  id: 'rccl-iommu-not-passthrough',
  layer: 'kernel',
  kind: 'exposure',
  title: 'Several Radeon or Instinct GPUs behind a translating IOMMU: RCCL can hang without iommu=pt',
  impact: 'unstable',
  symptom: 'Tensor-parallel vLLM or DDP hangs at its start with all GPUs at 100 %; NCCL_P2P_DISABLE=1 lets it pass.',
  blamedOn: 'the vLLM version, the model',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: all(
    platform.system.is('native'),
    // Who does not use RCCL does not meet it, and most who do are well: it takes a server that is split over cards, or somebody who sees a hang.
    torch.some((environment) => environment.variant.has(/^rocm/)),
    any(
      told.complaints.has('hang'),
      servers.some((server) => server.flags.value('--tensor-parallel-size', /^(?:[2-9]|[1-9]\d)$/)),
    ),
    gpus.atLeast(2, (gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false), gpu.iommuType.oneOf('DMA', 'DMA-FQ'))),
  ),
  unless: any(
    kernel.cmdline.has(/(?:^|\s)(?:iommu=pt|iommu\.passthrough=1|amd_iommu=off|iommu=off)(?:\s|$)/),
    // Then nothing is copied from card to card, as by the variable.
    all(
      rocm.amdgpuOrigin.is('in-tree'),
      gpus.none((gpu) => gpu.arch.has(/^gfx9/)),
      holds('KFD is built in, its peer-to-peer part is not', [kernel.config], (config) => config.CONFIG_HSA_AMD === 'y' && config.CONFIG_HSA_AMD_P2P !== 'y'),
    ),
    servers.some((server) => server.environment.value('NCCL_P2P_DISABLE', '1')),
    // It came through its start, at which others hang.
    servers.some((server) => all(server.flags.value('--tensor-parallel-size', /^(?:[2-9]|[1-9]\d)$/), server.answers.is(true))),
  ),
  // RCCL before mid-2026 prints it wherever the word is missing, also where pass-through is the kernel's default.
  hints: [/NCCL WARN Missing "iommu=pt" from kernel command line/],
  said: [
    /\b(?:rccl|rccl[-_]tests?|all_reduce_perf)\b.{0,80}\b(?:hangs?|hung|stuck)\b/i,
    /\b(?:hangs?|hung|stuck)\b.{0,80}\b(?:rccl|rccl[-_]tests?|all_reduce_perf)\b/i,
  ],
  remedy: [
    {
      do: 'Boot with iommu=pt; devices then see memory without translation, which also takes away the protection against faulty devices.',
      setting: 'iommu=pt',
    },
    { do: 'As a test: NCCL_P2P_DISABLE=1, and --disable-custom-all-reduce for vLLM; both cost speed.', setting: 'NCCL_P2P_DISABLE=1' },
  ],
  verify: 'cat /sys/kernel/iommu_groups/*/type',
  owner: { component: 'rccl' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rccl/issues/1129',
      date: '2024-04-01',
      establishes: 'iommu=pt ended the hang of two MI100',
      strength: 'single-report',
    },
    {
      url: 'https://rocm.docs.amd.com/projects/radeon-ryzen/en/docs-6.2.3/docs/install/native_linux/mgpu.html',
      date: '2024',
      establishes: 'AMD on several Radeons: the IOMMU’s limits are treated as “application hangs on multi-GPU systems”',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/vllm/issues/390',
      date: '2025-07-10',
      establishes: 'RCCL’s warning beside the hang with ROCm 6.4, by one who says that his IOMMU is off; what lets it pass',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/7916',
      date: '2026-06-28',
      establishes: 'when RCCL prints the warning, and that it was false where pass-through is built in as the default',
      strength: 'maintainer-confirmed',
    },
  ],
});
