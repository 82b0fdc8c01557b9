import { all, defineCheck, gpus, intel, runtimes } from '#api';

export default defineCheck({
  id: 'intel-compute-runtime-crashes-sycl',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s compute runtime 26.27.39122.12 is a known-bad build: it crashes SYCL on Battlemage',
  impact: 'blocked',
  symptom: 'llama.cpp with SYCL ends in SIGSEGV since an update of libze-intel-gpu1; with 26.22 it works.',
  blamedOn: 'an update of llama.cpp, oneAPI',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.is('battlemage'))),
    // 38646 (26.22) is good, and so is a later build that the closed report does not name.
    intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['39122', '39122'] }),
    // The library's file name leaves the last number out, and 39122.14 works: only a crash tells them apart.
    runtimes.some((runtime) => all(runtime.backends.has('sycl'), runtime.startError.has(/SIGSEGV|[Ss]egmentation fault|core dumped/))),
  ),
  // People's words beside the number, which alone stands in every report of that driver.
  hints: [
    /(?:regression|SIGSEGV|segfault|segmentation fault|crash).{0,120}\b26\.27\.39122\.12\b|\b26\.27\.39122\.12\b.{0,120}(?:regression|SIGSEGV|segfault|segmentation fault|crash)/i,
    /segfault at [0-9a-f]{1,16} ip [^\n]{0,80}libze_intel_gpu\.so\.[\d.]{0,8}39122\b/,
  ],
  remedy: [
    {
      do: 'Go back to 26.22.38646.6, which works, or forward to a later build; hold the packages libze-intel-gpu1, intel-opencl-icd and intel-ocloc at one version.',
    },
    { do: 'Or use llama.cpp’s Vulkan back end meanwhile.' },
  ],
  verify: 'sycl-ls; dpkg -l libze-intel-gpu1',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/972',
      date: '2026-08',
      establishes: 'Arc Pro B70: 26.27.39122.12 crashes every time, 26.22.38646.6 never; labelled a regression',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/971',
      date: '2026-08',
      establishes: 'the sibling report with an Arc Pro B50, cured by going back',
      strength: 'several-reports',
    },
  ],
});
