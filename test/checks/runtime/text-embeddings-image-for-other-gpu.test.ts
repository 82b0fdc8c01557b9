import check from '../../../checks/runtime/text-embeddings-image-for-other-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Could not start backend: Runtime compute cap 75 is not compatible with compile time compute cap 80';
const image = 'ghcr.io/huggingface/text-embeddings-inference:1.2';

testCheck(check, {
  found: [
    { name: 'the program’s words', is: 'confirmed', log: [line], cites: 'https://github.com/huggingface/text-embeddings-inference/issues/30' },
    {
      name: 'Blackwell in a newer release',
      is: 'confirmed',
      log: [
        '2026-01-23T13:41:25.805694Z ERROR text_embeddings_backend: backends/src/lib.rs:491: Could not start Candle backend: Could not start backend: Runtime compute cap 120 is not compatible with compile time compute cap 80',
      ],
      cites: 'https://github.com/huggingface/text-embeddings-inference/issues/806',
    },
    {
      name: 'the plain image and a T4',
      is: 'exposed',
      facts: { 'container.image': image, gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }], runtimes: [] },
    },
    {
      name: 'the plain image and an H100',
      is: 'exposed',
      facts: {
        'container.image': 'ghcr.io/huggingface/text-embeddings-inference:latest',
        gpus: [{ vendor: 'nvidia', computeCapability: '9.0' }],
        runtimes: [],
      },
    },
  ],
  clear: [
    { name: 'an RTX 3090', facts: { 'container.image': image, gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }], runtimes: [] } },
    {
      name: 'an RTX 4090, which the plain image takes',
      facts: { 'container.image': image, gpus: [{ vendor: 'nvidia', computeCapability: '8.9' }], runtimes: [] },
    },
    {
      name: 'the image that holds several builds',
      facts: {
        'container.image': 'ghcr.io/huggingface/text-embeddings-inference:cuda-1.9',
        gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }],
        runtimes: [],
      },
    },
    {
      name: 'the image for it',
      facts: {
        'container.image': 'ghcr.io/huggingface/text-embeddings-inference:89-1.9',
        gpus: [{ vendor: 'nvidia', computeCapability: '8.9' }],
        runtimes: [],
      },
    },
    {
      name: 'the image for the CPU',
      facts: {
        'container.image': 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.5',
        gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }],
        runtimes: [],
      },
    },
    {
      name: 'a second card that it takes',
      facts: {
        'container.image': image,
        gpus: [
          { vendor: 'nvidia', computeCapability: '7.5' },
          { vendor: 'nvidia', computeCapability: '8.6' },
        ],
        runtimes: [],
      },
    },
    { name: 'another server', facts: { 'container.image': 'vllm/vllm-openai:latest', gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }], runtimes: [] } },
  ],
  unknown: [
    {
      name: 'a release that does not know the GPU, whose build is right',
      log: ['Could not start backend: Runtime compute cap 120 is not compatible with compile time compute cap 120'],
    },
    { name: 'no GPU is known', facts: { 'container.image': image } },
  ],
});
