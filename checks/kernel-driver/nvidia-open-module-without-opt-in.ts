import { all, defineCheck, gpus, not, nvidia, platform } from '#api';

export default defineCheck({
  id: 'nvidia-open-module-without-opt-in',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'This early open nvidia module (515 to 535) drives GeForce and RTX cards only on request',
  impact: 'blocked',
  symptom: 'The open module is loaded, nvidia-smi finds no device or “Not Found”, and the kernel log says RmInitAdapter failed.',
  blamedOn: 'the card, the package, the build of the module',
  runtimes: [],
  when: all(
    not(platform.system.is('wsl2')),
    nvidia.flavour.is('open'),
    // The first open release; NVIDIA dropped the request with 545.23.06.
    nvidia.moduleVersion.inRanges({ introduced: '515.43.04', fixed: '545.23.06' }),
    nvidia.parameters.value('OpenRmEnableUnsupportedGpus', '0'),
    // Data centre cards need no request.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.name.has(/\b(?:GeForce|TITAN|Quadro|RTX)\b/i))),
  ),
  unless: nvidia.parameters.value('OpenRmEnableUnsupportedGpus', '1'),
  proves: [/\bOpen nvidia\.ko is only ready for use on Data Center GPUs\./],
  remedy: [
    {
      do: 'Take a newer branch (550 on), whose open module drives every card from Turing on, or the proprietary flavour of the branch that is installed.',
    },
    {
      do: 'To keep this release: ask for it in a file of /etc/modprobe.d, make the initial ramdisk anew and reboot. NVIDIA called these cards untested with it then.',
      setting: 'options nvidia NVreg_OpenRmEnableUnsupportedGpus=1',
    },
  ],
  verify: 'grep OpenRmEnable /proc/driver/nvidia/params; nvidia-smi -L',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/20',
      date: '2022-05-11',
      establishes: 'the setting, with which a 2080 Ti works; NVIDIA points to the chapter of its manual on it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/siderolabs/extensions/issues/114',
      date: '2023-02-07',
      establishes: 'an RTX 2080 Super with 515.65.01: the words of the log, and the parameter as the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/499412',
      date: '2026-03-12',
      establishes: 'the setting has no effect since 545.23.06, by NVIDIA’s own header',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/230',
      date: '2022-05-27',
      establishes: 'the four lines of the log on Arch, before RmInitAdapter failed',
      strength: 'several-reports',
    },
  ],
});
