import { all, any, defineCheck, driverLibraries, gpus, hsaOutOfResources, not, platform, rocm, rocmModuleNotLoaded, wsl } from '#api';

export default defineCheck({
  id: 'wsl-rocm-without-rocdxg',
  layer: 'wsl',
  kind: 'exposure',
  title: 'ROCm is installed in WSL2 without librocdxg, its only way to the Windows GPU driver',
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
    // Older releases had a runtime of their own for WSL.
    rocm.version.atLeast('7.1.0'),
    wsl.rocdxg.is(false),
  ),
  unless: driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
  hints: [...rocmModuleNotLoaded, ...hsaOutOfResources],
  remedy: [
    {
      do: 'Install librocdxg, from AMD’s packages or built from its repository, beside a ROCm without the kernel module; there is no amdgpu module to load under WSL. Windows 11 and a recent Adrenalin driver are needed.',
    },
    { do: 'With ROCm before 7.13, tell the runtime to use it, also in the service’s environment and in containers.', setting: 'HSA_ENABLE_DXG_DETECTION=1' },
  ],
  verify: 'HSA_ENABLE_DXG_DETECTION=1 rocminfo | grep gfx',
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
      establishes: 'rocminfo fails until the loader finds librocdxg',
      strength: 'several-reports',
    },
  ],
});
