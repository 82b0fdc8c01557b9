import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const unserved = 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';
const row = (name: string, place: string): string => `${name.padEnd(18)}Docker Desktop   ${place}`;
const socket = 'unix:///home/me/.docker/desktop/docker.sock';

function found(text: string): string[] {
  return triageOf(text).findings.map(({ id }) => id);
}

describe('whose daemon it is', () => {
  test.each([
    ['the row in use', `Ubuntu 24.04, RTX 4090\n\n${row('desktop-linux *', socket)}`, 'Docker Desktop'],
    ['with a hyphen', 'The toolkit is on Ubuntu 22.04 (RTX 3060) with the latest Docker-Desktop for Ubuntu.', '~Docker Desktop'],
    ['in a list', 'Ubuntu 24.04, RTX 4090, Docker Desktop for Linux with kvm.', '~Docker Desktop'],
    ['its unit', 'RTX 3060. Yes, it is Docker Desktop; I start it by `systemctl --user start docker-desktop`.', '~Docker Desktop'],
    // The devices are those of Linux itself.
    ['beside devices of Linux', '# Having Docker Desktop running blocks access to /dev/kfd', '~Docker Desktop'],
    ['under WSL', 'Docker Desktop with the WSL2 backend, RTX 3060', '~Docker Desktop'],
  ])('Docker Desktop: %s', (_, text, system) => expect(factOf(triageOf(text), 'engines.dockerSystem')).toBe(system));

  test.each([
    ['another row', `RTX 4090\n\n${row('desktop-linux', socket)}\n${row('default *', 'unix:///var/run/docker.sock')}`],
    ['a pipe of Windows', `RTX 4090\n\n${row('desktop-linux *', 'npipe:////./pipe/dockerDesktopLinuxEngine')}`],
    ['a condition', 'If I am having Docker Desktop running, would /dev/kfd be there? RTX 3060'],
    ['without devices', 'Having Docker Desktop running makes it slow'],
    ['removed', 'I removed Docker Desktop on Ubuntu 24.04, RTX 3060'],
    ['a question', 'Is it possible to use the GPU with Docker Desktop on Ubuntu?'],
    ['on another machine', 'I run Docker Desktop on my Windows laptop, and on Linux the engine, with an RTX 4090'],
    ['beside the engine within WSL', 'In WSL2 I use docker-ce, Docker Desktop is only for the office'],
    ['a reason against it, within WSL', 'In WSL2, RTX 3060, with the engine of Ubuntu, as Docker Desktop needs a licence here'],
    ['what works on Windows', 'Docker Desktop on Windows with WSL2, the GPU works there. On the server with Ubuntu 24.04 it does not'],
    ['not used within WSL', 'In WSL2, without Docker Desktop, RTX 3060'],
  ])('not told: %s', (_, text) => expect(factOf(triageOf(text), 'engines.dockerSystem')).toBeUndefined());
});

describe('what Docker Desktop says is not said of the host', () => {
  test('the row in use beside the refusal', () => {
    // After https://github.com/NVIDIA/nvidia-container-toolkit/issues/814.
    const text = `It ran well, and now:\n${unserved}\n\nUbuntu 24.04.1, RTX 4090\n\n${row('desktop-linux *', socket)}`;
    expect(found(text)[0]).toBe('docker-desktop-without-gpu');
    expect(found(text)).not.toContain('docker-nvidia-toolkit-missing');
    expect(found(text.replace(row('desktop-linux *', socket), ''))[0]).toBe('docker-nvidia-toolkit-missing');
  });

  test('docker info beside the refusal', () => {
    const text = `Debian 12, RTX 3060\n\n$ docker run --rm --gpus all ubuntu nvidia-smi\n${unserved}\n\n\`\`\`\nServer:\n Server Version: 25.0.2\n Operating System: Docker Desktop\n\`\`\`\n`;
    expect(found(text)).not.toContain('docker-nvidia-toolkit-missing');
  });

  test('the toolkit does nothing in it', () => {
    // After https://github.com/NVIDIA/nvidia-container-toolkit/issues/83.
    const told = (name: string): string =>
      `I installed nvidia-container-toolkit on Ubuntu 22.04 (RTX 3060) with the latest ${name} for Ubuntu, but it did not work.`;
    for (const name of ['Docker Desktop', 'Docker-Desktop']) expect(found(told(name))).toEqual(['docker-desktop-without-gpu']);
  });

  test('a server on the host beside it', () => {
    const text =
      'I run Docker Desktop on Ubuntu 24.04 with a GTX 1650 for a database; Ollama itself is on the host.\nAfter suspend ollama falls back to the CPU until I reload nvidia_uvm.';
    expect(found(text)).not.toContain('docker-desktop-without-gpu');
  });
});
