import { all, defineCheck, gpus, holds, kernel, not, rocm, servers, torch } from '#api';

export default defineCheck({
  id: 'amd-p2p-not-built-in',
  layer: 'kernel',
  kind: 'exposure',
  title: 'CONFIG_HSA_AMD_P2P is off, so Radeon GPUs cannot copy to each other over PCIe',
  impact: 'risk',
  symptom: 'Tensor-parallel inference on two Radeon cards may be slower than it could be, since all copies go through system memory.',
  blamedOn: 'RCCL, the split mode, the slots',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: all(
    // Radeons have no link of their own between cards, as Instinct has.
    gpus.atLeast(2, (gpu) => all(gpu.arch.has(/^gfx1[0-2]\d\d$/), gpu.integrated.is(false), gpu.driver.is('amdgpu'))),
    // AMD’s out-of-tree driver decides by its own build, which this option does not show.
    rocm.amdgpuOrigin.is('in-tree'),
    kernel.version.atLeast('6.0'),
    // Who does not split a model with RCCL does not miss it.
    torch.some((environment) => environment.variant.has(/^rocm/)),
    // Who turned peer copies off wants none.
    servers.some((server) => all(server.flags.value('--tensor-parallel-size', /^(?:[2-9]|[1-9]\d)$/), not(server.environment.value('NCCL_P2P_DISABLE', '1')))),
    holds('KFD is built in, its peer-to-peer part is not', [kernel.config], (config) => config.CONFIG_HSA_AMD === 'y' && config.CONFIG_HSA_AMD_P2P !== 'y'),
  ),
  remedy: [
    {
      do: 'Boot a kernel of the distribution that has CONFIG_HSA_AMD_P2P=y, which stands on CONFIG_PCI_P2PDMA (`zgrep HSA_AMD_P2P /proc/config.gz` or the file in /boot tells).',
    },
    {
      do: 'Large BARs (Resizable BAR) are needed for it as well. Compare speed and output before and after: such copies were also reported to be far slower than those through memory, to go wrong and to hang the machine. NCCL_P2P_DISABLE=1 turns them off again.',
    },
  ],
  verify: 'grep -E "HSA_AMD_P2P|PCI_P2PDMA" /boot/config-$(uname -r)',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/torvalds/linux/blob/master/drivers/gpu/drm/amd/amdkfd/Kconfig',
      date: '2022-06-08',
      establishes: 'what HSA_AMD_P2P is for, what it depends on, and that it asks for large BARs',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/447016',
      date: '2025-09-29',
      establishes: 'merged: a distribution switches the option, and the one below it, on for all its kernels',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6576',
      date: '2026-08-04',
      establishes: 'the other side: two gfx1100 whose peer copies take 215 ms each, and NCCL_P2P_DISABLE=1 restores the speed',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/rocm-systems/issues/11348',
      date: '2026-09-09',
      establishes: 'the other side: four R9700 hang the host when a model is split with peer copies over PCIe',
      strength: 'single-report',
    },
  ],
});
