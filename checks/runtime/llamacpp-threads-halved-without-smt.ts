import { all, any, cpu, defineCheck, not, platform, runtimes, servers } from '#api';

export default defineCheck({
  id: 'llamacpp-threads-halved-without-smt',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp counts every second performance core of a Core Ultra 200, which has no SMT',
  impact: 'degraded',
  symptom: 'On the CPU it is slow: a Core Ultra 7 265K starts 4 threads of 20, and the processor stands at a fifth of its load.',
  blamedOn: 'the frequency governor, or the memory',
  runtimes: ['llama.cpp'],
  when: all(
    // Those of the U series are of an older kind, with hyper-threading.
    cpu.model.has(/\bCore(?:\(TM\))? Ultra [3579] 2\d\d(?!\d|U)/),
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('llama.cpp'),
        not(runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl')),
        runtime.build.inRanges({ introduced: null, fixed: null, seen: ['10788', '10788'] }),
      ),
    ),
  ),
  unless: any(
    // Who names a number gets it.
    servers.some((server) => all(server.kind.is('llama.cpp'), any(server.flags.has('--threads'), server.environment.has('LLAMA_ARG_THREADS')))),
    // A hypervisor mostly hides that cores differ; then the physical ones are counted.
    not(platform.vm.isAbsent()),
  ),
  // Behind a GPU that computes the number says little.
  hints: [
    /\bsystem_info: n_threads = [234] \(n_threads_batch = [234]\) \/ (?:8|14|16|20|24) \|(?!.{0,400}\b(?:CUDA|ROCm|HIP|Vulkan|SYCL) :)/,
    /\bllama threadpool init, n_threads = [234]\s{0,4}$/,
  ],
  remedy: [
    { do: 'Name the number of threads: that of the performance cores (8 for a 265K or 285K, 6 for a 245K), and try also all of them.', setting: '--threads 8' },
  ],
  verify: 'the line “system_info: n_threads = 8” at the start',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/28625' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28625',
      date: '2026-09-09',
      establishes: 'Core Ultra 7 265K with b10788: 4 threads; the count skips every other core as if it were a hyper-thread',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/blob/00758e06b449b7a216dce657223ab6048def0e93/common/common.cpp',
      date: '2026',
      establishes: 'cpu_count_math_cpus skips the processor behind each performance core, whatever it is',
      strength: 'documented',
    },
  ],
});
