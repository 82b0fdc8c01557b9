import { all, defineCheck, gpus, runtimes } from '#api';

export default defineCheck({
  id: 'llamacpp-vulkan-rdna4-submission-batching',
  layer: 'runtime',
  kind: 'exposure',
  title: 'A change of Vulkan submission batching makes llama.cpp b10297 7–16× slower on an R9700',
  impact: 'degraded',
  symptom: 'Generation on a Radeon AI PRO R9700 falls from 66 to 8 tokens a second after an update of llama.cpp.',
  blamedOn: 'an update of Mesa, or thermal limits',
  runtimes: ['llama.cpp'],
  when: all(
    // The RX 9070 XT, of the same target, was no slower with b10456 (under Windows).
    gpus.some((gpu) => all(gpu.arch.is('gfx1201'), gpu.name.has(/\bR9700\b/))),
    // The change was merged on the day of b10297, the only build that was measured; it stood unaltered two weeks later, and no build that ended it is named.
    runtimes.some((runtime) =>
      all(runtime.kind.is('llama.cpp'), runtime.backends.has('vulkan'), runtime.build.inRanges({ introduced: null, fixed: null, seen: ['10297', '10297'] })),
    ),
  ),
  remedy: [
    {
      do: 'Take a build from before 6 August 2026 and compare both with llama-bench. A newer one is worth a try only: on 21 August the code was as before, and nobody tells of one that is good.',
    },
  ],
  verify: 'llama-bench -m MODEL.gguf -p 128 -n 64',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/26679' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/26679',
      date: '2026-08-06',
      establishes: '8.4 and 66 tokens a second with and without the change in one source',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-vulkan/ggml-vulkan.cpp',
      date: '2026-08-21',
      establishes: 'the change to the submissions is neither reverted nor altered',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28752',
      date: '2026-09-14',
      establishes: 'an RX 9070 XT with b10295 and b10456: no difference at the prompt, under Windows with AMD’s driver',
      strength: 'single-report',
    },
  ],
});
