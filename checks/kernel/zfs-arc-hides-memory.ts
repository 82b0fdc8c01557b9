import { all, any, defineCheck, gpus, holds, memory, models, not, ollama, platform, runtimes, servers } from '#api';

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
  unless: any(
    // From 0.30 on it tries all models; only on a GPU that shares the RAM it still goes by what is available, and a card is taken first.
    all(
      ollama.version.atLeast('0.30.0'),
      any(
        ollama.compute.has('cpu'),
        gpus.none((gpu) => gpu.integrated.is(true)),
        gpus.some((gpu) => gpu.integrated.is(false)),
      ),
    ),
    // From 0.13 on it reckons in a container by the use of its control group, in which the cache is not.
    all(
      ollama.version.atLeast('0.13.0'),
      any(
        not(platform.container.isAbsent()),
        servers.some((server) => all(server.kind.is('ollama'), server.inContainer.is(true))),
      ),
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
    { do: 'Update Ollama: from 0.30 on it refuses no model for this, and from 0.13 on not in a container.' },
    {
      do: 'Give the cache a ceiling, in bytes, for the module zfs in /etc/modprobe.d and with a new initramfs, or until the next boot in /sys/module/zfs/parameters, which is what an appliance such as TrueNAS leaves; less cache makes file access slower.',
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
    {
      url: 'https://github.com/ollama/ollama/pull/10292',
      date: '2025-11-17',
      establishes: 'merged for 0.13.0: where memory.current is there, as in a container, what is free is the limit, or the RAM, less the group’s own use',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/server/sched.go',
      date: '2026-08-21',
      establishes: 'the system’s memory limits an integrated GPU alone, and a card goes before it',
      strength: 'documented',
    },
  ],
});
