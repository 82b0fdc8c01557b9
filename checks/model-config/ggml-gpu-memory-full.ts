import { defineCheck, ggmlAllocationRefused, ggmlGpuMemoryFull, runtimes } from '#api';

export default defineCheck({
  id: 'ggml-gpu-memory-full',
  layer: 'model-config',
  kind: 'fault',
  title: 'The GPU’s memory is full: what llama.cpp puts on it (weights, context) does not fit',
  impact: 'blocked',
  symptom: 'Loading ends with “unable to allocate CUDA0 buffer” (ROCm0 on Radeon) after “cudaMalloc failed: out of memory”.',
  blamedOn: 'a broken driver, or a bug',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp'],
  // The line of cudaMalloc alone is no failure: Ollama and llama.cpp may try again with less.
  when: runtimes.some((runtime) => runtime.startError.has(/unable to allocate (?:CUDA|ROCm|MUSA)\d{1,2} buffer/)),
  proves: [...ggmlGpuMemoryFull],
  hints: [...ggmlAllocationRefused],
  remedy: [
    { do: 'See what else holds the memory; a desktop takes one to three GiB.', commands: ['nvidia-smi'] },
    {
      do: 'Put fewer layers on the GPU, shorten the context, or use flash attention, which needs less for it.',
      setting: '--n-gpu-layers 20 --ctx-size 8192 --flash-attn on',
    },
    { do: 'Or take a smaller quantisation; with several GPUs name the split (--tensor-split), since each needs room for its own buffers.' },
  ],
  verify: 'nvidia-smi --query-gpu=memory.used,memory.total --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7366',
      date: '2024-05-18',
      establishes: 'llama.cpp’s maintainer: cudaMalloc itself said that there is no memory left',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/10052',
      date: '2024-10-25',
      establishes: 'the desktop held 2 to 3 GiB; flash attention made it fit',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8597',
      date: '2025-01-26',
      establishes: 'the share of one GPU of four comes too near to its whole memory',
      strength: 'several-reports',
    },
  ],
});
