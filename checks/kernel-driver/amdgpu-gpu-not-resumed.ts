import { amdgpuNotResumed, defineCheck, logs } from '#api';

export default defineCheck({
  id: 'amdgpu-gpu-not-resumed',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'amdgpu could not wake the GPU after sleep, and it has been gone since (ip_resume failed)',
  impact: 'blocked',
  symptom: 'After a suspend, or after the GPU idled, ROCm and Vulkan see no GPU or hang, the screen may stay black, and only a reboot brings it back.',
  blamedOn: 'ROCm, the runtime, a defective card',
  runtimes: [],
  when: logs.gpuFaults.has('amdgpu-not-resumed'),
  proves: [...amdgpuNotResumed],
  explains: ['hip-lists-no-gpu', 'vulkan-gpu-not-listed'],
  remedy: [
    { do: 'Reboot: the GPU stays away until then. Save first what is open; a machine in this state can hang when it shuts down.' },
    {
      do: 'See what came before the line. “PM: suspend entry” means that the machine slept: keep a machine that serves models awake until the cause is found.',
      commands: ['sudo dmesg | grep -E "PM: suspend|amdgpu.*(resum|IP block)"'],
    },
    {
      do: 'No sleep before it: the driver woke the GPU from an idle of its own. Switch that off on the kernel command line; the card then draws more power at idle.',
      setting: 'amdgpu.runpm=0',
    },
    {
      do: 'Where it came with an update of the kernel or of linux-firmware, boot the one before. Otherwise try a newer kernel, and take the block that failed (smu, psp, gfx) and the lines around it to the driver’s tracker.',
    },
  ],
  verify: 'sudo dmesg | grep "ip_resume failed"   # stays empty after the next sleep',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/torvalds/linux/blob/v6.12/drivers/gpu/drm/amd/amdgpu/amdgpu_device.c',
      date: '2024-11-17',
      establishes:
        'amdgpu_device_resume prints the line where a block of the GPU does not come up, and gives up on the device; a reset words its failure otherwise',
      strength: 'documented',
    },
    {
      url: 'https://docs.kernel.org/gpu/amdgpu/module-parameters.html',
      date: '2026',
      establishes: 'runpm: 0 switches the runtime power management off',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/amdgpu/issues/183',
      date: '2025-02-05',
      establishes: 'MI100: with runtime power management the cards fail to wake (smu, -5); rocminfo then gets “Invalid argument” for the render node',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/QubesOS/qubes-issues/issues/6923',
      date: '2022-12-04',
      establishes: 'Ryzen 4750U: psp fails with -62, and the screen stays dark after sleep',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/2197',
      date: '2023-06-03',
      establishes: 'gfx9 in an APU: gfx_v9_0 fails with -110, and the device with it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/CachyOS/linux-cachyos/issues/916',
      date: '2026-07-14',
      establishes: 'RX 9070 XT: from 7.1.1 to 7.1.2 suspend does not wake the card (smu, -62)',
      strength: 'single-report',
    },
  ],
});
