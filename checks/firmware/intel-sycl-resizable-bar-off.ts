import { all, any, container, defineCheck, environment, gpus, intel, platform, runtimes } from '#api';

export default defineCheck({
  id: 'intel-sycl-resizable-bar-off',
  layer: 'firmware',
  kind: 'exposure',
  title: 'Resizable BAR is off: compute runtimes before 25.44 end SYCL programs in a bus error',
  impact: 'blocked',
  symptom: 'sycl-ls lists the card, and llama.cpp, Ollama or PyTorch with SYCL die with SIGBUS or “Bus error (core dumped)” while the model loads.',
  blamedOn: 'the image, the model, ipex-llm or llama.cpp',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm'],
  when: all(
    // The largest region is the window, where lspci alone tells of it.
    gpus.some((gpu) =>
      all(
        gpu.vendor.is('intel'),
        gpu.integrated.is(false),
        any(gpu.rebar.is(false), all(gpu.barSize.atLeast(256 * 2 ** 20), gpu.barSize.below(512 * 2 ** 20))),
      ),
    ),
    runtimes.some((runtime) => runtime.backends.has('sycl')),
  ),
  unless: any(
    // Under WSL Windows drives the card; and a full /dev/shm ends in the same signal.
    platform.system.is('wsl2'),
    container.shmExhausted.is(true),
    // One that waits for a virtual machine keeps the window that the firmware gave it.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('vfio-pci'))),
    // What the processor copies goes past the window, or by way of OpenCL.
    environment.variables.value('ExperimentalCopyThroughLock', '0'),
    environment.variables.value('ONEAPI_DEVICE_SELECTOR', /^opencl:/),
    // 25.44 copies nothing through a small window.
    intel.computeRuntimeBuild.atLeast('36015'),
    // From 25.18 until 25.27 the runtime refused such a card altogether, so that no program got as far.
    intel.computeRuntimeBuild.inRanges({ introduced: '33578', fixed: '34303' }),
    // Since then it does so under xe alone: intel-xe-resizable-bar-off.
    all(
      gpus.none((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('i915'))),
      gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('xe'))),
      intel.computeRuntimeBuild.atLeast('33578'),
    ),
  ),
  // Go’s words and the shell’s.
  hints: [/\bSIGBUS: bus error\b/, /\bBus error {1,12}\(core dumped\)/],
  remedy: [
    {
      do: 'Enable “Above 4G Decoding” and “Re-Size BAR” in the firmware setup; CSM (legacy boot) has to be off for that, so a system installed in legacy mode no longer starts. In a virtual machine the host’s setting and the size of the passed BAR decide.',
    },
    {
      do: 'Or, with i915, update Intel’s compute runtime to 25.44 or later, in the image where the program runs in a container: it no longer copies through the window. Under xe it refuses such a card.',
    },
    {
      do: 'Until then Intel’s developers turn that way of copying off, in the environment of what serves the model. Vulkan does not go through it.',
      setting: 'NEOReadDebugKeys=1 ExperimentalCopyThroughLock=0',
    },
    { do: 'A board without the option may get it with newer firmware.' },
  ],
  verify: 'lspci -v -d 8086::0300 | grep size=   # a region as large as the card’s memory',
  owner: { component: 'local-configuration', tracker: 'https://github.com/intel/compute-runtime/issues/847' },
  evidence: [
    {
      url: 'https://github.com/intel/ipex-llm/issues/12925',
      date: '2025-04-11',
      establishes: 'a maintainer takes “Bus error (core dumped)” for Resizable BAR; enabling it was the fix on two A770',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/ipex-llm/pull/12715',
      date: '2025-01-16',
      establishes: 'the documentation asks for Resizable BAR “to prevent errors such as Bus error (core dumped)”',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/10955',
      date: '2024-05-08',
      establishes: 'SIGBUS from llama.cpp in a container; lspci showed 256 MB, since CSM had kept Resizable BAR off',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/847',
      date: '2025-08-22',
      establishes: 'llama.cpp with SYCL: “Small BAR detected”, then a bus error with Level Zero and none with OpenCL; a developer’s two variables cure it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/commit/6ecf5b373e',
      date: '2025-04-14',
      establishes: 'the runtime stops with a warning where the window is small, since SIGBUS would follow; first release 25.18.33578',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/commit/60dfdda1a3',
      date: '2025-05-29',
      establishes: 'with i915 it goes on again; first release 25.27.34303',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/commit/856c954324',
      date: '2025-10-25',
      establishes: 'copies by the processor are skipped where the window is small; first release 25.44.36015',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/13213',
      date: '2025-06-07',
      establishes: 'an A750 that sycl-ls lists on a board without Resizable BAR: SIGBUS with every model',
      strength: 'several-reports',
    },
  ],
});
