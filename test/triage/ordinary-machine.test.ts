import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

describe('the architecture that nobody pastes', () => {
  test.each([
    'AMD Ryzen 7 5800X, and it crashes',
    'two Xeon Gold and 512 GB',
    'an Intel Core i5-12400',
    'a GeForce RTX 3060 in it',
    '```\ndpkg: error processing archive nvidia-container-toolkit_1.14.3-1_amd64.deb\n```',
    '```\n/usr/lib/x86_64-linux-gnu/libcuda.so.1: cannot open shared object file\n```',
  ])('%s', (text) => expect(factOf(triageOf(text), 'platform.arch')).toBe('~x86_64'));

  test.each([
    ['nothing said', 'Ollama crashes at start'],
    ['both', 'The image is for linux/amd64 and linux/arm64'],
    ['Grace', 'a GH200 with x86_64 packages by mistake'],
    ['a Mac', 'MacBook Pro, earlier on an Intel Core i7'],
  ])('not guessed: %s', (_, text) => expect(factOf(triageOf(text), 'platform.arch')).toBeUndefined());

  test('uname overrules', () => {
    const report = triageOf('With a Ryzen?\n\n```\nLinux box 6.8.0-1010-nvidia #10 SMP PREEMPT_DYNAMIC Mon Jul 1 2024 aarch64 aarch64 aarch64 GNU/Linux\n```');
    expect(factOf(report, 'platform.arch')).toBe('aarch64');
  });
});

describe('Linux on the machine itself', () => {
  test.each([
    'Ubuntu 24.04, and ollama crashes',
    'I did apt install nvidia-driver-550 and it is slow',
    '```\nJan 02 10:00:00 box kernel: NVRM: API mismatch\n```',
    '```\n01:00.0 VGA compatible controller: NVIDIA Corporation GA106 [GeForce RTX 3060] (rev a1)\n```',
    'journalctl -u ollama shows nothing',
  ])('%s', (text) => expect(factOf(triageOf(text), 'platform.system')).toMatch(/native/));

  test.each([
    ['nothing said', 'Ollama crashes at start'],
    ['a drive of Windows', 'Ubuntu 22.04, models in /mnt/c/models'],
    ['Docker Desktop', 'Docker Desktop with the image of Ubuntu 22.04'],
    ['Windows', 'On Windows 11, the container has Ubuntu 22.04'],
    ['a Mac', 'Ubuntu 22.04 on a MacBook'],
    ['an address that CUDA prints everywhere', '```\npci_id=0000:01:00.0 library=CUDA\n```'],
  ])('not guessed: %s', (_, text) => expect(factOf(triageOf(text), 'platform.system')).toBeUndefined());

  test('a kernel of Microsoft overrules', () => {
    expect(factOf(triageOf('Ubuntu 22.04\n\n```\n$ uname -r\n5.15.90.1-microsoft-standard-WSL2\n```'), 'platform.system')).toBe('wsl2');
  });
});

describe('not in a container', () => {
  test.each([
    ['WSL2, and nobody speaks of one', 'In WSL2 on Ubuntu the RX 7600 is not found', 'null'],
    ['an image is spoken of', 'In WSL2 the image does not find the RX 7600', 'undefined'],
    ['the shell of one', 'In WSL2:\n\n```\nroot@3f2a91bc77de:/# rocminfo\n```', 'undefined'],
    ['Linux itself: not asked', 'Ubuntu 24.04, apt install did nothing', 'undefined'],
  ])('%s', (_, text, container) => expect(String(factOf(triageOf(text), 'platform.container')).replace('~', '')).toBe(container));
});

// From https://github.com/ROCm/legacy-rocm-build/issues/4524 and 4964.
describe('ROCm by the package that brought it', () => {
  test.each([
    ['sudo apt install ./amdgpu-install_6.3.60304-1_all.deb', '~6.3.4'],
    ['wget https://repo.radeon.com/amdgpu-install/7.2/ubuntu/noble/amdgpu-install_7.2.70200-1_all.deb', '~7.2.0'],
    ['ROCm 6.4.1, and before that amdgpu-install_6.3.60304-1_all.deb', '~6.4.1'],
    ['amdgpu-install_6.3.60304-1_all.deb, then amdgpu-install_6.4.60401-1_all.deb', undefined],
  ])('%s', (text, version) => expect(factOf(triageOf(`RX 9070 XT in WSL2. ${text}`), 'rocm.version')).toBe(version));
});

describe('what the engine says that it was asked for', () => {
  const refused =
    '```\ndocker: Error response from daemon: error gathering device information while adding custom device "/dev/kfd": no such file or directory.\n```';
  const shown = (text: string) =>
    triageOf(text)
      .findings.filter(({ foldedUnder }) => foldedUnder === null)
      .map(({ id }) => id);

  // https://github.com/l1na-forever/stable-diffusion-rocm-docker/issues/2
  test('under WSL2 /dev/kfd is never there, and that is the cause', () => {
    expect(shown(`I start the ROCm image by an alias, with WSL2 on Windows 11.\n\n${refused}`)).toEqual(['wsl-container-asks-for-kfd']);
  });
  test('on Linux itself it is the machine that has none', () => {
    expect(shown(`I start the ROCm image by an alias, on Ubuntu 24.04.\n\n${refused}`)).toEqual(['container-host-kfd-missing']);
  });
  test('the line that starts it tells more', () => {
    const report = triageOf(`WSL2:\n\n\`docker run --device /dev/kfd --device /dev/dxg ollama/ollama:rocm\`\n\n${refused}`);
    expect(factOf(report, 'container.runOptions')).toMatchObject({ device: '/dev/kfd,/dev/dxg' });
  });
});
