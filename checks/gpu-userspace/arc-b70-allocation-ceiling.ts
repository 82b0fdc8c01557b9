import { all, defineCheck, gpus, intel, runtimes, syclAllocationRefused } from '#api';

export default defineCheck({
  id: 'arc-b70-allocation-ceiling',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Level Zero on an Arc Pro B65 or B70 refuses memory above about 19 of its 32 GB',
  impact: 'blocked',
  symptom: 'A model of 20 to 28 GB fails on SYCL with “can’t allocate … Bytes of memory on device”, with the card nearly empty; Vulkan loads it.',
  blamedOn: 'the size of the model, llama.cpp',
  runtimes: ['llama.cpp', 'ollama', 'vllm', 'pytorch'],
  when: all(
    gpus.some((gpu) => gpu.name.has(/Arc Pro B(?:65|70)/)),
    // No source names the first build or the fix.
    intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['39122', '39122'] }),
  ),
  unless: runtimes.none((runtime) => runtime.backends.has('sycl')),
  hints: [...syclAllocationRefused],
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
      establishes: 'the same with a program of a few lines: 19.3 GB work, 19.4 GB do not',
      strength: 'several-reports',
    },
  ],
});
