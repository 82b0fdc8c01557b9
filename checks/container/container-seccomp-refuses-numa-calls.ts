import { all, container, cpu, defineCheck, not, platform, runtimes, torch } from '#api';

export default defineCheck({
  id: 'container-seccomp-refuses-numa-calls',
  layer: 'container',
  kind: 'exposure',
  title: 'Without CAP_SYS_NICE the seccomp profile refuses get_mempolicy and set_mempolicy',
  impact: 'degraded',
  symptom: 'vLLM’s CPU back end or numactl warns “Operation not permitted” and runs without binding memory to its NUMA node.',
  blamedOn: 'vLLM, or numactl missing on the host',
  runtimes: ['vllm', 'sglang'],
  when: all(
    // Podman's profile lets these calls through.
    platform.container.oneOf('docker', 'kubernetes', 'containerd'),
    container.seccomp.is('filter'),
    // Docker and containerd write the profile by the bounding set.
    not(container.capabilities.has('CAP_SYS_NICE')),
    cpu.numaNodes.atLeast(2),
    // On the CPU alone, where it matters; GPU back ends do not mind, nor a client in the image of one.
    container.nodes.isEmpty(),
    runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'sglang')),
    torch.some((environment) => environment.variant.is('cpu')),
  ),
  hints: [/\b[gs]et_mempolicy: Operation not permitted/],
  remedy: [
    { do: 'Give the container the capability; it may then also raise its priority over other processes of the host.', setting: '--cap-add SYS_NICE' },
    {
      do: 'migrate_pages stays refused with it; vLLM’s guide also turns the profile off, which takes a wall away. Without either vLLM works, only unbound; releases before the summer of 2025 ended with “numa_migrate_pages failed”.',
      setting: '--security-opt seccomp=unconfined',
    },
  ],
  verify: 'grep CapBnd /proc/self/status; numactl --show   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/24017',
      date: '2025-09-01',
      establishes: 'merged into the documentation: default seccomp and capabilities deny the NUMA calls; SYS_NICE as the cure',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/19241',
      date: '2025-06-05',
      establishes: 'merged: a refused migrate_pages is a warning since then, and no longer the end',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/moby/profiles/blob/cd3bed8061c7b7378b61fc6827c7885779417a75/seccomp/default.json',
      date: '2026-06-30',
      establishes: 'the calls are allowed with CAP_SYS_NICE only',
      strength: 'documented',
    },
    {
      url: 'https://github.com/truenas/apps/issues/5402',
      date: '2026-07-17',
      establishes: 'vLLM’s CPU image is affected, its CUDA and ROCm images are not',
      strength: 'several-reports',
    },
  ],
});
