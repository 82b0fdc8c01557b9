// From https://github.com/NVIDIA/nvidia-container-toolkit/issues/115, https://github.com/NVIDIA/nvidia-docker/issues/1618 and https://github.com/NVIDIA/nvidia-docker/issues/610.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDockerInfo } from '../../src/parsers/docker-info.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/docker-info/${name}.txt`, 'utf8');

test('docker info of 20.10', () => {
  expect(parseDockerInfo(sample('20.10-ubuntu'))).toEqual({
    version: '20.10.21',
    system: 'Ubuntu 22.04.3 LTS',
    cgroupDriver: 'cgroupfs',
    cgroupVersion: '2',
    runtimes: ['io.containerd.runc.v2', 'io.containerd.runtime.v1.linux', 'nvidia', 'runc'],
    defaultRuntime: 'runc',
    rootless: false,
    context: 'default',
  });
});

test('three lines of it', () => {
  expect(parseDockerInfo(sample('20.10-systemd-part'))).toEqual({ cgroupDriver: 'systemd', cgroupVersion: '1' });
});

test('docker version: the server’s', () => {
  expect(parseDockerInfo(sample('17.12-version'))).toEqual({ version: '17.12.0-ce' });
});

test('docker --version', () => {
  expect(parseDockerInfo('Docker version 25.0.4, build 1a576c5')).toEqual({ version: '25.0.4' });
});

test('other text is refused', () => {
  expect(() => parseDockerInfo('Cannot connect to the Docker daemon at unix:///var/run/docker.sock.')).toThrow('version of Docker');
});
