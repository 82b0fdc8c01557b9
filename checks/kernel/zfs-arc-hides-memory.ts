import { all, any, defineCheck, gpus, holds, memory, models, not, ollama, platform, runtimes } from '#api';

const GiB = 1024 ** 3;

export default defineCheck({
  id: 'zfs-arc-hides-memory',
  layer: 'kernel',
  kind: 'exposure',
  title: 'ZFS’s cache (ARC) is not part of MemAvailable, so runtimes see too little memory',
  impact: 'blocked',
  symptom: 'Ollama refuses a model (“requires more system memory”) or offloads less, although the cache would shrink.',
  blamedOn: 'a memory leak, Ollama’s estimate',
  runtimes: ['ollama'],
  when: all(
    memory.zfsArcReclaimable.atLeast(4 * GiB),
    // With more than that most models pass anyway. Both this and the runtime are common, so they stand as negations: only the cache sets the cause apart.
    not(memory.available.atLeast(16 * GiB)),
    holds('the cache could give back more than is available', [memory.zfsArcReclaimable, memory.available], (cache, available) => cache > available),
    not(runtimes.none((runtime) => runtime.kind.is('ollama'))),
    // There the cache is the host’s, and what is available the container’s own.
    not(platform.container.is('lxc')),
  ),
  // From 0.30 on it tries all models; only for a GPU that shares the RAM it still goes by what is available.
  unless: any(
    all(
      ollama.version.atLeast('0.30.0'),
      gpus.none((gpu) => gpu.integrated.is(true)),
    ),
    // What lies on a card needs no memory of the machine.
    models.some((model) =>
      all(
        model.runtime.is('ollama'),
        holds('it is on the GPU whole', [model.size, model.sizeVram], (size, onGpu) => onGpu >= 0.95 * size),
      ),
    ),
  ),
  hints: [/model requires more system memory \([\d.]+ [KMGT]iB\) than is available/],
  explains: ['ollama-model-exceeds-free-ram'],
  remedy: [
    {
      do: 'Give the cache a ceiling, in bytes, for the module zfs in /etc/modprobe.d and with a new initramfs; less cache makes file access slower.',
      setting: 'zfs_arc_max=8589934592',
    },
    { do: 'Or have ZFS keep so much free for other programs.', setting: 'zfs_arc_sys_free=34359738368' },
  ],
  verify: 'grep -E "^(size|c_min|c_max) " /proc/spl/kstat/zfs/arcstats; grep MemAvailable /proc/meminfo',
  owner: { component: 'local-configuration', tracker: 'https://github.com/openzfs/zfs/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/5700',
      date: '2024-07-15',
      establishes: 'Ollama refuses models on TrueNAS; a maintainer names zfs_arc_sys_free',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/openzfs/zfs/issues/10255',
      date: '2024-06-17',
      establishes: 'the cache is not part of MemAvailable',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/12616',
      date: '2025-10-14',
      establishes: 'a change that would count it was proposed, and was still open',
      strength: 'single-report',
    },
  ],
});
