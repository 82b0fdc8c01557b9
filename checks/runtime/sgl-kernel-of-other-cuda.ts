import { all, any, defineCheck, not, torch } from '#api';

export default defineCheck({
  id: 'sgl-kernel-of-other-cuda',
  layer: 'runtime',
  kind: 'exposure',
  title: 'SGLang’s kernels (sgl-kernel) were built for CUDA 12, the PyTorch beside them for CUDA 13',
  impact: 'blocked',
  symptom: 'SGLang ends with “Could not load any common_ops library” and “libnvrtc.so.12: cannot open shared object file”.',
  blamedOn: 'a GPU that is too new, or a CUDA toolkit that is not installed',
  runtimes: ['sglang'],
  when: torch.some((environment) =>
    all(
      any(environment.cuda.atLeast('13.0'), environment.variant.has(/^cu13\d/)),
      // Renamed in March 2026; the first of the new name were for CUDA 12 as well.
      any(environment.packages.has('sgl-kernel'), environment.packages.has('sglang-kernel')),
      // The package's version does not tell it: wheels for CUDA 13 have +cu130 in their file name, and mostly not in what is installed.
      environment.lastError.has(/\blib(?:nvrtc|cudart)\.so\.12: cannot open shared object file/),
      not(any(environment.packages.value('sgl-kernel', /\+cu13\d/), environment.packages.value('sglang-kernel', /\+cu13\d/))),
      // With the libraries of both releases it loads.
      not(environment.packages.has('nvidia-cuda-runtime-cu12')),
    ),
  ),
  // In the list of what its loader has tried, and of it alone.
  hints: [/(?:^|\s)[-*] ImportError: lib(?:nvrtc|cudart)\.so\.12: cannot open shared object file/],
  explains: ['cuda-library-missing'],
  remedy: [
    {
      do: 'Install SGLang anew in a fresh environment and let one command choose all parts. uv before 0.12 needs this flag, or silently takes an old release with kernels for CUDA 12. CUDA 13 needs NVIDIA driver 580 or newer.',
      setting: 'uv pip install --prerelease=allow sglang',
    },
    {
      do: 'To keep this release: install its sgl-kernel (sglang-kernel from 0.5.10 on) again, in the same version, by the address of the wheel with +cu130 in its name (github.com/sgl-project/whl, releases): from the index pip refuses many of them for an “inconsistent version”. It fits one PyTorch only. Do not link libnvrtc.so.13 to the other name.',
      setting: 'pip install --force-reinstall --no-deps ADDRESS-OF-THE-WHEEL',
    },
    { do: 'Or use the image lmsysorg/sglang, in which all parts fit.' },
  ],
  verify: "python -c 'import torch, sgl_kernel; print(torch.version.cuda)'",
  owner: { component: 'sglang' },
  evidence: [
    {
      url: 'https://docs.sglang.io/get_started/install.html',
      date: '2026-02',
      establishes: 'for CUDA 13: PyTorch from cu130, then SGLang, then the sgl_kernel wheel +cu130',
      strength: 'documented',
    },
    {
      url: 'https://docs.sglang.io/docs/',
      date: '2026',
      establishes: 'without --prerelease=allow uv older than 0.12.0 silently installs 0.5.9; SGLang requires CUDA 13 by now',
      strength: 'documented',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/29646',
      date: '2026-06-29',
      establishes: 'by the install page: libnvrtc.so.12 is missed, and the environment has nvidia/cu13 with libnvrtc.so.13',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/14327',
      date: '2025-12-03',
      establishes: 'pip refuses wheels of the index for CUDA 13, since their metadata lack the +cu130 of their names',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/21437',
      date: '2026-03-26',
      establishes: 'until then the name of the file alone had +cu130, and the installed version none',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/20953',
      date: '2026-03-19',
      establishes: 'the package is called sglang-kernel then, and its wheels for cu130 have metadata without the +cu130',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/13198',
      date: '2025-11-14',
      establishes: 'the same on GB10: torch 2.9.1+cu130 beside sgl_kernel 0.3.17',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang-omni/issues/620',
      date: '2026-05-30',
      establishes: 'sgl-kernel 0.3.21 is linked to CUDA 12, the machine (GB10) has CUDA 13 alone',
      strength: 'several-reports',
    },
  ],
});
