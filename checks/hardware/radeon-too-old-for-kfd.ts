import { all, any, defineCheck, gpus, kfdEmpty, kfdTooOldGpu, kfdUnknownGpu, not, platform, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'radeon-too-old-for-kfd',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The Radeon is too old for ROCm: the kernel’s KFD does not support it (GCN 1 and 2)',
  impact: 'blocked',
  symptom: 'rocminfo ends with “Unable to open /dev/kfd read-write: Cannot allocate memory”; the display and Vulkan work.',
  blamedOn: 'permissions, or the ROCm release',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm'],
  when: all(
    platform.system.is('native'),
    // Of GCN 2 KFD takes Kaveri and Hawaii.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.arch.has(/^gfx(?:60\d|70[34])$/))),
    // A newer card beside it is served.
    not(gpus.some((gpu) => gpu.kfdArch.has(/^gfx/))),
    // Nobody misses it where no program asks for ROCm.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  proves: [...kfdTooOldGpu],
  hints: [...kfdEmpty, ...kfdUnknownGpu],
  explains: ['kfd-device-missing'],
  remedy: [
    { do: 'Use Vulkan (llama.cpp, Ollama, KoboldCpp) with the driver amdgpu; ROCm will not come for these chips. Otherwise the CPU, or another card.' },
    {
      do: 'If the driver is still radeon, Vulkan needs amdgpu: switch it on the kernel command line and reboot. The desktop’s driver changes with it.',
      setting: 'radeon.si_support=0 amdgpu.si_support=1 (for GCN 2: cik_support)',
    },
  ],
  verify: 'vulkaninfo --summary   # lists the Radeon through RADV',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4383',
      date: '2025-03-04',
      establishes: 'AMD: gfx6 lacks what KFD needs, and the kernel’s message says so (“OLAND not supported in kfd”)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/356',
      date: '2018-03-11',
      establishes: 'AMD: no plans for GCN 1, key capabilities are missing',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/96',
      date: '2023-11-03',
      establishes: 'AMD’s list of what does not work: all of gfx6, and gfx7 but Hawaii',
      strength: 'documented',
    },
    {
      url: 'https://github.com/torvalds/linux/blob/002c6ca75289a4ac4f6738213dd2d258704886e4/drivers/gpu/drm/amd/amdkfd/kfd_device.c',
      date: '2022',
      establishes: 'which chips KFD takes (of GCN 2 Kaveri, and Hawaii with exp_hw_support), and what it prints for the others',
      strength: 'documented',
    },
  ],
});
