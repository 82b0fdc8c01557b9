import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

function shown(text: string): string[] {
  return triageOf(text)
    .findings.filter(({ foldedUnder }) => foldedUnder === null)
    .map(({ id }) => id);
}

describe('/dev/shm that ran out', () => {
  // From https://github.com/NVlabs/Deep_Object_Pose/issues/297 and https://github.com/open-mmlab/mmdetection/issues/1997.
  const error =
    "```\nRuntimeError: DataLoader worker (pid 37) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.\n```";
  test('in a container', () => expect(shown(`Training in your docker image ends so:\n\n${error}`)).toEqual(['container-shm-too-small']));
  test('with a larger one', () => expect(shown(`\`docker run --gpus all --shm-size 16g pytorch/pytorch\` ends so:\n\n${error}`)).toEqual([]));
  test('on the machine itself', () => expect(shown(`Training on Ubuntu 22.04 ends so:\n\n${error}`)).toEqual([]));
});

describe('Docker Desktop on Linux', () => {
  // From https://github.com/docker/docs/issues/19366.
  test('by its unit', () => {
    const report = triageOf('`docker run --gpus all ubuntu nvidia-smi` fails. I start it by `systemctl --user start docker-desktop`.');
    expect([factOf(report, 'engines.dockerSystem'), factOf(report, 'platform.system')]).toEqual(['~Docker Desktop', '~native']);
    expect(report.findings[0]?.id).toBe('docker-desktop-without-gpu');
  });
  test('by the system that it runs on', () => {
    const report = triageOf('I am running Ubuntu jammy with Docker desktop, and `docker run --gpus all ubuntu nvidia-smi` fails.');
    expect(factOf(report, 'engines.dockerSystem')).toBe('~Docker Desktop');
  });
  test('not within WSL, nor where Windows is named', () => {
    for (const words of ['Ubuntu on WSL2 with Docker Desktop.', 'Ubuntu with Docker Desktop on Windows 11.'])
      expect(factOf(triageOf(words), 'platform.system')).not.toBe('~native');
  });
  test('not by the unit of Docker Engine', () => {
    expect(factOf(triageOf('I start it by `systemctl --user start docker`.'), 'engines.dockerSystem')).toBeUndefined();
  });
});

test('a text on a container and its machine makes no hint of another part of it a suspicion', () => {
  // From https://github.com/hectorm/docker-xubuntu/issues/2.
  const report =
    'On a Raspberry Pi 4 with 64bit Ubuntu 20.10 it ends so:\n\n    response from daemon: error gathering device information while adding custom device "/dev/dri": no such file or directory.\n\n```\ndocker run --device /dev/dri:/dev/dri hectormolinero/xubuntu:latest\n```';
  expect(shown(report)).toEqual(['container-host-dri-missing']);
});

describe('a test image is not how a model is served', () => {
  test.each(['ubuntu', 'ubuntu:18.04', 'docker.io/library/ubuntu:24.04'])('%s', (image) =>
    expect(factOf(triageOf(`\`docker run --rm --gpus all ${image} nvidia-smi\` works.`), 'container.runOptions')).toBeUndefined(),
  );
  test('an image that is built on it', () =>
    expect(factOf(triageOf('`docker run --rm --gpus all me/dev-ubuntu:24.04` fails.'), 'container.runOptions')).toMatchObject({ gpus: 'all' }));
});

describe('a listing of NVIDIA’s nodes in a text about a container', () => {
  const listing = (...nodes: string[]): string =>
    `\`\`\`\n${nodes.map((node, at) => `crw-rw-rw- 1 root root 195, ${at} Mar  3 10:11 /dev/${node}`).join('\n')}\n\`\`\`\n`;
  const nodesIn = (text: string): unknown => factOf(triageOf(text), 'container.nodes');

  test('what the only one lacks is missing in the container, whose ever it is', () => {
    expect(nodesIn(`Ollama in an LXC container finds no GPU.\n${listing('nvidia0', 'nvidiactl')}`)).toBe('~/dev/nvidia0,/dev/nvidiactl');
  });

  test('nothing is said of a container where it is complete, where there are two, and where there is no container', () => {
    expect(nodesIn(`Ollama in an LXC container finds no GPU.\n${listing('nvidia0', 'nvidiactl', 'nvidia-uvm')}`)).toBeUndefined();
    expect(nodesIn(`In an LXC container.\n${listing('nvidia0', 'nvidiactl')}And the host:\n${listing('nvidia0', 'nvidiactl', 'nvidia-uvm')}`)).toBeUndefined();
    expect(nodesIn(`Ollama on bare metal finds no GPU.\n${listing('nvidia0', 'nvidiactl')}`)).toBeUndefined();
  });
});

test('a device plugin that found no library is not nvidia-smi', () => {
  const error = (text: string) => factOf(triageOf(`On the node:\n\n\`\`\`\n${text}\n\`\`\``), 'nvidia.smiError');
  expect(error('2021/08/27 23:03:50 Loading NVML\n2021/08/27 23:03:50 Failed to initialize NVML: could not load NVML library.')).toBeUndefined();
  expect(error('E0312 08:11:23.000000       1 factory.go:99] Failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND.')).toBeUndefined();
  expect(error('Failed to initialize NVML: Unknown Error')).toContain('Unknown Error');
});

describe('the shell of a container', () => {
  const prompt = (text: string) => factOf(triageOf(text), 'platform.container');
  const shell = '```\nroot@ad006a655920:/# nvidia-smi\nFailed to initialize NVML: Unknown Error\n```';
  // github.com/ollama/ollama/issues/12006
  test('beside a word of Docker', () => expect(prompt(`${shell}\n\n\`\`\`\n$ docker images |grep ollama\n\`\`\``)).toBe('~docker'));
  test.each([
    ['no engine is named', shell],
    ['Podman names its containers so, too', `${shell}\n\nThe image of docker hub runs under podman.`],
    ['a machine with a name of digits', '```\nroot@202403150001:/# nvidia-smi\n```\n\n`docker images` is empty'],
    ['a machine with a name of letters', '```\nroot@deadbeefcafe:/# nvidia-smi\n```\n\n`docker images` is empty'],
  ])('not told: %s', (_, text) => expect(prompt(text)).not.toBe('~docker'));
});

describe('nvidia-smi in the words of who ran it', () => {
  const error = (text: string) => factOf(triageOf(text), 'nvidia.smiError');
  // github.com/NVIDIA/nvidia-docker/issues/804
  test.each([
    'run nvidia-smi and got message saying that it cannot communicate to the driver',
    'After the update nvidia-smi fails to communicate with the NVIDIA driver.',
  ])('%s', (text) => expect(error(text)).toMatch(/^~NVIDIA-SMI has failed because it couldn't communicate/));
  test.each(['If nvidia-smi cannot communicate with the driver, reboot.', 'nvidia-smi works. The plugin cannot communicate with the driver manager.'])(
    'not told: %s',
    (text) => expect(error(text)).toBeUndefined(),
  );
});
