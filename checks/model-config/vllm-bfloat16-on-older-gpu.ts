import { all, any, defineCheck, gpus, torch } from '#api';

const refused = torch.some((environment) => environment.lastError.has(/Bfloat16 is only supported on GPUs with compute capability of at least 8\.0/));

export default defineCheck({
  id: 'vllm-bfloat16-on-older-gpu',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model’s data type is bfloat16, which GPUs before Ampere do not compute',
  impact: 'blocked',
  symptom: 'vLLM ends at once on a T4, V100 or RTX 20 card with “Bfloat16 is only supported on GPUs with compute capability of at least 8.0”.',
  blamedOn: 'the GPU, or vLLM’s version',
  runtimes: ['vllm'],
  when: any(
    refused,
    // Beside the function that refuses, such a GPU is a reason to suspect it.
    all(
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.below('8.0'))),
      refused,
    ),
  ),
  proves: [
    /Bfloat16 is only supported on GPUs with compute capability of at least 8\.0/,
    // The rest of the sentence; an Arc A770 is refused with the same one, for another reason.
    /^(?!.{0,400}\bbfloat16 accuracy known issue).{0,400}\bYou can use float16 instead by explicitly setting the ?`?dtype`? flag in CLI/,
  ],
  // The function that says it; where it asks for the GPU's capability, a driver that is too old or the name of a MIG slice ends it as well.
  hints: [/\bline \d{1,5}, in _check_if_gpu_supports_dtype\b/],
  remedy: [
    { do: 'Serve it in float16. A few models overflow in it and answer nothing or garbage; then take float32 or another checkpoint.', setting: '--dtype half' },
    { do: 'Newer releases of vLLM do so by themselves and warn, unless bfloat16 is asked for: take --dtype bfloat16 out, or update.' },
  ],
  verify: 'vllm serve MODEL --dtype half   # starts',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/netease-youdao/QAnything/issues/233',
      date: '2024-04-09',
      establishes: 'an RTX 2080 Ti and a traceback that ends in the function, without the sentence',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/946',
      date: '2023-09-05',
      establishes: 'vLLM’s maintainer: no native bfloat16 on Turing and Volta; use dtype half',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/blob/18ec6629253632af0a384f2ffbb8c6b28af322e7/vllm/config/model.py',
      date: '2026',
      establishes: 'with --dtype auto a data type that the device does not support gives way to another one, with a warning',
      strength: 'documented',
    },
    {
      url: 'https://github.com/substratusai/vllm-docker/issues/37',
      date: '2024-10-22',
      establishes: 'the message with the option that it names',
      strength: 'several-reports',
    },
  ],
});
