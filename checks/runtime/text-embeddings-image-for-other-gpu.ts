import { all, any, container, defineCheck, gpus, runtimes } from '#api';

/** What the program compares at its start. Equal numbers, as 120 and 120, are a release whose own table lacks the GPU. */
const refused = /\bRuntime compute cap (\d{2,3}) is not compatible with compile time compute cap (?!\1\b)\d{2,3}\b/;

/** The image without a prefix is for 8.0, and runs on 8.6 and 8.9, too. That with cuda- holds several builds and chooses. */
const plain = /\btext-embeddings-inference:(?:latest|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?:-grpc)?$/;

export default defineCheck({
  id: 'text-embeddings-image-for-other-gpu',
  layer: 'runtime',
  kind: 'exposure',
  title: 'This image of Text Embeddings Inference was compiled for another generation of GPU',
  impact: 'blocked',
  symptom: 'The container ends at its start: “Runtime compute cap 75 is not compatible with compile time compute cap 80”.',
  blamedOn: 'the driver, the model, or Docker',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(refused)),
    all(
      container.image.has(plain),
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), any(gpu.computeCapability.below('8.0'), gpu.computeCapability.atLeast('9.0')))),
      // Which of two is taken is not known.
      gpus.none((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.atLeast('8.0'), gpu.computeCapability.below('9.0'))),
    ),
  ),
  proves: [refused],
  remedy: [
    {
      do: 'From 1.9 on take the image whose tag begins with cuda-: it holds builds for 7.5, 8.x, 9.0, 10.0 and 12.0 and starts the one that fits.',
      setting: 'ghcr.io/huggingface/text-embeddings-inference:cuda-1.9',
    },
    {
      do: 'Or the one whose tag begins with this GPU’s generation: turing- (7.5: T4, RTX 20), no prefix (8.0: A100; also 8.6 and 8.9), 86- (RTX 30, A10, A40), 89- (RTX 40, L4, L40), hopper- (H100), and from 1.9 on 100- and 120- (Blackwell: B200, RTX 50). DGX Spark (12.1) is refused by all of 1.9.0 to 1.9.3; 121- came after them.',
      setting: 'ghcr.io/huggingface/text-embeddings-inference:89-1.9',
    },
    { do: 'Own builds: give the GPU’s number to the build, and start that image, not the one from the registry.', setting: '--build-arg CUDA_COMPUTE_CAP=89' },
    { do: 'For Volta and older there is no image: take the one for the CPU (cpu-), or another server.' },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'local-configuration', tracker: 'https://github.com/huggingface/text-embeddings-inference/issues' },
  evidence: [
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/blob/v1.9.3/backends/candle/src/compute_cap.rs',
      date: '2026',
      establishes: 'which GPUs each build takes: 80 those of 8.0 to 8.9, 86 those of 8.6 to 8.9, the others their own alone',
      strength: 'documented',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/blob/v1.9.3/cuda-all-entrypoint.sh',
      date: '2026-03-23',
      establishes: 'the image cuda- asks nvidia-smi and starts the build for the GPU; the README of 1.9 takes it in all its examples',
      strength: 'documented',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/pull/840',
      date: '2026-03-31',
      establishes: 'merged after 1.9.3: images for 12.1, and 120 takes it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/34',
      date: '2023-10-23',
      establishes: 'RTX 2080 with the plain image; solved with turing-0.2.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/30',
      date: '2023-10-19',
      establishes: 'T4 with the plain image',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/268',
      date: '2024-05-16',
      establishes: 'V100 with the plain image',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/806',
      date: '2026-01-23',
      establishes: 'RTX PRO 6000 Blackwell with the plain image of 1.8',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/pull/735',
      date: '2025-10-06',
      establishes: 'merged: builds for Blackwell, 10.0 and 12.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/652',
      date: '2025-06-24',
      establishes: 'an own build for 120 on a GPU of 12.0 is refused in the same words: the release does not know the GPU',
      strength: 'single-report',
    },
  ],
});
