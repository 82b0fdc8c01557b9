import { all, amdgpuRingTimeout, defineCheck, gpus, logs, runtimes } from '#api';

export default defineCheck({
  id: 'amdgpu-resets-vulkan-job',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu took a job of Vulkan inference for hung and reset its queue (ring … timeout)',
  impact: 'unstable',
  symptom: 'llama.cpp’s Vulkan back end ends with ErrorDeviceLost in a long prompt or at a long context; the kernel says “ring … timeout”.',
  blamedOn: 'the llama.cpp build, Mesa, too little memory',
  runtimes: ['llama.cpp', 'lm-studio', 'koboldcpp', 'lemonade', 'ollama'],
  // Games time out on the same rings.
  when: all(
    gpus.some((gpu) => gpu.driver.is('amdgpu')),
    logs.gpuFaults.has('amdgpu-ring-compute'),
  ),
  // Without a runtime for Vulkan the job was a game’s or the desktop’s.
  unless: runtimes.none((runtime) => runtime.backends.has('vulkan')),
  // Mesa calls the context innocent in some of the reports as well; “rejected” has other causes.
  hints: [...amdgpuRingTimeout, /radv\/amdgpu: The CS has been cancelled because the context is lost/],
  remedy: [
    {
      do: 'Update llama.cpp, or the program that holds one, to August 2026 or later: it cuts its batches of work for small GPUs, where short prompts failed as well. By hand, to try:',
      setting: 'GGML_VK_MAX_NODES_PER_SUBMIT=1',
    },
    {
      do: 'At a long context one piece of work alone takes too long; make it smaller: llama.cpp with -ub 256 or 128 (num_batch for Ollama). Prompts are then read more slowly.',
    },
    {
      do: 'From Linux 6.19 on, give jobs more time on the kernel command line: the default is 2 s there. A job that really hangs then stops the desktop for that long.',
      setting: 'amdgpu.lockup_timeout=10000',
    },
    {
      do: 'Before 6.19 the compute queues have 60 s already, in some releases 10 s (6.17; modinfo -p amdgpu tells). Only there, or where the line names the ring gfx, more time helps; a single number leaves the compute queues out, so name both (graphics, compute).',
      setting: 'amdgpu.lockup_timeout=30000,60000',
    },
    {
      do: 'If it happens with short prompts and a new llama.cpp as well, update Mesa and the kernel, and take the lines before the timeout to the driver’s tracker.',
    },
  ],
  verify: 'sudo dmesg | grep -E "ring (comp|gfx).* timeout"   # no new line under load',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/invoke-ai/InvokeAI/issues/9539',
      date: '2026-08-25',
      establishes: 'gfx1201: modinfo names 10000 ms on 6.17 and 2000 ms on 7.0; resets on 7.0 only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/21724',
      date: '2026-05-08',
      establishes: 'gfx90c and others: jobs outlast the limit because of the batch’s size; ring gfx_0.0.0 in the kernel’s lines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/24872',
      date: '2026-06-24',
      establishes: 'merged for 21724: GGML_VK_MAX_NODES_PER_SUBMIT',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/26371',
      date: '2026-08-06',
      establishes: 'merged: the size of a batch of work corrected',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25664',
      date: '2026-07-15',
      establishes: 'a maintainer of the Vulkan back end: a timeout of the driver, which NVIDIA’s does not have',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Nathanw1014/strix-halo-llamacpp/issues/16',
      date: '2026-09-02',
      establishes: 'the context at which it fails depends on -ub; ring comp_1.1.0 and llama-server in the kernel’s lines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27306',
      date: '2026-09-08',
      establishes: 'the same on 7.0.0-30 with a context of 91,000 tokens',
      strength: 'several-reports',
    },
  ],
});
