import { all, any, defineCheck, gpus } from '#api';

export default defineCheck({
  id: 'strix-mes-083-firmware',
  layer: 'firmware',
  kind: 'exposure',
  title: 'MES firmware 0x83 (linux-firmware 20251125) hangs ROCm on Strix Halo and Point',
  impact: 'unstable',
  symptom: 'Any ROCm load hangs the GPU, faults or dumps core, often right after an update of the distribution.',
  blamedOn: 'the ROCm version, the container image, the model or the memory',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lemonade'],
  when: gpus.some((gpu) =>
    all(
      any(gpu.arch.is('gfx1151'), gpu.arch.is('gfx1150')),
      // What runs on the GPU decides, not the package: an initramfs may hold another copy.
      gpu.firmware.value('MES', /^0x0*83$/i),
    ),
  ),
  hints: [
    // A package with its release, as a manager prints it, or an update that somebody made; a guide names the bare package.
    /\b(?:linux-firmware(?:-amdgpu)?|amd-gpu-firmware)[ =-]{1,20}(?:1:)?20251125[-.~]\w/i,
    /\bMES feature version: \d+, firmware version: 0x0*83\b/i,
    /\bmes_fw_version[:\s]{1,4}0x0{0,6}83\b/i,
  ],
  said: [
    /\b(?:since|updated|updating|upgraded|upgrading|update of|upgrade of)\b.{0,60}\b(?:linux-firmware(?:-amdgpu)?|amd-gpu-firmware)[ =-]{1,3}(?:1:)?20251125\b(?!.{0,80}\bthen (?:I )?(?:downgraded|rolled back|reverted)\b)/i,
    /\b(?:have|has|got|runs?|running|loads?|loaded|shows?)\b.{0,12}\bMES\b.{0,30}\b0x0{0,6}83\b(?!.{0,60}\bwithout (?:any |a )?(?:hang|crash|problem|issue|trouble))/i,
    // AMD’s thread on it, by its number, after an update.
    /\b(?:updat(?:e|ed|ing)|upgrad(?:e|ed|ing))\b(?!.{0,250}\b(?:not|unlike|other than|differs? from|ruled out|fixed)\b.{0,60}5724).{0,250}\bROCm\/(?:ROCm|legacy-rocm-build)(?:\/issues\/|#)5724\b(?!.{0,60}\b(?:is not|isn['’]t|not (?:it|this|the)|fixed|solved|resolved)\b)/i,
  ],
  explains: ['gfx1151-cwsr-fix-missing', 'amdgpu-mes-loses-queue'],
  remedy: [
    {
      do: 'Install a newer firmware package (20260110 or later); then rebuild the initramfs, which may hold the old copy, and reboot. On image-based systems (Bazzite, Silverblue) update the image, or go back to one from before.',
    },
    {
      do: 'On Fedora 43 the package before it works as well: enable the archive and downgrade to 20251111, then rebuild the initramfs of the kernel that will be booted.',
      commands: ['sudo dnf install fedora-repos-archive', 'sudo dnf --enablerepo=updates-archive downgrade amd-gpu-firmware-20251111'],
      on: 'fedora',
    },
    { do: 'amdgpu.cwsr_enable=0 does not cure this one.' },
  ],
  verify: 'cat /sys/class/drm/card*/device/fw_version/mes_fw_version   # anything but 0x00000083',
  owner: { component: 'linux-firmware' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5724',
      date: '2026-01-02',
      establishes: 'AMD: 0x83 hangs gfx1151 and gfx1150; reverted to 0x80 on 2025-12-01; roll back to 20251111 on Fedora 43; cwsr_enable=0 is no cure',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ublue-os/bazzite/issues/3818',
      date: '2026-01-04',
      establishes: 'Bazzite 43.20260101 on Strix Halo: vLLM’s container no longer starts, and does after going back to 43.20251210.1',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5616',
      date: '2025-12-26',
      establishes: 'AMD: linux-firmware 20251125 did not pick up the revert; gc_11_5_0_mes_2.bin for gfx1150 came later',
      strength: 'maintainer-confirmed',
    },
  ],
  background:
    'Kernels that have fw_version/mes_fw_version show the version to everybody, older ones to root in debugfs. A leftover amdgpu-dkms-firmware package brings the same version back.',
});
