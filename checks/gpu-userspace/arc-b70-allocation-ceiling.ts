import { all, defineCheck, gpus, intel, not, runtimes } from '#api';

export default defineCheck({
  id: 'arc-b70-allocation-ceiling',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Level Zero on an Arc Pro B65 or B70 can refuse memory above about 19 of its 32 GB',
  impact: 'blocked',
  symptom: 'A model of 20 to 28 GB fails on SYCL with “can’t allocate … Bytes of memory on device”, with the card nearly empty; Vulkan loads it.',
  blamedOn: 'the size of the model, llama.cpp',
  runtimes: ['llama.cpp'],
  when: all(
    gpus.some((gpu) => gpu.name.has(/Arc Pro B(?:65|70)/)),
    // No source names the first build or the fix, nor why it meets some of these cards and others not.
    intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['39122', '39758'] }),
    // It goes round this since 2026-09-15, in a build that no source numbers: b10864, of 8 September, is the last that is known to be older.
    // Programs that ask for small pieces never meet it.
    runtimes.some((runtime) =>
      all(runtime.kind.is('llama.cpp'), runtime.build.inRanges({ introduced: null, fixed: null, seen: ['10612', '10612'] }), runtime.build.below('10865')),
    ),
  ),
  unless: runtimes.none((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.has('sycl'), not(runtime.build.atLeast('10865')))),
  // Not the driver’s own code for it, which several GPUs in one context and a full one give as well.
  // The request that fails may be a small one behind others; what is larger than the card would fail on any.
  hints: [
    /can't (?:allocate|malloc) (?!(?:3[2-9]|[4-9]\d)\d{9} |\d{12} )\d{1,12} Bytes (?:of )?memory on device/,
    /failed to allocate SYCL\d{1,2} buffer of size (?!(?:3[2-9]|[4-9]\d)\d{9}\b|\d{12}\b)\d{1,12}\b/,
  ],
  remedy: [
    { do: 'Use a llama.cpp newer than 15 September 2026, whose SYCL back end allocates in smaller pieces on these cards.' },
    { do: 'Or use the Vulkan back end, or offload fewer layers (-ngl) so that one card takes less than 19 GB.' },
  ],
  verify: 'llama-bench -m model.gguf -ngl 999   # loads',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28953',
      date: '2026-09-15',
      establishes: 'above 19.3 GB a B70 refuses, a B60 does not; the back end’s way round is merged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/984',
      date: '2026-09',
      establishes: 'a B65 with 31 GB free refuses 20 GB on build 39122; Vulkan loads the same model',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/998',
      date: '2026-09',
      establishes:
        'the same with a program of a few lines, still with 26.35.39758.10: 19.3 GB work, 19.4 GB do not. Another B70 (Ubuntu 26.04, kernel 7.0) does not show it with the same driver; Intel has found no cause yet',
      strength: 'several-reports',
    },
  ],
});
