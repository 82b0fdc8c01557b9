import { all, defineCheck, gpus, kernel, nvidia, platform } from '#api';

export default defineCheck({
  id: 'nvidia-fallback-to-nouveau',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The nvidia module was not there at boot, so the distribution fell back to nouveau',
  impact: 'blocked',
  symptom: 'Fedora’s start screen says “NVIDIA kernel module missing. Falling back to nouveau”; nvidia-smi finds no driver, and inference runs on the CPU.',
  blamedOn: 'the driver package, or nouveau',
  runtimes: [],
  // RPM Fusion's nvidia-fallback.service acts on just this: nouveau is kept out at boot, and nvidia has not come.
  when: all(
    platform.system.is('native'),
    kernel.cmdline.has(/(?:rd\.driver|modprobe)\.blacklist=\S{0,60}\bnouveau\b/),
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('nouveau'))),
    nvidia.loaded.is(false),
  ),
  // That no module was built has a page of its own.
  unless: nvidia.moduleForKernel.is(false),
  proves: [
    /NVIDIA kernel module (?:missing|not found)[.,]? Falling back to nouveau/i,
    // systemd names the service by its description; where it has nothing to do, it is skipped.
    /\b(?:Starting|Started|Finished) (?:nvidia-fallback\.service - )?Fallback to nouveau as nvidia did not load/,
  ],
  // It holds the card because the other one did not come.
  explains: ['nouveau-holds-nvidia-gpu'],
  remedy: [
    {
      do: 'Fedora builds the module in the background after an installation or an update of the kernel, and a reboot before it is done ends here. Build it now (with --force where a module of it is there already), look for errors in /var/cache/akmods/nvidia, and reboot.',
      commands: ['sudo akmods'],
      on: 'fedora',
    },
    {
      do: 'With Secure Boot (mokutil --sb-state) the kernel refuses the module until its key is enrolled: make one with sudo kmodgenca, import it, reboot and enrol it in the blue MOK screen, then build anew. Switching Secure Boot off in the firmware setup helps as well, and gives up its protection.',
      commands: ['sudo mokutil --import /etc/pki/akmods/certs/public_key.der'],
      on: 'fedora',
    },
    {
      do: 'A card that the installed driver has dropped needs the packages of its branch instead: from 590 on the 580xx for Maxwell, Pascal and Volta (akmod-nvidia-580xx, xorg-x11-drv-nvidia-580xx and, for CUDA, xorg-x11-drv-nvidia-580xx-cuda), the 470xx for Kepler.',
      on: 'fedora',
    },
  ],
  verify: 'modinfo -F version nvidia; lspci -nnk -d 10de: | grep "driver in use"',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/gridhead/nvidia-auto-installer-for-fedora-linux/issues/107',
      date: '2022-05-24',
      establishes: 'the message under Secure Boot; a key that is made and enrolled, and a module built anew, cure it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gridhead/nvidia-auto-installer-for-fedora-linux/issues/64',
      date: '2021-07-18',
      establishes: 'Secure Boot had been switched on again; switching it off cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gridhead/nvidia-auto-installer-for-fedora-linux/issues/288',
      date: '2024-01-20',
      establishes: 'Fedora 39 after an update, and the kernel’s command line that belongs to it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/fady-saied/Nvidia-Fedora-Guide/issues/20',
      date: '2026-05-06',
      establishes: 'Fedora 44: a GeForce 940MX works again with the packages named 580xx',
      strength: 'single-report',
    },
  ],
});
