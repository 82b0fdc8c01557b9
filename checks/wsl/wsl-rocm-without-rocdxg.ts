import { all, any, defineCheck, driverLibraries, gpus, hsaOutOfResources, not, platform, rocm, rocmModuleNotLoaded, wsl } from '#api';

export default defineCheck({
  id: 'wsl-rocm-without-rocdxg',
  layer: 'wsl',
  kind: 'exposure',
  title: 'ROCm in WSL2 does not find librocdxg, its way to the Windows GPU driver',
  impact: 'blocked',
  symptom: 'rocminfo says “ROCk module is NOT loaded” or lists the CPU alone.',
  blamedOn: 'a missing amdgpu module, or an unsupported GPU',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    any(
      gpus.some((gpu) => gpu.vendor.is('amd')),
      all(wsl.dxg.is(true), not(wsl.libraries.has('libcuda.so.1'))),
    ),
    // Older releases had a runtime of their own for WSL, and nothing else.
    rocm.version.atLeast('7.1.0'),
    wsl.rocdxg.is(false),
  ),
  unless: any(
    driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
    // Up to 7.2.0 at least AMD had that other way as well, which asks for no librocdxg.
    wsl.rocr4wsl.is(true),
  ),
  hints: [...rocmModuleNotLoaded, ...hsaOutOfResources],
  remedy: [
    {
      do: 'Install librocdxg beside a ROCm without the kernel module: the package rocdxg-roct of its releases, or a build of one’s own; with later ones AMD’s package amdrocm-wsl, where the repository has it. There is no amdgpu module to load under WSL. Windows 11 and a recent Adrenalin driver are needed.',
    },
    {
      do: 'If it is installed: let the loader find it. Write /opt/rocm/lib into a file in /etc/ld.so.conf.d and run sudo ldconfig; what was built by hand before June 2026 did not do so.',
    },
    {
      do: 'If “ldd $(which rocminfo)” names a libhsa-runtime64.so.1 in /lib/x86_64-linux-gnu: that is Ubuntu’s own runtime of ROCm 5.7, which knows nothing of WSL and stands before the one in /opt/rocm. Remove it: sudo apt remove libhsa-runtime64-1 libhsakmt1. Ubuntu’s packages that are built on it go as well.',
    },
    { do: 'With ROCm before 7.13, tell the runtime to use it, also in the service’s environment and in containers.', setting: 'HSA_ENABLE_DXG_DETECTION=1' },
  ],
  verify: 'ldconfig -p | grep librocdxg; HSA_ENABLE_DXG_DETECTION=1 rocminfo | grep gfx',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/librocdxg/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'the way ROCm 7.1 and later reach the GPU under WSL, the steps and the supported GPUs',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/issues/35',
      date: '2026-05-18',
      establishes: 'a guide followed to its end, and rocminfo fails since the loader does not find librocdxg; an AMD developer asks for ldconfig -p',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/pull/47',
      date: '2026-06-01',
      establishes: 'its installation registers /opt/rocm/lib with the loader from then on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/pull/6109',
      date: '2026-06-24',
      establishes: 'the library is a package of its own, amdrocm-wsl, in later releases',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5900',
      date: '2026-01-25',
      establishes: 'ROCm 7.2.0 under WSL2 installed with --usecase=wsl,rocm, which is the older way',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/andweng/wsl-rocm',
      date: '2026-04-02',
      establishes: 'Ubuntu’s own libhsa-runtime64-1 in front of ROCm 7.2 gives the same words; it has to go',
      strength: 'single-report',
    },
  ],
});
