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

test.each([
  [
    '```\n$ ./build/bin/llama-server -m "my model.gguf" -c 8192 -ngl 99 -ctk q8_0\n```',
    { '--ctx-size': '8192', '--n-gpu-layers': '99', '--cache-type-k': 'q8_0', '--model': 'my model.gguf' },
  ],
  [
    '```\nCUDA_VISIBLE_DEVICES=0 llama-server \\\n  -m m.gguf \\\n  -fa on -ctv q5_1 2>&1 | tee log\n```',
    { '--flash-attn': 'on', '--cache-type-v': 'q5_1', '--model': 'm.gguf' },
  ],
  // What differs between tries is in question.
  ['```\nllama-server -m m.gguf -ngl 99 -c 4096\nllama-server -m m.gguf -ngl 99 -c 8192\n```', { '--model': 'm.gguf', '--n-gpu-layers': '99' }],
  ['```\n$ llama-server --version\nversion: 9484 (63e66fdd2)\n$ llama-server -m m.gguf -c 4096\n```', { '--model': 'm.gguf', '--ctx-size': '4096' }],
])('the flags of llama-server: %s', (text, flags) => {
  expect(itemsOf(triageOf(text), 'servers')).toContainEqual(expect.objectContaining({ kind: 'llama.cpp', flags }));
});

test('llama-server that serves nothing, and another’s log', () => {
  expect(itemsOf(triageOf('```\nllama-server --version\nversion: 9484 (63e66fdd2)\nmain: llama-server -m x -c 1\n```'), 'servers')).toEqual([]);
});
