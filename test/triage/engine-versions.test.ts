import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

describe('container engines by what people write', () => {
  test.each([
    ['I use Podman 5.4.2 on Fedora.', 'engines.podmanVersion', '5.4.2'],
    ['- podman version: 4.9.3', 'engines.podmanVersion', '4.9.3'],
    ['Docker 28.3.3, nothing special.', 'engines.dockerVersion', '28.3.3'],
    ['- Docker Engine: 29.1.3', 'engines.dockerVersion', '29.1.3'],
    ['nvidia-container-toolkit 1.17.8 is installed.', 'engines.toolkitVersion', '1.17.8'],
    ['- NVIDIA Container Toolkit CLI version 1.18.0', 'engines.toolkitVersion', '1.18.0'],
  ])('%s', (text, fact, wanted) => expect(factOf(triageOf(text), fact)).toBe(`~${wanted}`));

  test.each([
    ['Docker Desktop 4.43.1 on Windows.', 'engines.dockerVersion'],
    ['Docker Compose 2.39.1 is used.', 'engines.dockerVersion'],
    ['docker compose version v2.39.1', 'engines.dockerVersion'],
    ['Podman Desktop 1.20.2 shows it.', 'engines.podmanVersion'],
  ])('not the engine: %s', (text, fact) => expect(factOf(triageOf(text), fact)).toBeUndefined());
});

describe('what an engine printed, outside of any fence', () => {
  test.each([
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    'Error response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]',
  ])('%s', (line) => {
    const report = triageOf(`I have an NVIDIA GeForce RTX 3060 on Ubuntu 24.04.\n\n${line}\n`);
    expect(report.findings.some(({ id }) => id === 'docker-nvidia-toolkit-missing')).toBe(true);
  });
});

test.each([
  ['vLLM finds no GPU in Docker with Kubernetes.', 'kubernetes'],
  ['Our node has MicroK8s.', 'kubernetes'],
  ['It runs in Docker here.', 'docker'],
])('%s', (text, kind) => expect(factOf(triageOf(text), 'platform.container')).toBe(`~${kind}`));

test('a manifest of Kubernetes is no compose file', () => {
  const manifest = `\`\`\`yaml
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: ollama
          image: ollama/ollama:0.12.6
          resources:
            limits:
              memory: 60Gi
\`\`\``;
  const report = triageOf(`The GPU is not used.\n\n${manifest}`);
  expect(factOf(report, 'platform.container')).toBe('kubernetes');
  expect(factOf(report, 'container.image')).toBe('ollama/ollama:0.12.6');
});
