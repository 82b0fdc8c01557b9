import { any, defineCheck, runtimes } from '#api';

/** bindgen_cuda’s words, which candle built with until 0.9, and those of mistral.rs; cudaforge’s, which both took in February 2026. */
const asked: readonly RegExp[] = [
  /`nvidia-smi` failed\. Ensure that you have CUDA installed and that `nvidia-smi` is in your PATH/,
  /Failed to get compute cap: Os \{ code: 2, kind: NotFound/,
  /\bFailed to run nvidia-smi: No such file or directory \(os error 2\)\. {1,2}If building in Docker, set CUDA_COMPUTE_CAP\b/,
];

export default defineCheck({
  id: 'rust-cuda-build-without-nvidia-smi',
  layer: 'runtime',
  kind: 'fault',
  title: 'A Rust build for CUDA (candle, mistral.rs) asks nvidia-smi for the GPU, and finds none',
  impact: 'blocked',
  symptom: 'cargo build --features cuda, or docker build of such a program, ends in a panic of a build script: “No such file or directory”.',
  blamedOn: 'the CUDA toolkit, although nvcc is there',
  runtimes: [],
  // A machine without the driver’s tools is normal; only such a build asks for them.
  when: runtimes.some((runtime) => any(...asked.map((line) => runtime.startError.has(line)))),
  proves: [...asked],
  remedy: [
    {
      do: 'Name the compute capability of the GPU that it shall run on: 61 for GTX 10, 75, 86 for RTX 30, 89, 90, 120 for RTX 50. docker build never sees the GPU, so there it belongs into the Dockerfile, as ENV before cargo build.',
      setting: 'CUDA_COMPUTE_CAP=86',
    },
    {
      do: 'On the machine with the GPU: install the driver’s tools, so that nvidia-smi is in PATH of who builds. A Jetson may have none; name the number there.',
    },
    { do: 'Without an NVIDIA GPU leave the program’s feature cuda out.' },
  ],
  verify: 'nvidia-smi --query-gpu=compute_cap --format=csv   # on the machine that shall run it',
  owner: { component: 'local-configuration', tracker: 'https://github.com/huggingface/candle/issues/1516' },
  evidence: [
    {
      url: 'https://github.com/EricLBuehler/mistral.rs/pull/944',
      date: '2024-11-28',
      establishes: 'the author takes CUDA_COMPUTE_CAP where nvidia-smi is not found, for docker build',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/EricLBuehler/mistral.rs/issues/866',
      date: '2024-11-08',
      establishes: 'docker build stops in mistralrs-quant, on several machines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ai-dynamo/dynamo/issues/310',
      date: '2025-03-20',
      establishes: 'the place in bindgen_cuda that asks, and ENV CUDA_COMPUTE_CAP=80 as the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/candle/issues/1516',
      date: '2024-03-19',
      establishes: 'candle panics without nvidia-smi, in images and sandboxes',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.rs/crate/cudaforge/latest/source/src/compute_cap.rs',
      date: '2026',
      establishes: 'CUDA_COMPUTE_CAP is read first, nvidia-smi asked else; and the words where it is not there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/huggingface/candle/pull/3346',
      date: '2026-02-10',
      establishes: 'merged: candle builds with cudaforge; first release 0.10.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/candle/issues/1462',
      date: '2023-12-21',
      establishes: 'a Jetson has no nvidia-smi',
      strength: 'single-report',
    },
  ],
});
