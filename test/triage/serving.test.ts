import { expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

test.each([
  ['```\nvllm serve Qwen/Qwen3-8B --tensor-parallel-size 2\n```', 'vllm', '2'],
  ['vLLM fails with two cards, `--tensor-parallel-size=4`', 'vllm', '4'],
  ['It works with `-tp 1` and vLLM fails with\n\n```\nvllm serve Qwen/Qwen3-8B -tp 2\n```', 'vllm', '2'],
  ["```\nINFO 08-18 01:51:40 llm_engine.py:70] Initializing an LLM engine (v0.5.0) with config: model='x', tensor_parallel_size=1, vllm\n```", 'vllm', '1'],
  ['```\npython3 -m sglang.launch_server --model-path x --tp 8\n```', 'sglang', '8'],
])('over how many GPUs: %s', (text, kind, size) => {
  expect(itemsOf(triageOf(text), 'servers')).toContainEqual(expect.objectContaining({ kind, flags: { '--tensor-parallel-size': size } }));
});

test('other programs have such flags of their own', () => {
  expect(itemsOf(triageOf('```\nmake -tp 2\n```'), 'servers')).toEqual([]);
});
