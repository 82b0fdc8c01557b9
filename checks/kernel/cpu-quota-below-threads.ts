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
    // llama.cpp counts the physical cores of the machine, and knows neither the quota nor, on most, the CPUs that it may run on.
    holds('the quota is a fifth or more below the cores to be seen', [cpu.quota, cpu.cores, cpu.allowedThreads], (quota, cores, allowed) => {
      // Of Intel's hybrids it leaves out the efficiency cores, which have one thread each.
      const counted = allowed > cores && allowed < 2 * cores ? allowed - cores : cores;
      return quota < 80 * counted;
    }),
    // Of those without hyperthreading (Arrow Lake, Lunar Lake) it counts half of the fast cores, four or fewer.
    not(
      all(
        cpu.vendor.is('intel'),
        cpu.model.has(/\bUltra\b/),
        holds('its cores have one thread each', [cpu.threads, cpu.cores], (threads, cores) => threads === cores),
      ),
    ),
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
      do: 'To give the container certain CPUs (--cpuset-cpus) instead of CPU time (--cpus) does not help alone: llama.cpp counts all cores of the machine even then. Name the threads with it.',
    },
  ],
  verify: 'cat /sys/fs/cgroup/cpu.stat',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/17916',
      date: '2026-08-21',
      establishes: '0.27 instead of 12.07 tokens a second with 8 threads on 4 CPUs’ time, Ollama 0.32.15; the same with a cpuset of 4',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/blob/00758e06b449b7a216dce657223ab6048def0e93/common/common.cpp',
      date: '2026',
      establishes:
        'the default is the number of sets of thread siblings in sysfs, on Intel’s hybrids every second of the fast CPUs; no quota and no mask is read',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28625',
      date: '2026-09-09',
      establishes: 'a Core Ultra 7 265K with 20 cores gets 4 threads',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/llmmanorg/llmman/issues/322',
      date: '2026-08-29',
      establishes: 'llama-server b10621 does not know the quota; 4.1 times slower with 2 CPUs of 16',
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
