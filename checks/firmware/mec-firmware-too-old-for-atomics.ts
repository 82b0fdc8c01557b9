import { all, any, defineCheck, gpus, holds, logs, not, rocm, runtimes, torch } from '#api';

/** The first MEC firmware that does without atomics, by kfd_device.c. */
const first = (arch: string): number => (/^gfx12/.test(arch) ? 2090 : /^gfx11/.test(arch) ? 509 : /^gfx103/.test(arch) ? 92 : 145);

export default defineCheck({
  id: 'mec-firmware-too-old-for-atomics',
  layer: 'firmware',
  kind: 'exposure',
  title: 'MEC firmware is too old for a PCIe slot without atomics, so KFD skips the GPU',
  impact: 'blocked',
  symptom: 'The card drives the display and Vulkan works; ROCm does not list it.',
  blamedOn: 'the board, or “the card is not supported by ROCm”',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  // GFX8 has no firmware that does without atomics; see pcie-atomics-rejected.
  when: all(
    gpus.some((gpu) =>
      all(
        gpu.arch.has(/^gfx1[0-2]/),
        gpu.integrated.is(false),
        gpu.driver.is('amdgpu'),
        gpu.kfdArch.isAbsent(),
        // KFD has other reasons to leave a GPU out.
        holds('its MEC firmware needs atomics', [gpu.firmware, gpu.arch], (firmware, arch) => Number(firmware.MEC ?? Number.NaN) < first(arch)),
      ),
    ),
    rocm.kfdInKernel.is(true),
    // Nobody misses it where no program asks for ROCm.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  unless: logs.gpuFaults.has('kfd-device-came'),
  // The kernel prints the firmware's version and the first one that does without atomics; 0 stands for “there is none”.
  proves: [/skipped device 1002:[0-9a-f]{3,4}, PCI rejects atomics \d+<[1-9]\d*/],
  remedy: [
    {
      do: 'Update the package that holds AMD’s GPU firmware (linux-firmware, firmware-amd-graphics, amd-gpu-firmware), rebuild the initramfs and reboot.',
    },
    { do: 'Until then Vulkan works without /dev/kfd.' },
  ],
  verify: 'journalctl -k -b | grep "kfd kfd"   # says “added device”',
  owner: { component: 'linux-firmware' },
  evidence: [
    {
      url: 'https://github.com/ROCm/amdgpu/issues/151',
      date: '2023-11-06',
      establishes: 'RX 7900 XTX skipped with “494<509”, added with firmware 528',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/torvalds/linux/blob/v6.12/drivers/gpu/drm/amd/amdkfd/kfd_device.c',
      date: '2024-11-17',
      establishes: 'the message holds the loaded MEC version and no_atomic_fw_version; a device is skipped where the first is below the second',
      strength: 'documented',
    },
  ],
});
