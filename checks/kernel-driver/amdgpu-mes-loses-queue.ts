import { all, defineCheck, gpus, logs, mesLosesQueue, mesSilent } from '#api';

export default defineCheck({
  id: 'amdgpu-mes-loses-queue',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'MES, the scheduler in the Radeon’s firmware, stopped answering amdgpu under ROCm',
  impact: 'unstable',
  symptom: 'ROCm work hangs or ends in “unspecified launch failure” or “HW Exception”, then the GPU resets and sometimes the machine hangs; Vulkan runs.',
  blamedOn: 'the ROCm release, llama.cpp, PyTorch, the model, the power supply',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lemonade', 'sglang', 'lm-studio', 'koboldcpp'],
  // Older GPUs have another scheduler. That a game hung leaves no line of KFD's.
  when: all(
    gpus.some((gpu) => gpu.arch.has(/^gfx1[12]/)),
    logs.gpuFaults.has('mes-queue-lost'),
  ),
  hints: [...mesLosesQueue, ...mesSilent],
  said: [
    // As people put it.
    /(?<!\b(?:fix(?:es|ed)?|for|no|without|if)\b.{0,20})(?:\bMES\b(?: queue| scheduler| firmware)? (?:hang|hung|failure)\b|\bMES (?:stops?|stopped) responding)(?!.{0,40}\b(?:fixed|solved|gone|cured)\b)/i,
  ],
  remedy: [
    {
      do: 'Read the lines before it. A “page fault” there is the cause, and the lost queue follows; a ring timeout of the desktop is another fault.',
      commands: ['sudo dmesg | grep -B20 -m1 -E "MES (failed|might)"'],
    },
    { do: 'Update kernel and linux-firmware together, which holds MES, and rebuild the initramfs; then reboot, since a reset does not always bring MES back.' },
    {
      do: 'On APUs of the Radeon 700M series several ended it by switching off the saving of compute waves; others were reset all the same, and an R9700 was not helped by it. AMD advises against it and does not test it: a long kernel then blocks the GPU for all others.',
      setting: 'amdgpu.cwsr_enable=0',
    },
    { do: 'Or use the Vulkan back end, which does without these queues.' },
  ],
  verify: 'sudo dmesg | grep "hardware queue from MES"   # stays empty under load',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6658',
      date: '2026-09-08',
      establishes: 'gfx1103 with ROCm 10.0.0: the lines, cwsr_enable=0 ends it, Vulkan is not concerned',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/1264',
      date: '2026-08-09',
      establishes:
        'quotes AMD’s developer of KFD: without CWSR one endless kernel takes a reset of the GPU; switching it off is not recommended and not tested',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6386',
      date: '2026-08-17',
      establishes: 'another 780M: nine resets in a night, none in a week with cwsr_enable=0 and other settings; a third was not helped by the usual workaround',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6630',
      date: '2026-08-27',
      establishes: 'gfx1201: MES stops unnoticed, and whichever message comes next fails; cwsr_enable=0 changes nothing; Vulkan passes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/2689',
      date: '2023-12-05',
      establishes: 'RX 7900 XTX under PyTorch: the same lines with the messages’ old numbers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6018',
      date: '2026-03-03',
      establishes: 'Radeon 780M: frequent resets after the same line',
      strength: 'several-reports',
    },
  ],
});
