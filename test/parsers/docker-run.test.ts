// Lines of https://github.com/ollama/ollama/issues/6685, https://github.com/ROCm/ROCm-docker/issues/116 and https://github.com/vllm-project/vllm/issues/18995.
import { expect, test } from 'vitest';
import { parseDockerRun } from '../../src/parsers/docker-run.ts';

test('a line within backticks', () => {
  expect(
    parseDockerRun('I start it so:\n\n`docker run --gpus=all -v ollama:/root/.ollama -p 11434:11434 --name ollama ollama/ollama:rocm`\n\nThe pull works'),
  ).toEqual({
    image: 'ollama/ollama:rocm',
    options: { gpus: 'all', volume: 'ollama:/root/.ollama' },
    environment: {},
  });
});

test('repeated options are joined', () => {
  const line = 'docker run -it --rm --device=/dev/kfd --device=/dev/dri --group-add video --ipc=host --shm-size 16G rocm/rocm-terminal:latest';
  expect(parseDockerRun(line)).toEqual({
    image: 'rocm/rocm-terminal:latest',
    options: { interactive: '', tty: '', rm: '', device: '/dev/kfd,/dev/dri', 'group-add': 'video', ipc: 'host', 'shm-size': '16G' },
    environment: {},
  });
});

test('several lines, quotes, and what the program in the container gets', () => {
  const text = `$ sudo docker run --rm \\
    --gpus '"device=0,1"' \\
    -v "\${HOME}/.cache/huggingface:/root/.cache/huggingface" \\
    -e NVIDIA_DRIVER_CAPABILITIES=graphics,utility -e HF_TOKEN=hf_secret --ipc=host \\
    vllm/vllm-openai:latest --model Qwen/Qwen3-8B --device cuda
INFO 05-31 vLLM API server`;
  const start = parseDockerRun(text);
  expect(start.image).toBe('vllm/vllm-openai:latest');
  expect(start.options).toEqual({ rm: '', gpus: '"device=0,1"', volume: '${HOME}/.cache/huggingface:/root/.cache/huggingface', ipc: 'host' });
  expect(start.environment).toEqual({ NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' });
});

test('Podman, short options run together', () => {
  expect(
    parseDockerRun('podman run -dit -p8080:8080 -eA=1 --device nvidia.com/gpu=all --security-opt=label=disable ghcr.io/ggml-org/llama.cpp:server-cuda'),
  ).toEqual({
    image: 'ghcr.io/ggml-org/llama.cpp:server-cuda',
    options: { detach: '', interactive: '', tty: '', device: 'nvidia.com/gpu=all', 'security-opt': 'label=disable' },
    environment: { A: '1' },
  });
});

test.each(['docker ps -a', 'use docker run to start it', 'docker run --gpus all'])('refuses %s', (text) => {
  expect(() => parseDockerRun(text === 'use docker run to start it' ? 'docker run\n' : text)).toThrow();
});

test('the older name of an option', () => {
  expect(parseDockerRun('docker run -d --net=host ghcr.io/open-webui/open-webui:main').options).toEqual({ detach: '', network: 'host' });
});

test('a sentence about it starts nothing', () => {
  expect(() => parseDockerRun('docker run says: nvidia-container-cli: initialization error')).toThrow('without an image');
});
