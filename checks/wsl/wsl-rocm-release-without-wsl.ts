import {
  all,
  any,
  defineCheck,
  driverLibraries,
  gpuNotFoundTold,
  gpus,
  hipNoDevice,
  holds,
  hsaOutOfResources,
  not,
  platform,
  rocm,
  rocmModuleNotLoaded,
  torchSeesNoCuda,
  wsl,
} from '#api';

export default defineCheck({
  id: 'wsl-rocm-release-without-wsl',
  layer: 'wsl',
  kind: 'exposure',
  title: 'This ROCm release has no support for WSL2: AMD makes it for certain releases only',
  impact: 'blocked',
  symptom: 'rocminfo says “WSL environment detected” and ends with HSA_STATUS_ERROR_OUT_OF_RESOURCES, often right after an update of ROCm.',
  blamedOn: 'the card, the Adrenalin driver, or memory',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    // A negation, since a Radeon under WSL sets this cause apart from no other: without the release nothing is suspected.
    not(
      all(
        gpus.none((gpu) => gpu.vendor.is('amd')),
        not(all(wsl.dxg.is(true), not(wsl.libraries.has('libcuda.so.1')))),
      ),
    ),
    // Releases that AMD named as having none; from 7.1 on librocdxg is the way, which has a check of its own.
    any(
      rocm.version.inRanges(
        { introduced: '6.0', fixed: '6.1.3' },
        { introduced: '6.2.0', fixed: '6.2.3' },
        { introduced: '6.3.0', fixed: '6.3.4' },
        { introduced: '6.4.0', fixed: '6.4.1' },
      ),
      holds('ROCm is 6.4.2, and not its point release for WSL', [rocm.version], (release) => /^6\.4\.2(?!\.\d)/.test(release)),
      rocm.version.is('7.0.0'),
      rocm.version.is('7.0.2'),
    ),
  ),
  // AMD’s runtime for WSL may have been added by hand, or from 6.4.2.1, which calls itself 6.4.2.
  unless: driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
  bites: driverLibraries.some((library) => all(library.api.is('hsa'), library.outcome.is('refuses'))),
  hints: [...hsaOutOfResources, ...rocmModuleNotLoaded, ...hipNoDevice, ...torchSeesNoCuda, /Unable to locate package hsa-runtime-rocr4wsl-amdgpu/],
  said: [...gpuNotFoundTold],
  remedy: [
    {
      do: 'Remove this release and install a current one (7.2 or later) with --usecase=rocm --no-dkms, and librocdxg, AMD’s newer way under WSL2: the package rocdxg-roct of its releases. Windows 11 and a recent Adrenalin driver are needed; with ROCm before 7.13 this variable too, also in a service.',
      setting: 'HSA_ENABLE_DXG_DETECTION=1',
    },
    {
      do: 'Or the older way: a release with WSL support on an Ubuntu release that AMD’s WSL compatibility matrix names, with --usecase=wsl,rocm --no-dkms. The matrix also names the Adrenalin driver for Windows.',
    },
  ],
  verify: 'rocminfo | grep gfx',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5106',
      date: '2025-07-28',
      establishes: 'AMD: 6.4.2 has no WSL support, only specific releases are compatible; 6.4.1 had worked',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3563',
      date: '2024-12-05',
      establishes: 'AMD: support for 6.2 came with 6.2.3',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4406',
      date: '2025-02-24',
      establishes: 'AMD: there is no 6.3.3 for WSL, and packages of 6.3.2 are not a release',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4650',
      date: '2025-04-21',
      establishes: 'AMD: 6.4.0 has none, a point release will',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3561',
      date: '2024-08-12',
      establishes: 'AMD: 6.2.0 on Oracle Linux is unsupported; Ubuntu 22.04 with 6.1.3 is the way',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3051',
      date: '2024-07-17',
      establishes: 'AMD: the first release for WSL comes with 6.1.3; before it the package is missing',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6296',
      date: '2026-05-24',
      establishes: 'AMD’s developer lists the steps of today: the Adrenalin driver, librocdxg’s package, the variable before 7.13, ROCm itself',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5509',
      date: '2025-10-12',
      establishes: '7.0.2 has no package of the WSL runtime, nor has 7.0',
      strength: 'several-reports',
    },
  ],
});
