import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const compose = (service: string, before = ''): string => `\`\`\`yaml\n${before}services:\n  ollama:\n    image: ollama/ollama:latest\n${service}\`\`\``;
const reservation = (devices: string, indent = ''): string =>
  `${indent}deploy:\n${indent}  resources:\n${indent}    reservations:\n${indent}      devices:\n${devices
    .split('\n')
    .map((line) => `${indent}        ${line}\n`)
    .join('')}`;
const optionsOf = (text: string): string | undefined => JSON.stringify(factOf(triageOf(`Ubuntu 22.04, RTX 3090.\n\n${text}`), 'container.runOptions'));

describe('what a compose file hands over', () => {
  test.each([
    ['a driver', reservation('- driver: nvidia\n  count: all\n  capabilities: [gpu]', '    ')],
    ['capabilities without a driver', reservation('- capabilities: [gpu]\n  count: all', '    ')],
    ['capabilities in lines of their own', reservation('- capabilities:\n    - gpu', '    ')],
    [
      'a resource of Swarm',
      "    deploy:\n      resources:\n        reservations:\n          generic_resources:\n            - discrete_resource_spec:\n                kind: 'NVIDIA-GPU'\n",
    ],
  ])('the GPU, by %s', (_name, service) => expect(optionsOf(compose(service))).toContain('gpus'));

  test('the GPU, by an anchor in the same file', () => {
    const anchor = `x-gpu: &gpu\n${reservation('- driver: nvidia\n  count: all', '  ')}`;
    expect(optionsOf(compose('    <<: *gpu\n', anchor))).toContain('gpus');
  });

  test('nobody knows what, where a part stands elsewhere', () => {
    expect(optionsOf(compose('    extends:\n      file: gpu.yml\n      service: base\n'))).toBeUndefined();
  });

  test.each([
    ['a service that others merge', 'x-ollama: &ollama\n  image: ollama/ollama:latest\nservices:\n  gpu:\n    <<: *ollama\n'],
    ['one that a second file names again', 'services:\n  ollama:\n    image: ollama/ollama:latest\n\nservices:\n  ollama:\n    runtime: nvidia\n'],
  ])('nobody knows what of %s', (_name, file) => expect(optionsOf(`\`\`\`yaml\n${file}\`\`\``)).toBeUndefined());

  test('a network', () => expect(optionsOf(compose('    network_mode: host\n'))).toContain('network'));

  test('no GPU', () => expect(optionsOf(compose('    ports:\n      - "11434:11434"\n'))).not.toContain('gpus'));
});

test('the old wrapper names the runtime', () => {
  expect(optionsOf('```\nnvidia-docker run -d -p 11434:11434 ollama/ollama\n```')).toContain('nvidia');
  expect(optionsOf('```\ndocker run -d -p 11434:11434 ollama/ollama\n```')).not.toContain('nvidia');
});

test('one line of docker info', () => {
  const report = triageOf('vLLM finds no GPU.\n\n```\n$ docker info | grep Operating\n Operating System: Docker Desktop\n```');
  expect(factOf(report, 'engines.dockerSystem')).toBe('Docker Desktop');
  expect(factOf(triageOf('```\n Operating System: Ubuntu 24.04.1 LTS\n```'), 'engines.dockerSystem')).toBeUndefined();
});

test('what a container says of the nodes, right below the line that starts it', () => {
  const said = 'Failed to initialize NVML: Insufficient Permissions';
  const started = '$ podman run --rm --device nvidia.com/gpu=all docker.io/library/ubuntu:24.04 nvidia-smi';
  expect(factOf(triageOf(`\`\`\`\n${started}\n${said}\n\`\`\``), 'container.nodesWithoutPermission')).toEqual(['/dev/nvidiactl']);
  expect(
    factOf(triageOf(`\`\`\`\n$ nvidia-smi\n${said}\n${started}\nGPU 0: NVIDIA GeForce RTX 4070\n\`\`\``), 'container.nodesWithoutPermission'),
  ).toBeUndefined();
});
