import { any, defineCheck, ggmlAllocationRefused, ggmlGpuMemoryFull, platform, runtimes } from '#api';

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
  // NvMap of Jetson Linux 36.4.7 refuses large pieces while memory is free, in the same words; it has a check of its own. Few name that release, and
  // GPU and system share the memory there: fewer layers on the GPU would not make room.
  unless: any(platform.board.has(/\bJetson\b/), platform.jetsonLinux.inRanges({ introduced: '36.4.7', fixed: null, seen: ['36.4.7', '36.4.7'] })),
  proves: [...ggmlGpuMemoryFull],
  hints: [...ggmlAllocationRefused],
  remedy: [
    {
      do: 'See what else holds the memory (nvidia-smi; rocm-smi --showmeminfo vram for Radeon); a desktop takes one to three GiB. Where much of it is free, look at the system’s RAM (free -h): CUDA can refuse when that runs out.',
    },
    {
      do: 'Put fewer layers on the GPU, shorten the context, or use flash attention, which needs less for it. llama.cpp since December 2025 chooses layers and context by what is free, unless they are given: take -ngl and -c off. Ollama: num_gpu, num_ctx, OLLAMA_FLASH_ATTENTION=1; KoboldCpp: --gpulayers, --contextsize; its newer releases use flash attention by themselves and refuse --flashattention, which older ones want.',
      setting: '--n-gpu-layers 20 --ctx-size 8192 --flash-attn on',
    },
    { do: 'Or take a smaller quantisation; with several GPUs name the split (--tensor-split), since each needs room for its own buffers.' },
    {
      do: 'A GPU that shares the system’s RAM (Strix Halo) has what the firmware and TTM’s limit give it, by default about half: raise that instead. On a DGX Spark the page cache may hold it: drop it (as root: sync, then write 3 to /proc/sys/vm/drop_caches).',
    },
  ],
  verify: 'nvidia-smi --query-gpu=memory.used,memory.total --format=csv   # Radeon: rocm-smi --showmeminfo vram',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7366',
      date: '2024-05-18',
      establishes: 'llama.cpp’s maintainer: cudaMalloc itself said that there is no memory left, which it can do for lack of system memory, too',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/10052',
      date: '2024-10-25',
      establishes: 'the desktop held 2 to 3 GiB; flash attention made it fit',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16653',
      date: '2025-12-15',
      establishes: 'merged: what the user does not set is fitted to the free memory (--fit, on by default)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8597',
      date: '2025-01-26',
      establishes: 'the share of one GPU of four comes too near to its whole memory',
      strength: 'several-reports',
    },
  ],
});
