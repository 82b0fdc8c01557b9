import check from '../../../checks/model-config/vllm-tensor-parallel-indivisible.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: Total number of attention heads (40) must be divisible by tensor parallel size (6).';

const facts = { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: { gap: 'not-in-text' } }] } as const;

testCheck(check, {
  found: [
    { name: '40 heads over 6 GPUs', is: 'confirmed', log: [line], cites: 'https://github.com/vllm-project/vllm/issues/4232' },
    {
      name: 'experts in blocks',
      is: 'confirmed',
      log: ["ValueError: The output_size of gate's and up's weight = 192 is not divisible by weight quantization block_n = 128."],
    },
    {
      name: 'another dimension, by the assertion',
      is: 'suspected',
      facts,
      log: ['[rank0]: AssertionError: 32768 is not divisible by 3'],
      cites: 'https://github.com/vllm-project/vllm/issues/6385',
    },
    {
      name: 'the code of one model in a traceback',
      is: 'suspected',
      facts,
      log: ['    assert self.total_num_kv_heads % tp_size == 0'],
      cites: 'https://github.com/vllm-project/vllm/issues/1581',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: World size (4) is larger than the number of available GPUs (2)' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the assertion of another program', log: ['AssertionError: 250682 is not divisible by 8'] },
    {
      name: 'other sums',
      facts,
      log: [
        'AssertionError: 1000 is not divisible by 0.5',
        'AssertionError: 225 is not divisible by 14',
        'AssertionError: 1001 is not divisible by 2.5',
        'assert image_size % patch_size == 0',
      ],
    },
    { name: 'the arguments of a healthy start', log: ['non-default args: {"tensor_parallel_size": 4}', 'num_attention_heads: 40'] },
  ],
});
