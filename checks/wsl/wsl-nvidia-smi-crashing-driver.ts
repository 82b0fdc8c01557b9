import { all, any, defineCheck, driverLibraries, nvidia, platform, wsl } from '#api';

const affected = { introduced: null, fixed: null, seen: ['551.76', '560.76'] } as const;

export default defineCheck({
  id: 'wsl-nvidia-smi-crashing-driver',
  layer: 'wsl',
  kind: 'exposure',
  title: 'nvidia-smi crashes under WSL2 with NVIDIA’s Windows drivers 551 to 560',
  impact: 'degraded',
  symptom: 'nvidia-smi ends in a segmentation fault in every distribution; installers that read it decide that there is no GPU.',
  blamedOn: 'a broken WSL installation, or the distribution',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    // Under WSL, NVML names the release of the Windows driver.
    any(
      wsl.windowsNvidiaDriver.inRanges(affected),
      driverLibraries.some((library) => all(library.api.is('nvml'), library.version.inRanges(affected))),
    ),
  ),
  unless: nvidia.smiError.isAbsent(),
  bites: driverLibraries.some((library) => all(library.api.is('nvml'), library.outcome.is('crashes'))),
  hints: [/nvidia-smi\b.{0,80}segmentation fault/i, /segmentation fault.{0,60}nvidia-smi/i],
  remedy: [
    { do: 'Update NVIDIA’s driver in Windows (one user reports 565.90 as good); where that cannot be, go back to an older release (537 was fine).' },
    { do: 'Until then judge by a CUDA program and not by nvidia-smi, which can fail alone.' },
  ],
  verify: '/usr/lib/wsl/lib/nvidia-smi',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/issues/11277',
      date: '2024-08-23',
      establishes: 'crashes with 551.76, 555.85, 555.99 and 560.76, on several machines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/11870',
      date: '2024-08-02',
      establishes: '560.70 fails where 537 works; closed; a later report names 565.90 as fixed',
      strength: 'several-reports',
    },
  ],
});
