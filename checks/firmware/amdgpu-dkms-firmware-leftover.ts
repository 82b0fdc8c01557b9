import { all, any, defineCheck, gpus, not, rocm } from '#api';

export default defineCheck({
  id: 'amdgpu-dkms-firmware-leftover',
  layer: 'firmware',
  kind: 'exposure',
  title: 'amdgpu-dkms-firmware keeps loading MES 0x83 over the distribution’s firmware',
  impact: 'unstable',
  symptom: 'linux-firmware is current, and yet MES 0x83 runs and tensors hang.',
  blamedOn: 'the new linux-firmware',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lemonade'],
  when: all(
    gpus.some((gpu) => all(any(gpu.arch.is('gfx1151'), gpu.arch.is('gfx1150')), gpu.firmware.value('MES', /^0x0*83$/i))),
    rocm.firmwarePackages.has('amdgpu-dkms-firmware'),
    // These bring it themselves.
    not(
      any(
        rocm.firmwarePackages.value('linux-firmware', /^(?:\d:)?20251125/),
        rocm.firmwarePackages.value('linux-firmware-amdgpu', /^(?:\d:)?20251125/),
        rocm.firmwarePackages.value('amd-gpu-firmware', /^(?:\d:)?20251125/),
      ),
    ),
  ),
  hints: [/\/lib\/firmware\/amdgpu\/gc_11_5_[01]_mes\w{0,3}\.bin.{0,60}amdgpu-dkms-firmware|^amdgpu-dkms-firmware: \/lib\/firmware/],
  explains: ['strix-mes-083-firmware', 'amdgpu-mes-loses-queue'],
  remedy: [
    {
      do: 'Remove the package amdgpu-dkms-firmware, and with it amdgpu-dkms, which cannot be without it; reinstall linux-firmware, rebuild the initramfs of all kernels and reboot. The kernel’s own amdgpu takes over then, so the kernel has to be younger than these APUs: on Ubuntu 24.04 that of linux-oem-24.04 or of the hardware enablement stack, not 6.8.',
    },
    { do: 'Where amdgpu-dkms has to stay, take a newer release of both packages and look at the version again.' },
  ],
  verify: 'cat /sys/class/drm/card*/device/fw_version/mes_fw_version   # anything but 0x00000083',
  owner: { component: 'amdgpu-dkms' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5566',
      date: '2025-10-24',
      establishes: 'the package takes precedence over linux-firmware, so that Strix Halo keeps its MES firmware; removing it is the way round',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5991',
      date: '2026-03-04',
      establishes: 'AMD: leftover packages provide the broken 0x83; find the owner with dpkg -S, remove amdgpu-dkms-firmware',
      strength: 'maintainer-confirmed',
    },
  ],
});
