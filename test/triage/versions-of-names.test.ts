import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

function runtimesOf(text: string) {
  return itemsOf(triageOf(text), 'runtimes');
}

describe('runtimes by images and wheels', () => {
  test('the image of docker run', () => {
    const report = triageOf('```\ndocker run -d --gpus=all -p 11434:11434 ollama/ollama:0.9.3\n```');
    expect(factOf(report, 'ollama.version')).toBe('0.9.3');
    expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'ollama', version: '0.9.3' }]);
  });

  test.each([
    ['```\ndocker pull vllm/vllm-openai:v0.6.4\n```', { kind: 'vllm', version: '0.6.4' }],
    ['```\nFROM rocm/vllm:rocm6.3.1_instinct_vllm0.8.3_20250410\n```', { kind: 'vllm', version: '0.8.3', backends: ['hip'] }],
    ['```\n      image: ghcr.io/ggml-org/llama.cpp:server-cuda-b5900\n```', { kind: 'llama.cpp', build: '5900', backends: ['cuda'] }],
    ['```\npip install vllm==0.6.4\n```', { kind: 'vllm', version: '0.6.4' }],
    ['```\nSuccessfully installed torch-2.4.0+cu121\n```', { kind: 'pytorch', version: '2.4.0+cu121' }],
    ['Installed with `pip install vllm==0.7.3`, it crashes.', { kind: 'vllm', version: '0.7.3' }],
    ['We run vllm/vllm-openai:v0.6.4 and it crashes.', { kind: 'vllm', version: '0.6.4' }],
    ['We run ghcr.io/ggml-org/llama.cpp:server-cuda-b5900 and it crashes.', { kind: 'llama.cpp', build: '5900' }],
  ])('%s', (text, wanted) => expect(runtimesOf(text)).toContainEqual(expect.objectContaining(wanted)));

  test('ROCm of the image', () => {
    expect(factOf(triageOf('```\ndocker pull rocm/pytorch:rocm6.2_ubuntu22.04_py3.10_pytorch_release_2.3.0\n```'), 'rocm.version')).toBe('6.2');
  });

  test('the package of Python has numbers of its own', () => {
    const [found] = runtimesOf('```\nCollecting llama-cpp-python==0.2.85\n```');
    expect(found).toMatchObject({ kind: 'llama.cpp' });
    expect(found).not.toHaveProperty('version');
  });

  test.each([
    ['two tags are two times', '```\nvllm/vllm-openai:v0.6.4   up\nvllm/vllm-openai:v0.6.3   exited\n```', 'vllm'],
    ['what is advised', 'This fixed it for others:\n\n```\npip install vllm==0.6.3\n```', 'vllm'],
    ['what is to be tried', 'Try `pip install vllm==0.7.2`, they say.', 'vllm'],
    ['what worked', 'vllm/vllm-openai:v0.6.3 was fine.', 'vllm'],
    ['an image of somebody else', '```\ndocker run --gpus all someone/ollama-webui:1.2.3\n```', 'ollama'],
  ])('no version: %s', (_, text, kind) => {
    const found = runtimesOf(text).find((each) => each.kind === kind);
    expect(found?.version).toBeUndefined();
  });

  test('what a program prints of itself overrules prose', () => {
    expect(
      runtimesOf('We use vllm==0.6.3.\n\n```\nINFO 08-18 01:51:40 llm_engine.py:70] Initializing an LLM engine (v0.6.4) with config: model=x\n```'),
    ).toContainEqual(expect.objectContaining({ kind: 'vllm', version: '0.6.4' }));
  });
});

describe('words that tell the runtime', () => {
  test.each(['I set n_gpu_layers to 99', '```\nAVX = 1 | FMA = 1 | BLAS = 0 |\n```', 'from langchain import LlamaCpp'])('llama.cpp: %s', (text) =>
    expect(runtimesOf(text)).toMatchObject([{ kind: 'llama.cpp' }]),
  );

  test.each([
    ['a program that is built on it', 'Ollama starts the runner with --n-gpu-layers 33', ['ollama']],
    ['nothing of it', 'the number of layers on the GPU and BLAS of my distribution', []],
  ])('%s', (_, text, kinds) => expect(runtimesOf(text).map(({ kind }) => kind)).toEqual(kinds));
});
