import { all, any, defineCheck, runtimes, torch } from '#api';

/** vLLM's config check (“Total number of attention heads (40) must be …”), and that of its layers for block-quantised weights. */
const heads = /Total number of attention heads \(\d{1,4}\) must be divisible by tensor parallel size \(\d{1,3}\)/;
const blocks = /(?:output_partition_size|output_size of gate's and up's weight) = \d{1,6} is not divisible by weight quantization block_n = \d{1,5}/;

const failed = torch.some((environment) => environment.lastError.has(heads));

export default defineCheck({
  id: 'vllm-tensor-parallel-indivisible',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model cannot be split into --tensor-parallel-size parts: a dimension is not divisible',
  impact: 'blocked',
  symptom: 'vLLM ends at start-up with “Total number of attention heads must be divisible by tensor parallel size”, often with 3, 5 or 6 GPUs.',
  blamedOn: 'the GPUs, or their number',
  runtimes: ['vllm', 'sglang'],
  // The assertions below are those of Megatron-LM as well; that the text is about vLLM or SGLang sets them apart.
  when: all(
    any(
      failed,
      runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'sglang')),
    ),
    failed,
  ),
  proves: [heads, blocks],
  hints: [
    // ensure_divisibility: heads of the vision encoder, the vocabulary, the size of a layer. By a usual number of GPUs: scripts assert other sums so.
    /\bAssertionError: \d{1,7} is not divisible by (?:[2-8]|12|16|32)(?![\d.])/,
    // The line of a traceback, from the code of single models.
    /^\s{1,12}assert (?:self\.)?(?:total_)?num_(?:kv_|attention_)?heads % (?:self\.)?(?:tp_size|tensor_model_parallel_world_size) == 0\s{0,8}$/,
  ],
  remedy: [
    {
      do: 'Choose a size that divides the number of heads (and of blocks), mostly 2, 4 or 8; the other GPUs stay unused. Where the experts of an FP8 model are not divisible, --enable-expert-parallel leaves them whole.',
      setting: '--tensor-parallel-size',
    },
    {
      do: 'To use all of them: pipeline parallelism, which splits by layers and gives less speed for one request, or llama.cpp, which splits by layers as well.',
      setting: '--pipeline-parallel-size',
    },
  ],
  verify: 'grep -E "num_attention_heads|num_key_value_heads" config.json',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/4232',
      date: '2024-04-21',
      establishes: '40 heads over 6 GPUs; a developer names another size, others share the layers',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/414',
      date: '2023-07-18',
      establishes: '52 heads over 3 GPUs; a developer: take 4',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/11147',
      date: '2024-12-12',
      establishes: '64 heads over 6 GPUs; pipeline parallelism runs, and is slower',
      strength: 'several-reports',
    },
  ],
});
