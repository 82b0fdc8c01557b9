import { all, any, defineCheck, gpus, intel, runtimes } from '#api';

export default defineCheck({
  id: 'intel-compute-runtime-crashes-sycl',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s compute runtime 26.27 crashes SYCL beside an older Level Zero loader (1.28)',
  impact: 'blocked',
  symptom: 'llama.cpp with SYCL ends in SIGSEGV since an update of libze-intel-gpu1; with 26.22 it works.',
  blamedOn: 'an update of llama.cpp, oneAPI',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.is('battlemage'))),
    // 38646 (26.22) is good, and so is a later build that the closed report does not name.
    intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['39122', '39122'] }),
    // The library's file name leaves the last number out: only a crash tells that something is wrong. An assertion dumps core as well.
    runtimes.some((runtime) => runtime.startError.has(/SIGSEGV|[Ss]egmentation fault/)),
  ),
  // With it the same build works; the PPA had updated the one and not the other.
  unless: any(
    intel.levelZeroLoader.atLeast('1.32'),
    runtimes.none((runtime) => runtime.backends.has('sycl')),
  ),
  // People's words beside the number, which stands in every report of that driver: of SYCL, and neither of Vulkan nor of an assertion of llama.cpp’s own.
  hints: [
    /^(?=.{0,600}\b(?:SYCL|oneAPI|level[ -]zero|libze))(?!.{0,600}\b(?:26\.22\b.{0,60}\b(?:same|also|too|as well)|(?:same|also|too)\b.{0,60}\b26\.22)\b)(?!.{0,600}(?:vulkan|ASSERT)).{0,600}?(?:(?:SIGSEGV|segfault|segmentation fault).{0,120}\b26\.27\.39122\.12\b|\b26\.27\.39122\.12\b.{0,120}(?:SIGSEGV|segfault|segmentation fault))/i,
    // Who names the build before as the good one speaks of what changed between the two.
    /^(?=.{0,600}\bSYCL\b)(?=.{0,600}\b26\.22\b)(?!.{0,600}\b(?:26\.22\b.{0,60}\b(?:same|also|too|as well)|(?:same|also|too)\b.{0,60}\b26\.22)\b)(?!.{0,600}(?:vulkan|ASSERT)).{0,600}?(?:(?:regression|crash).{0,120}\b26\.27\.39122\.12\b|\b26\.27\.39122\.12\b.{0,120}(?:regression|crash))/i,
    /segfault at [0-9a-f]{1,16} ip [^\n]{0,80}libze_intel_gpu\.so\.[\d.]{0,8}39122\b/,
  ],
  remedy: [
    {
      do: 'Update the loader (libze1) to 1.32 together with the driver’s packages (26.27.39122.14 is reported to work with it); Intel’s PPA kobuk-team/intel-graphics has both.',
    },
    { do: 'Or go back to 26.22.38646.6, which works with the older loader, and hold libze-intel-gpu1, intel-opencl-icd and intel-ocloc at one version.' },
    {
      do: 'With oneAPI 2026.1 the call that crashes is its newer Level Zero adapter’s: the older one works as it is.',
      setting: 'SYCL_UR_USE_LEVEL_ZERO_V2=0',
    },
    { do: 'Or use llama.cpp’s Vulkan back end meanwhile.' },
  ],
  verify: 'dpkg -l libze1 libze-intel-gpu1; sycl-ls',
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
      establishes: 'an Arc Pro B50: Intel’s developer names the loader left at 1.28.6; with 1.32 and 39122.14 the crash is gone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/llvm/issues/22958',
      date: '2026-08-20',
      establishes: 'the same packages under oneAPI 2026.1: a null pointer is called at the first submit; the older adapter restores it in full',
      strength: 'several-reports',
    },
  ],
});
