import { all, any, defineCheck, driverLibraries, gpus, intel, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'level-zero-gpu-driver-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Level Zero has its loader but no Intel GPU driver: libze_intel_gpu is not installed',
  impact: 'degraded',
  symptom: 'SYCL builds find no Level Zero device, or run on OpenCL or the CPU, although the kernel drives the Intel GPU.',
  blamedOn: 'oneAPI, or the GPU being unsupported',
  runtimes: ['llama.cpp', 'pytorch', 'vllm'],
  when: all(
    platform.system.is('native'),
    // Graphics of before Gen12 have a driver of another name.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), not(gpu.arch.oneOf('gen9', 'gen9.5', 'gen11')))),
    driverLibraries.some((library) => all(library.api.is('level-zero'), any(library.outcome.is('refuses'), library.gpuCount.is(0)))),
  ),
  // What a report hardly ever tells.
  unless: any(
    runtimes.none((runtime) => runtime.backends.has('sycl')),
    not(gpus.some((gpu) => all(gpu.driver.oneOf('i915', 'xe'), gpu.renderNodeOpens.is(true), not(gpu.arch.oneOf('gen9', 'gen9.5', 'gen11'))))),
    intel.libraries.hasMatch(/^libze_intel_gpu/),
    // The loader asks for the driver of older graphics, too, and for the NPU’s: one that is found does the work.
    driverLibraries.some((library) => all(library.api.is('level-zero'), library.gpuCount.atLeast(1))),
  ),
  hints: [
    // The loader’s trace, of a driver that it looks for and does not find; where that of older graphics or an NPU’s does the work, it says so, too.
    /Load Library of libze_intel_gpu\.so(?:\.1)? failed with [^\n]{0,80}cannot open shared object file/,
  ],
  remedy: [
    {
      do: 'Install Intel’s GPU driver for Level Zero; nothing that runs is touched. For Battlemage and Lunar Lake or newer that of Ubuntu 24.04 itself is too old: take it from Intel’s PPA kobuk-team/intel-graphics.',
      commands: ['sudo apt install libze-intel-gpu1'],
      on: 'debian',
    },
    {
      do: 'Install Intel’s GPU driver for Level Zero: intel-level-zero on Fedora, intel-compute-runtime on Arch, intel-level-zero-gpu in Intel’s older repositories. Where apt knows neither (Debian 12), they are on the release page of intel/compute-runtime.',
    },
  ],
  verify: 'sycl-ls   # a line with level_zero:gpu',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/832',
      date: '2025-06-06',
      establishes: 'the loader’s trace: libze_intel_gpu.so.1 not found; installing libze-intel-gpu1 brought the device',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/6382',
      date: '2024-05-08',
      establishes: 'a developer of the SYCL back end: Level Zero’s driver has to be installed; it worked after that',
      strength: 'maintainer-confirmed',
    },
  ],
});
