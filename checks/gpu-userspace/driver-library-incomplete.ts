import { all, any, defineCheck, distro, driverLibraries, gpus } from '#api';

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
  );

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
    any(unloadable('amd', ['hip', 'hsa']), unloadable('nvidia', ['cuda', 'nvml']), unloadable('intel', ['level-zero'])),
  ),
  hints: [
    // Of libraries that are loaded at run time, or of ROCm’s own programs; another program may lack libelf for itself.
    /(?<!error while loading shared libraries: )\b(?:libnuma|libdrm_amdgpu|libelf|librocprofiler-register)\.so[.\d]{0,6}: cannot open shared object file/,
    /\b(?:rocm\w{0,12}|hip\w{0,12}|llama-\w{1,20}|ollama\w{0,12}): error while loading shared libraries: (?:libnuma|libdrm_amdgpu|libelf|librocprofiler-register)\.so/,
    /Failed to load COMGR library/,
  ],
  explains: ['hip-lists-no-gpu'],
  remedy: [
    {
      do: 'Install what is missing: ldd names it with “not found”, and the distribution’s package search the package.',
      commands: ['ldconfig -p | grep -E "libamdhip64|libhsa-runtime64|libcuda|libnvidia-ml"'],
    },
    { do: 'For a copy from a tarball or another distribution, use the packages of this one instead.' },
  ],
  verify: 'ldd $(ldconfig -p | grep -m1 -oE "/.*libamdhip64[^ ]*") | grep "not found"   # prints nothing',
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
