import { all, any, defineCheck, environment, gpus, not, runtimes, syclLargeAllocationRefused, torch } from '#api';

const limited = ['gen9', 'gen9.5', 'gen11', 'xe-lp', 'xe-hpg', 'xe-lpg', 'xe-lpg-plus'] as const;
const refusedByPlatform = /Current platform can NOT allocate memory block with size larger than 4GB/;

export default defineCheck({
  id: 'intel-allocation-above-4gib',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s compute driver refuses one allocation above 4 GiB on Arc A and older graphics',
  impact: 'blocked',
  symptom: 'SYCL fails with “failed to allocate SYCL0 buffer of size 7573604352” on an Arc with 16 GB; smaller models, quants or contexts work.',
  blamedOn: 'VRAM being full, the size of the model',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm'],
  when: all(
    // From Ponte Vecchio on the driver's code knows no such limit.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.arch.oneOf(...limited))),
    any(
      ...syclLargeAllocationRefused.map((line) => runtimes.some((runtime) => runtime.startError.has(line))),
      torch.some((python) => python.lastError.has(refusedByPlatform)),
    ),
  ),
  unless: any(
    environment.variables.value('UR_L0_ENABLE_RELAXED_ALLOCATION_LIMITS', /^1$/),
    // Beside a card of a later generation that one is taken.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false), not(gpu.arch.oneOf(...limited)))),
    // Since May 2026 llama.cpp asks Level Zero for large pieces by itself: what is refused then is memory that is full.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.has('sycl'), runtime.build.atLeast('9453'))),
  ),
  proves: [refusedByPlatform],
  hints: [...syclLargeAllocationRefused],
  // "cannot allocate a 4GB block", "anything with a buffer below 4200MiB runs".
  said: [
    /^(?!.{0,300}\b(?:memory limit|cgroup|ulimit|VMs?|virtual machine|guest|containers?)\b).{0,300}\b(?:can ?not|ca ?n[’']t|could ?n[’']t|could not|fail\w{0,3} to|unable to)\b[^.;]{0,20}\ballocat\w{1,3} [^.;]{0,24}\b(?<!\.)4 ?Gi?B (?:blocks?|buffers?|chunks?|tensors?|allocations?|at once)\b/i,
    /\bbuffers?\b[^.;]{0,24}\b(?:below|under|smaller than|less than) ?~?(?:4 ?Gi?B|4[0-3]\d\d ?Mi?B)\b/i,
  ],
  remedy: [
    {
      do: 'Update llama.cpp: since the middle of May 2026 it asks the driver for larger pieces by itself, since December 2025 where this variable is set. It does not help where the memory is really full.',
      setting: 'UR_L0_ENABLE_RELAXED_ALLOCATION_LIMITS=1',
    },
    { do: 'Or keep each piece below 4 GiB: a smaller context or -ub, fewer layers on this GPU (-ngl), or a split over several GPUs.' },
    { do: 'Or use llama.cpp’s Vulkan back end.' },
    { do: 'Where PyTorch says it, Intel’s extension refuses by itself: keep each tensor below 4 GiB (a smaller batch or context, attention in slices).' },
  ],
  verify: 'llama-bench -m model.gguf -ngl 999   # loads; clinfo goes on naming 4 GB, the limit for who does not ask',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/blob/e37c60bf2ad415d6f60af8b89b849a30a67d8ac1/programmers-guide/ALLOCATIONS_GREATER_THAN_4GB.md',
      date: '2026-08-22',
      establishes: '4 GB are the driver’s default limit for one allocation, and how a program lifts it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/blob/e37c60bf2ad415d6f60af8b89b849a30a67d8ac1/shared/source/device/device_caps.cpp',
      date: '2026-08-22',
      establishes: 'the limit is set only for GPUs before Xe HPC; Battlemage and Lunar Lake are given all of their memory',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/17566',
      date: '2025-11-28',
      establishes: 'llama.cpp’s SYCL back end allocates more than 4 GB where the variable is set',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/21597',
      date: '2026-05-08',
      establishes: 'merged: memory of the GPU is taken from Level Zero itself, with its limits relaxed in the request',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/intel-extension-for-pytorch/issues/325',
      date: '2025-01-16',
      establishes: 'the check of Intel’s extension for PyTorch on Arc A; without it and with the variable a large tensor is allocated',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25812',
      date: '2026-07-17',
      establishes: 'on Arc A770s a step aborts without the variable and passes with it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/10421',
      date: '2024-11-20',
      establishes: 'an A770 with 16 GB refuses one buffer of 7.5 GB; half the context works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/5250',
      date: '2024-02-01',
      establishes: 'a developer confirms with an A770 that pieces of at most 4 GiB mend wrong answers',
      strength: 'maintainer-confirmed',
    },
  ],
});
