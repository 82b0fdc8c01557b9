import { all, defineCheck, platform, runtimes } from '#api';

const refused = /\bNvMapMemAllocInternalTagged: \d{1,12} error 12\b/;

export default defineCheck({
  id: 'jetson-nvmap-allocation-refused',
  layer: 'kernel-driver',
  // Memory that is really full ends in the same line.
  kind: 'exposure',
  title: 'NvMap of Jetson Linux 36.4.7 and later refuses large allocations also while memory is free',
  impact: 'blocked',
  symptom: 'cudaMalloc fails with “out of memory” for a model that used to load, or that loads right after a reboot.',
  blamedOn: 'a model that is too large, an update of the runtime',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm'],
  when: all(
    platform.jetsonLinux.inRanges({ introduced: '36.4.7', fixed: null, seen: ['36.4.7', '36.4.7'] }),
    runtimes.some((runtime) => runtime.startError.has(refused)),
  ),
  hints: [refused, /\bNvMapMemHandleAlloc: error 0\b/],
  explains: ['ggml-gpu-memory-full'],
  remedy: [
    {
      do: 'Compare “allocating … MiB” with the board’s memory. What is more than the board has never fits: take a smaller model or quantization. Only what is less can be this fault.',
      commands: ['free -m'],
    },
    { do: 'Reboot, and load the model before anything else uses the GPU: what fails later is one large piece, and memory is cut up by then.' },
    { do: 'Ask for smaller pieces: less context, a smaller batch, a smaller quantization. What does not fit in one piece on a fresh boot will not fit later.' },
    {
      do: 'Newer releases are out, 36.5 with JetPack 6.2.2 and 36.5.2 with 6.2.3. No report settles yet whether they refuse as well; try one where an update of the board is no trouble.',
    },
    { do: 'PyTorch can map pieces together, which is not refused.', setting: 'PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True' },
  ],
  verify: 'head -1 /etc/nv_tegra_release; free -m',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/23732',
      date: '2026-05-26',
      establishes: 'the lines, from L4T 36.4.7 on, which counts such allocations since the fix of CVE-2025-33177; memory mapped piece by piece is not refused',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/0xShug0/audio.cpp/issues/12',
      date: '2026-08-20',
      establishes: 'Orin Nano: the same lines after hours of use, and none after a reboot; one piece larger than the pool never fits',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/dusty-nv/jetson-containers/pull/1741',
      date: '2026-08-31',
      establishes: 'which JetPack the releases 36.5 and 36.5.2 belong to',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/13312',
      date: '2025-12-03',
      establishes: 'the lines with Ollama, where a smaller model runs on the GPU',
      strength: 'several-reports',
    },
  ],
});
