import { all, any, defineCheck, driverLibraries, gpus, not, ollama, runtimes } from '#api';

type Api = 'nvml' | 'cuda' | 'hip' | 'hsa' | 'level-zero';

const backends = { amd: 'hip', nvidia: 'cuda', intel: 'sycl' } as const;

const ends = (vendor: 'amd' | 'nvidia' | 'intel', apis: readonly [Api, ...Api[]], outcomes: readonly ['crashes' | 'hangs', ...('crashes' | 'hangs')[]]) =>
  all(
    gpus.some((gpu) => gpu.vendor.is(vendor)),
    any(
      driverLibraries.some((library) => all(library.api.oneOf(...apis), library.origin.oneOf('loader', 'out-of-path'), library.outcome.oneOf(...outcomes))),
      // A copy in a tree of its own counts where no other answers, and Ollama’s where Ollama does not use the GPU through Vulkan.
      all(
        driverLibraries.some((library) =>
          all(library.api.oneOf(...apis), library.outcome.oneOf(...outcomes), not(all(library.origin.is('ollama'), ollama.compute.has('vulkan')))),
        ),
        driverLibraries.none((library) => all(library.api.oneOf(...apis), library.outcome.is('answers'))),
      ),
    ),
    // Beside a card of another vendor somebody must want this one.
    any(
      gpus.none((gpu) => all(gpu.vendor.oneOf('amd', 'nvidia', 'intel'), not(gpu.vendor.is(vendor)), not(gpu.integrated.is(true)))),
      runtimes.some((runtime) => runtime.backends.has(backends[vendor])),
    ),
  );

export default defineCheck({
  id: 'driver-library-crashes',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A GPU driver library crashes or hangs as soon as it is asked for its devices',
  impact: 'blocked',
  symptom: 'Runtimes die or stand still at their start, before a model is loaded, or leave the GPU out after a crashed helper process.',
  blamedOn: 'the runtime: it is the one that dies',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lm-studio'],
  // OpenCL is left out: hardly a runtime asks it, and its loader brings drivers of other vendors in. Seen in a child process of ours that called nothing but the library’s start and its device list.
  when: any(
    ends('amd', ['hip', 'hsa'], ['crashes', 'hangs']),
    ends('intel', ['level-zero'], ['crashes', 'hangs']),
    ends('nvidia', ['cuda', 'nvml'], ['crashes']),
    // Without persistence NVIDIA’s driver starts each GPU anew for a program, which sleeps meanwhile: where NVML has listed them, they had been started.
    all(
      ends('nvidia', ['cuda'], ['hangs']),
      driverLibraries.some((library) => all(library.api.is('nvml'), library.outcome.is('answers'))),
    ),
  ),
  // Tools that ask for nothing else. Other programs end within the same libraries after an error of their own.
  hints: [
    /\b(?:nvidia-smi|rocminfo|clinfo|sycl-ls|xpu-smi)\[\d{1,8}\]:? (?:segfault at [0-9a-f]{1,16} ip|general protection fault,? ip:)[^\n]{0,80}(?:libze_intel_gpu|libamdhip64|libhsa-runtime64|libamd_comgr|libnvidia-ml|libcuda)\.so/,
  ],
  remedy: [
    {
      do: 'If it hangs: a GPU that no longer answers holds every program. Look for Xid, GSP or ring errors first; a reboot ends that.',
      commands: ['sudo journalctl -k -b | grep -iE "xid|gsp|ring .* timeout|amdgpu.*(reset|fail)|(i915|xe ).*(hang|reset|wedged|timedout)" | tail -20'],
    },
    {
      do: 'If it crashes: update or reinstall the library’s package, for Level Zero together with its loader (libze1); go back to the release before where an update brought it. The report names the file.',
    },
    { do: 'Until then keep the runtime away from it: hide the API’s devices, or use another back end (Vulkan, CPU).' },
  ],
  verify: 'the tool of the same API answers: nvidia-smi, rocminfo, clinfo or sycl-ls',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/920',
      date: '2026-05-01',
      establishes: 'libze_intel_gpu crashes in its initialisation on a Panther Lake with this driver and kernel, and sycl-ls lists no GPU',
      strength: 'single-report',
    },
    {
      url: 'https://docs.nvidia.com/deploy/driver-persistence/overview.html',
      date: '2025',
      establishes: 'without persistence a program waits one to three seconds for each GPU, which is no hang',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/5763',
      date: '2026-06-10',
      establishes: 'a nightly build whose libhsa-runtime64 dies in hsa_init on gfx1150 and gfx1151: every program that lists devices ends',
      strength: 'several-reports',
    },
  ],
});
