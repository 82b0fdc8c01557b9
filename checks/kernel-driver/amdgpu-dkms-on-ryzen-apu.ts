import { all, any, defineCheck, gpus, rocm } from '#api';

export default defineCheck({
  id: 'amdgpu-dkms-on-ryzen-apu',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu-dkms replaces the kernel’s own amdgpu, which ROCm wants on a Ryzen AI APU',
  impact: 'unstable',
  symptom: 'The kernel is new enough, and yet ROCm back ends refuse to start, fault or lose the GPU.',
  blamedOn: 'the kernel’s version, or ROCm',
  runtimes: ['lemonade', 'ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    gpus.some((gpu) => any(gpu.arch.is('gfx1150'), gpu.arch.is('gfx1151'), gpu.arch.is('gfx1152'))),
    rocm.amdgpuOrigin.is('dkms'),
  ),
  // No hints: that the module is there is the combination and no failure, and a GPU faults for many reasons.
  explains: ['gfx1151-cwsr-fix-missing'],
  remedy: [
    {
      do: 'Remove the packages amdgpu-dkms and amdgpu-dkms-firmware and reboot into a kernel of 6.18.4 or later (6.12.64 or later in that series; on Ubuntu 24.04: linux-oem-24.04). ROCm itself stays, if it is 7.2 or later: older releases do not fit such a kernel on gfx1151.',
    },
    { do: 'When ROCm is installed by AMD’s installer, leave the driver out.', setting: 'amdgpu-install --usecase=rocm --no-dkms' },
  ],
  verify: 'modinfo -n amdgpu   # lies under kernel/drivers/gpu, not under updates/dkms',
  owner: { component: 'amdgpu-dkms' },
  evidence: [
    {
      url: 'https://github.com/lemonade-sdk/lemonade/blob/e385039ed33551de7f54cb73194cd08088772c08/docs/gfx1151_linux.html',
      date: '2026-08-22',
      establishes: 'the DKMS driver conflicts with the kernel’s own on Strix Halo; how to remove it and reinstall with --no-dkms',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/2991',
      date: '2026-01-19',
      establishes: 'gfx1151: ROCm up to 7.1 has wrong register counts; its half of the fix is in 7.2, the kernel’s in 6.18.4 and the OEM kernel',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6146',
      date: '2026-04-16',
      establishes: 'AMD: OEM kernel instead of amdgpu-dkms on gfx1151; the reporter confirms',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6143',
      date: '2026-05-05',
      establishes: 'AMD: on Strix Halo the in-tree module of the OEM kernel, not amdgpu-dkms',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5905',
      date: '2026-01-28',
      establishes: 'gfx1151 with the module of 30.30: Ollama’s ROCm build ends in page faults of gfxhub',
      strength: 'single-report',
    },
  ],
});
