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
    ['a board', 'A Jetson AGX, cross-built on a Ryzen 9'],
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
    ['WSL in small letters', 'ubuntu 22.04 in wsl, apt install did it'],
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
