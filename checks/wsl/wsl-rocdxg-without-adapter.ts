import { all, any, defineCheck, driverLibraries, environment, not, platform, rocdxgNoAdapter, rocm, wsl } from '#api';

export default defineCheck({
  id: 'wsl-rocdxg-without-adapter',
  layer: 'wsl',
  kind: 'exposure',
  title: 'librocdxg is in use under WSL2 and knows none of the adapters that Windows shows it',
  impact: 'blocked',
  symptom: 'rocminfo prints “No WDDM adapters found” and “hsa_init Failed, possibly no supported GPU devices”.',
  blamedOn: 'a missing amdgpu module, or the installation of ROCm',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    wsl.dxg.is(true),
    wsl.rocdxg.is(true),
    // Else the runtime does not ask it.
    any(environment.variables.value('HSA_ENABLE_DXG_DETECTION', '1'), rocm.version.atLeast('7.13.0')),
    // ROCR_VISIBLE_DEVICES may hide what is there.
    driverLibraries.some((library) => all(library.api.is('hsa'), not(library.narrowed.is(true)), any(library.gpuCount.is(0), library.outcome.is('refuses')))),
  ),
  // Forks print the line and go on.
  unless: driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
  proves: [...rocdxgNoAdapter],
  explains: ['wsl-rocm-without-rocdxg', 'wsl-rocdxg-detection-off'],
  remedy: [
    {
      do: 'Look whether AMD’s list for WSL names the GPU; RX 6000 and older and many processors’ graphics are not on it. Those work from Linux itself, or from programs for Windows. Update librocdxg all the same: releases since May 2026 know more processors’ graphics.',
    },
    {
      do: 'From 1.2.1 on it also takes devices that are named by hand in /opt/rocm/share/rocdxg/dids.conf (ID and the three numbers of the target, as 0x73FF,10,3,2). AMD promises nothing for them.',
    },
    {
      do: 'If it is listed: Windows 11 and a recent Adrenalin driver are needed (26.1.1 did not do for Ryzen AI Max). Update it, then end WSL from PowerShell, which stops all distributions.',
      setting: 'wsl --shutdown',
    },
    { do: 'Where a card stands beside the processor’s graphics, disable the latter in the firmware setup or in Windows’ device manager and try again.' },
    { do: 'There is no amdgpu module to load under WSL; that line of rocminfo leads astray.' },
  ],
  verify: 'HSA_ENABLE_DXG_DETECTION=1 rocminfo | grep gfx',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/librocdxg/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5900',
      date: '2026-01-25',
      establishes: 'a Ryzen AI Max+ 395 with ROCm 7.2.0 and Adrenalin 26.1.1: the line, with librocdxg installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6323',
      date: '2026-06-02',
      establishes: 'AMD: a table of devices decides; Windows 11 is what is listed; graphics in the processor disturb the detection',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/pull/44',
      date: '2026-05-29',
      establishes: 'merged: device IDs of one’s own in share/rocdxg/dids.conf, beside the built-in table',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/pull/26',
      date: '2026-04-30',
      establishes: 'merged: gfx1103 and gfx1152 in the table',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'the supported GPUs and the drivers for Windows',
      strength: 'documented',
    },
  ],
});
