import { expect, test } from 'vitest';
import { parseServingImage } from '../../src/parsers/serving-image.ts';

// Names and tags as the projects publish them: hub.docker.com/r/ollama/ollama, /r/vllm/vllm-openai, /r/rocm/vllm, /r/rocm/pytorch,
// /r/pytorch/pytorch, /r/lmsysorg/sglang, github.com/ggml-org/llama.cpp/pkgs/container/llama.cpp.
test.each([
  ['ollama/ollama', { runtime: 'ollama' }],
  ['ollama/ollama:latest', { runtime: 'ollama' }],
  ['ollama/ollama:0.9.3', { runtime: 'ollama', version: '0.9.3' }],
  ['docker.io/ollama/ollama:0.9.3-rocm', { runtime: 'ollama', version: '0.9.3', backend: 'hip' }],
  ['ollama/ollama:rocm', { runtime: 'ollama', backend: 'hip' }],
  ['vllm/vllm-openai:v0.6.4', { runtime: 'vllm', version: '0.6.4' }],
  ['vllm/vllm-openai:v0.6.4.post1', { runtime: 'vllm', version: '0.6.4.post1' }],
  ['rocm/vllm:rocm6.3.1_instinct_vllm0.8.3_20250410', { runtime: 'vllm', version: '0.8.3', backend: 'hip', rocm: '6.3.1' }],
  ['rocm/pytorch:rocm6.2_ubuntu22.04_py3.10_pytorch_release_2.3.0', { runtime: 'pytorch', version: '2.3.0', torch: '2.3.0', backend: 'hip', rocm: '6.2' }],
  ['rocm/pytorch:latest', { runtime: 'pytorch', backend: 'hip' }],
  ['pytorch/pytorch:2.4.0-cuda12.1-cudnn9-runtime', { runtime: 'pytorch', version: '2.4.0', torch: '2.4.0', backend: 'cuda' }],
  ['ghcr.io/ggml-org/llama.cpp:server-cuda-b1234', { runtime: 'llama.cpp', build: '1234', backend: 'cuda' }],
  ['ghcr.io/ggerganov/llama.cpp:full-vulkan', { runtime: 'llama.cpp', backend: 'vulkan' }],
  ['ghcr.io/ggml-org/llama.cpp:server', { runtime: 'llama.cpp' }],
  ['lmsysorg/sglang:v0.4.6.post1-cu124', { runtime: 'sglang', version: '0.4.6.post1', backend: 'cuda' }],
  ['nvcr.io/nvidia/pytorch:24.05-py3', { runtime: 'pytorch' }],
])('%s', (name, wanted) => expect(parseServingImage(name)).toEqual(wanted));

test.each(['ghcr.io/open-webui/open-webui:ollama', 'someone/ollama-webui:1.2.3', 'ubuntu:24.04', 'intelanalytics/ipex-llm:2.2.0', 'not an image', ''])(
  'of nobody known: %s',
  (name) => expect(parseServingImage(name)).toBeUndefined(),
);
