import { all, any, defineCheck, gpus, holds, memory, models, not, servers, services } from '#api';

const gib = 1024 ** 3;

export default defineCheck({
  id: 'model-larger-than-memory',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model file is larger than RAM and VRAM together, so it is read from disk over and over',
  impact: 'risk',
  symptom: 'Seconds or minutes for each token while the disk is read without pause; without mmap the load fails or the process is killed.',
  blamedOn: 'the runtime, or the CPU',
  runtimes: ['llama.cpp', 'koboldcpp'],
  // Sums over all GPUs are not reckoned with: at most one GPU, and not more of its own memory than is added here.
  when: all(
    not(gpus.atLeast(2, () => all())),
    // Other machines may hold a part of it.
    servers.none((server) => server.flags.has('--rpc')),
    services.none((service) => service.environment.has('LLAMA_ARG_RPC')),
    any(
      ...[2, 12, 24].map((most) =>
        all(
          gpus.none((gpu) => gpu.vramTotal.atLeast(most * gib)),
          models.some((model) =>
            all(
              holds(`the file is larger than RAM and ${most} GiB`, [model.fileSize, memory.total], (file, ram) => file > ram + most * gib),
              // Their large embedding tables stay on the disk by design since the end of August 2026 (--lazy-mode).
              not(model.architecture.oneOf('gemma4', 'qwen4exp')),
            ),
          ),
        ),
      ),
    ),
  ),
  remedy: [
    { do: 'Take a smaller quantisation or a smaller model: file and context should fit into RAM and VRAM together.' },
    { do: 'A mixture of experts that touches few of them for a token can be worth its wait from a fast NVMe disk; leave mmap on then.' },
  ],
  verify: 'ls -l MODEL.gguf; free -b   # the file is smaller than total',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/711',
      date: '2023-04-03',
      establishes: 'a file of 20 GB on a machine with 16 GB: works through mmap, 20 seconds for a token',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/27794',
      date: '2026-08-27',
      establishes: 'merged: tables of per-layer embeddings above 4 GiB are read row by row from the file, and need not fit into RAM',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/unslothai/llama.cpp/pull/137',
      date: '2026-08-29',
      establishes: 'the architectures that have such tables: qwen4exp and gemma4',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9059',
      date: '2024-08-16',
      establishes: 'what does not fit is paged from disk, down to tokens a minute; without mmap it cannot be loaded',
      strength: 'several-reports',
    },
  ],
});
