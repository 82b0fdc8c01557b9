import { all, any, defineCheck, distro, driverLibraries, gpus, not, runtimes } from '#api';

type Api = 'nvml' | 'cuda' | 'hip' | 'hsa' | 'level-zero';

const unloadable = (vendor: 'amd' | 'nvidia' | 'intel', apis: readonly [Api, ...Api[]]) =>
  all(
    gpus.some((gpu) => gpu.vendor.is(vendor)),
    driverLibraries.some((library) =>
      all(
        library.api.oneOf(...apis),
        library.origin.is('loader'),
        library.outcome.is('unloadable'),
        library.said.has(/: cannot open shared object file: No such file or directory/),
      ),
    ),
    // Programs that are built against a tree of ROCm find it by themselves.
    driverLibraries.none((library) =>
      all(library.api.oneOf(...apis), library.origin.is('rocm-tree'), library.outcome.is('answers'), library.gpuCount.atLeast(1)),
    ),
  );

const ollamaHasItsOwn = driverLibraries.some((library) => all(library.origin.is('ollama'), library.outcome.is('answers'), library.gpuCount.atLeast(1)));

const bringsItsOwn = (runtime: typeof runtimes.item) =>
  any(
    all(runtime.kind.is('ollama'), ollamaHasItsOwn),
    all(runtime.kind.is('lm-studio'), runtime.backends.has('hip')),
    all(runtime.kind.is('llama.cpp'), runtime.libraries.hasMatch(/^librocblas\.so/)),
  );

/** Each vendor's, and the back end that asks for it. */
const wanted = [
  { broken: unloadable('amd', ['hip', 'hsa']), backend: 'hip' },
  { broken: unloadable('nvidia', ['cuda', 'nvml']), backend: 'cuda' },
  { broken: unloadable('intel', ['level-zero']), backend: 'sycl' },
] as const;

export default defineCheck({
  id: 'driver-library-incomplete',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A GPU driver library cannot be loaded: a library that it needs is not installed',
  impact: 'blocked',
  symptom: 'The runtime says nothing, or “cannot open shared object file”, and computes on the CPU, although the driver’s file is there.',
  blamedOn: 'the GPU being unsupported, or the runtime',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm'],
  when: all(
    // Another C library than the driver’s would refuse all of them.
    distro.libc.is('glibc'),
    any(...wanted.map(({ broken }) => broken)),
  ),
  // Of use only to a program that asks for one of these libraries; Vulkan needs none, nor another vendor's back end.
  // Ollama brings copies of its own, and where one answers, it misses no other; nor do LM Studio and an archive of llama.cpp that holds all of ROCm.
  unless: not(
    any(...wanted.map(({ broken, backend }) => all(broken, not(runtimes.none((runtime) => all(runtime.backends.has(backend), not(bringsItsOwn(runtime)))))))),
  ),
  hints: [
    // Of the driver’s own libraries, of parts that they alone need, or of ROCm’s programs; many others need libnuma and libelf for themselves.
    /\blib(?:amdhip64|hsa-runtime64|rocm_smi64|amd_smi|cuda|nvidia-ml|ze_intel_gpu)\.so[.\d]{0,12}["']?[^\n]{0,60}\b(?:libnuma|libdrm_amdgpu|libdrm|libelf|librocprofiler-register)\.so[.\d]{0,6}: cannot open shared object file/,
    /(?<!error while loading shared libraries: )(?<!\b(?:amdgpu_top|nvtop|radeontop|btop)\b.{0,80})\b(?:libdrm_amdgpu|librocprofiler-register)\.so[.\d]{0,6}: cannot open shared object file/,
    /\b(?:rocm\w{0,12}|hip\w{0,12}|llama-\w{1,20}|ollama\w{0,12}): error while loading shared libraries: (?:libdrm_amdgpu|librocprofiler-register)\.so/,
    /\b(?:rocm\w{0,12}|hip\w{0,12}): error while loading shared libraries: (?:libnuma|libelf)\.so/,
    /Failed to load COMGR library/,
  ],
  explains: ['hip-lists-no-gpu'],
  remedy: [
    {
      do: 'Install what is missing: ldd names it with “not found”, and the distribution’s package search the package. A libamd_comgr that HIP loads by itself is not in that list.',
      commands: [
        'ldconfig -p | grep -oE "/.*lib(amdhip64|hsa-runtime64|cuda|nvidia-ml|ze_intel_gpu)\\.so[.0-9]*" | while read -r file; do echo "$file"; ldd "$file" | grep "not found"; done',
      ],
    },
    { do: 'For a copy from a tarball or another distribution, use the packages of this one instead.' },
  ],
  verify: 'the same command names the files and prints no “not found”',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/2411',
      date: '2024-02-18',
      establishes: 'libnuma.so.1 missing: the GPU is found and not used',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/CachyOS/distribution/issues/517',
      date: '2026-07-19',
      establishes: 'a package that does not pull in libamd_comgr; silent fall-back to the CPU',
      strength: 'several-reports',
    },
  ],
});
