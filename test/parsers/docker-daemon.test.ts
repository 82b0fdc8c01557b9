// From https://github.com/moby/buildkit/issues/1436 and https://github.com/xark-argo/argo/issues/16 (the second one has a comma too many).
import { expect, test } from 'vitest';
import { parseDockerDaemon } from '../../src/parsers/docker-daemon.ts';

test('NVIDIA’s runtime as the default', () => {
  const text = '{ "default-runtime": "nvidia", "runtimes": { "nvidia": { "args": [], "path": "nvidia-container-runtime" } }, "features": { "cdi":true } }';
  expect(parseDockerDaemon(text)).toEqual({ runtimes: ['nvidia'], defaultRuntime: 'nvidia', cgroupDriver: null });
});

test('the cgroup driver', () => {
  expect(parseDockerDaemon('{ "exec-opts": ["native.cgroupdriver=cgroupfs"] }').cgroupDriver).toBe('cgroupfs');
});

test('an empty file sets nothing', () => {
  expect(parseDockerDaemon('\n')).toEqual({ runtimes: [], defaultRuntime: null, cgroupDriver: null });
});

test('a broken one is refused, as Docker refuses it', () => {
  expect(() => parseDockerDaemon('{ "runtimes": { "nvidia": { "path": "x", "runtimeArgs": [] } }, }')).toThrow();
});
