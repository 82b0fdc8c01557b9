// The reservation of https://github.com/mudler/LocalAI/issues/11973; a compose file in the form of https://github.com/NVIDIA/dcgm-exporter/issues/440.
import { expect, test } from 'vitest';
import { parseDockerCompose } from '../../src/parsers/docker-compose.ts';

test('a GPU reservation with its capabilities', () => {
  const text = `services:
  api:
    image: localai/localai:latest-gpu-nvidia-cuda-13
    environment:
      NVIDIA_DRIVER_CAPABILITIES: "compute,utility"
      HF_TOKEN: abc
    init: true
    deploy:
      resources:
        reservations:
          devices:
            - driver: nvidia
              count: 1
              capabilities: [gpu, utility]
`;
  expect(parseDockerCompose(text)).toEqual([
    {
      name: 'api',
      image: 'localai/localai:latest-gpu-nvidia-cuda-13',
      options: { gpus: '1', 'gpu-capabilities': 'gpu,utility' },
      environment: { NVIDIA_DRIVER_CAPABILITIES: 'compute,utility' },
    },
  ]);
});

test('two services within a fence, lists at the indentation of their keys', () => {
  const text = `Here is my file:
\`\`\`yaml
services:
  ollama:
    image: ollama/ollama:rocm # AMD
    container_name: ollama
    devices:
    - "/dev/kfd:/dev/kfd"
    - /dev/dri
    group_add:
      - video
      - "992"
    shm_size: 16gb
    ipc: host
    privileged: false
    environment:
      - HSA_OVERRIDE_GFX_VERSION=10.3.0
    volumes:
      - ollama:/root/.ollama
  webui:
    build: .
    ports:
      - 3000:8080

volumes:
  ollama:
\`\`\`
`;
  expect(parseDockerCompose(text)).toEqual([
    {
      name: 'ollama',
      image: 'ollama/ollama:rocm',
      options: { device: '/dev/kfd:/dev/kfd,/dev/dri', 'group-add': 'video,992', 'shm-size': '16gb', ipc: 'host', volume: 'ollama:/root/.ollama' },
      environment: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' },
    },
  ]);
});

test('capabilities as a list of lines', () => {
  const text =
    'services:\n  dcgm:\n    image: "nvidia/dcgm-exporter:3.3.9"\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: all\n              capabilities: [ gpu ]\n    restart: unless-stopped\n    cap_add:\n      - SYS_ADMIN\n';
  expect(parseDockerCompose(text)[0]?.options).toEqual({ 'cap-add': 'SYS_ADMIN', gpus: 'all', 'gpu-capabilities': 'gpu' });
});

test.each(['version: "3"\nvolumes:\n  x:\n', 'services:\n  web:\n    build: .\n'])('refuses %j', (text) => {
  expect(() => parseDockerCompose(text)).toThrow();
});
