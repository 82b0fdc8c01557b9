import { all, any, cpu, defineCheck, gpus, holds, not, platform, runtimes, servers } from '#api';

export default defineCheck({
  id: 'cpu-quota-below-threads',
  layer: 'kernel',
  kind: 'exposure',
  title: 'The container’s CPU quota is below the threads that llama.cpp starts; it is throttled',
  impact: 'degraded',
  symptom: 'Generation on the CPU collapses in a container with a CPU limit (seconds a token), and nothing reports an error.',
  blamedOn: 'the CPU, the model’s size',
  runtimes: ['ollama', 'llama.cpp'],
  when: all(
    not(platform.container.isAbsent()),
    // llama.cpp counts the physical cores that it may run on, and does not know the quota.
    holds('the quota is a fifth or more below the cores to be seen', [cpu.quota, cpu.cores, cpu.allowedThreads], (quota, cores, allowed) => {
      // Of Intel's hybrids it leaves out the efficiency cores, which have one thread each.
      const counted = allowed > cores && allowed < 2 * cores ? allowed - cores : Math.min(cores, allowed);
      return quota < 80 * counted;
    }),
    // From 0.13 on Ollama counted by the quota itself (cpu.max), until llama-server did its work.
    runtimes.some((runtime) =>
      any(
        runtime.kind.is('llama.cpp'),
        all(runtime.kind.is('ollama'), runtime.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.32.15', '0.32.15'] })),
      ),
    ),
    not(gpus.some((gpu) => any(gpu.renderNodeOpens.is(true), gpu.vendor.is('nvidia')))),
  ),
  unless: servers.some((server) =>
    any(
      holds(
        'the server was told how many threads to start',
        [server.flags, cpu.quota],
        (flags, quota) => Number(flags['--threads']) > 0 && Number(flags['--threads']) * 100 <= quota,
      ),
      holds(
        'its environment told it',
        [server.environment, cpu.quota],
        (environment, quota) => Number(environment.LLAMA_ARG_THREADS) > 0 && Number(environment.LLAMA_ARG_THREADS) * 100 <= quota,
      ),
    ),
  ),
  remedy: [
    { do: 'Start as many threads as the quota has whole CPUs: --threads for llama-server, num_thread for Ollama’s models.' },
    {
      do: 'Or limit the container to certain CPUs (--cpuset-cpus) instead of to CPU time (--cpus); llama.cpp sees those, while Ollama up to 0.32.15 was reported not to.',
    },
  ],
  verify: 'cat /sys/fs/cgroup/cpu.stat',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/17916',
      date: '2026-08-21',
      establishes: '0.27 instead of 12.07 tokens a second with 8 threads on 4 CPUs’ time, Ollama 0.32.15',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/llmmanorg/llmman/issues/322',
      date: '2026-08-29',
      establishes: 'llama-server b10621 reads the affinity mask and not the quota; 4.1 times slower with 2 CPUs of 16',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/tobocop2/lilbee/pull/660',
      date: '2026-08-02',
      establishes: 'the same with a quota of 7.65 of 96 cores',
      strength: 'several-reports',
    },
  ],
});
