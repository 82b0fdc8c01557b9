import { all, any, defineCheck, gpus, kfdNodeMissing, not, platform, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'kfd-device-missing',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'amdgpu is loaded, but the kernel offers no /dev/kfd, so ROCm has no device',
  impact: 'blocked',
  symptom: 'rocminfo cannot open /dev/kfd (“No such file or directory”); ROCm back ends use the CPU, Vulkan works.',
  blamedOn: 'the ROCm packages, or group membership',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('native'),
    platform.container.isAbsent(),
    // From GFX8 on KFD would take the card.
    gpus.some((gpu) => all(gpu.driver.is('amdgpu'), gpu.arch.has(/^gfx(?:803|9|1)/))),
    // Where amdgpu is not loaded nobody makes the file.
    not(rocm.amdgpuOrigin.isAbsent()),
    any(rocm.kfdInKernel.is(false), rocm.kfdDevice.isAbsent()),
  ),
  unless: any(
    // Vulkan does without it, so somebody must want ROCm.
    all(
      rocm.version.isAbsent(),
      runtimes.none((runtime) => runtime.backends.has('hip')),
      torch.none((environment) => environment.variant.has(/^rocm/)),
    ),
    // A /dev that lacks the render node as well is that of a sandbox.
    all(
      rocm.kfdInKernel.is(true),
      gpus.some((gpu) => all(gpu.driver.is('amdgpu'), gpu.renderNodeOpens.isAbsent())),
    ),
    // Beside an NVIDIA card the processor’s graphics computes for nobody, whatever libraries came along.
    all(
      gpus.some((gpu) => gpu.driver.is('nvidia')),
      gpus.none((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false))),
    ),
  ),
  hints: [...kfdNodeMissing],
  remedy: [
    {
      do: 'Where /sys/class/kfd is missing as well, the kernel was built without CONFIG_HSA_AMD, as on some own or hardened kernels, or runs on a platform that KFD does not support: take another kernel of the distribution.',
    },
    { do: 'Where only the file is missing, the device manager did not make it: look for errors of udev, or for a /dev that was mounted over.' },
    { do: 'Vulkan does not need it.' },
  ],
  verify: 'ls -l /dev/kfd',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/torvalds/linux/blob/v6.12/drivers/gpu/drm/amd/amdkfd/Kconfig',
      date: '2024-11-17',
      establishes: 'HSA_AMD is an option of its own and needs a 64-bit x86, ARM, POWER, RISC-V or LoongArch processor',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1414',
      date: '2021',
      establishes: 'rocminfo without /dev/kfd: no agent, and this message',
      strength: 'single-report',
    },
  ],
});
