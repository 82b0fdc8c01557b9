import { all, any, container, defineCheck, gpus, platform, runtimes } from '#api';

export default defineCheck({
  id: 'intel-sycl-resizable-bar-off',
  layer: 'firmware',
  kind: 'exposure',
  title: 'Resizable BAR is off, so SYCL programs end in a bus error on this Arc card',
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
  // Under WSL Windows drives the card; and a full /dev/shm ends in the same signal.
  unless: any(platform.system.is('wsl2'), container.shmExhausted.is(true)),
  // Go’s words and the shell’s.
  hints: [/\bSIGBUS: bus error\b/, /\bBus error {1,12}\(core dumped\)/],
  remedy: [
    {
      do: 'Enable “Above 4G Decoding” and “Re-Size BAR” in the firmware setup; CSM (legacy boot) has to be off for that, so a system installed in legacy mode no longer starts. In a virtual machine the host’s setting and the size of the passed BAR decide.',
    },
    { do: 'A board without the option may get it with newer firmware. Where it does not, use Vulkan instead of SYCL.' },
  ],
  verify: 'lspci -v -d 8086::0300 | grep size=   # a region as large as the card’s memory',
  owner: { component: 'local-configuration', tracker: 'https://github.com/intel/ipex-llm/issues/10955' },
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
      url: 'https://github.com/intel/ipex-llm/issues/13213',
      date: '2025-06-07',
      establishes: 'an A750 that sycl-ls lists on a board without Resizable BAR: SIGBUS with every model',
      strength: 'several-reports',
    },
  ],
});
