import { all, any, defineCheck, environment, gpus, kfdEmpty, kfdTooOldGpu, kfdUnknownGpu, models, not, ollama, platform, rocm, runtimes, torch } from '#api';

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
    // A newer card beside it is served, and beside one of NVIDIA or Intel nobody means this one.
    not(
      gpus.some((gpu) =>
        any(gpu.kfdArch.has(/^gfx/), gpu.arch.has(/^gfx(?:70[01]|[89]|1\d)/), gpu.vendor.is('nvidia'), all(gpu.vendor.is('intel'), gpu.integrated.is(false))),
      ),
    ),
    // Nobody misses it where no program asks for ROCm.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // It computes through Vulkan, or is meant to.
  unless: any(
    all(
      runtimes.some((runtime) => runtime.backends.has('vulkan')),
      runtimes.none((runtime) => runtime.backends.has('hip')),
      not(torch.some((environment) => environment.variant.has(/^rocm/))),
      not(rocm.version.atLeast('1.0')),
    ),
    ollama.compute.has('vulkan'),
    environment.variables.value('OLLAMA_VULKAN', /^(?!(?:0|f|false)$)\S/i),
    models.some((model) => model.sizeVram.atLeast(1)),
  ),
  // The kernel says it at every boot, whether or not anybody wants ROCm.
  hints: [...kfdTooOldGpu, ...kfdEmpty, ...kfdUnknownGpu],
  explains: ['kfd-device-missing'],
  remedy: [
    { do: 'Use Vulkan (llama.cpp, Ollama, KoboldCpp) with the driver amdgpu; ROCm will not come for these chips. Otherwise the CPU, or another card.' },
    {
      do: 'If the driver is still radeon, Vulkan needs amdgpu: switch it on the kernel command line and reboot. The desktop’s driver changes with it. From Linux 6.19 on cards have amdgpu by default.',
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
      url: 'https://github.com/ilya-zlobintsev/LACT/issues/804',
      date: '2025-11-21',
      establishes: 'amdgpu is the default of cards with GCN 1 and 2 from Linux 6.19 on',
      strength: 'several-reports',
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
