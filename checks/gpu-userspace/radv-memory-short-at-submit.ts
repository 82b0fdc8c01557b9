import { defineCheck, runtimes } from '#api';

const refused = /radv\/amdgpu: Not enough memory for command submission/;

export default defineCheck({
  id: 'radv-memory-short-at-submit',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'RADV handed out more memory than the kernel can bring together for one piece of work',
  impact: 'blocked',
  symptom: 'A model fits by every figure, and llama.cpp on Vulkan dies at warm-up with ErrorDeviceLost; the kernel log shows no GPU reset.',
  blamedOn: 'a hanging GPU, a kernel reset, llama.cpp',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  when: runtimes.some((runtime) => runtime.startError.has(refused)),
  proves: [refused],
  remedy: [
    {
      do: 'On an integrated GPU let llama.cpp load through mmap: since August 2026 (between builds 10353 and 10380) its default “auto” avoids that there. In builds of January 2026 it was --no-direct-io.',
      setting: '--load-mode mmap',
    },
    {
      do: 'Leave room in the memory that the GPU may use: less context, fewer layers (-ngl), no second model; on an APU raise the share of RAM that it may take (ttm.pages_limit), which leaves less for programs.',
    },
    { do: 'With Ollama on an iGPU, 0.32.9 is the last release that loaded such models; 0.32.10 to 0.33.3 are reported to fail.' },
  ],
  verify: 'grep -H . /sys/class/drm/card*/device/mem_info_{gtt,vram}_{used,total}',
  owner: { component: 'mesa' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/29213',
      date: '2026-09-22',
      establishes: 'the driver lets more be allocated than can be resident at the submission; the maintainer sees the fix in RADV',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/26081',
      date: '2026-08',
      establishes: 'merged: the new default “auto” loads without mmap on integrated GPUs; Ollama has it from 0.32.10 on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25080',
      date: '2026-06-27',
      establishes: 'an 890M with 28 GB of GTT fails with 18.8 GB of weights, at the first computation',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/18272',
      date: '2026-09-06',
      establishes: 'a 66 GB model on Renoir: loads with 0.32.9, not with 0.32.14 and 0.33.3',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17748',
      date: '2026-08-14',
      establishes: 'a 780M: 0.32.9 loads a 30B model, 0.32.10 to 0.32.13 do not',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27360',
      date: '2026-08-19',
      establishes: 'a 680M: the new way of loading fails, --load-mode mmap works; an 8060S fails the same way, with the kernel’s line in the log',
      strength: 'several-reports',
    },
  ],
});
