import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

describe('which WSL', () => {
  test.each([
    ['CUDA fails within WSL. I have WSL 1 on Windows 10.', '~wsl1'],
    ['it is wsl 1, ubuntu 22.04', '~wsl1'],
    ['Running in wsl2 with an RTX 3060', '~wsl2'],
    ['Everything is in WSL. It is WSL version 2.', '~wsl2'],
    ['On the Windows Subsystem for Linux 2 it fails', '~wsl2'],
    ['I upgraded from WSL 1 to WSL 2 and it still fails', '~wsl2'],
    ['In WSL, `ls /dev/dxg` finds it', '~wsl2'],
    ['### WSL Version\n\n- [X] WSL 2\n- [ ] WSL 1', '~wsl2'],
    ['In WSL2. The package is WSL 1.2.5.0', '~wsl2'],
    ['Ollama in WSL does not find the GPU, apt install did nothing', '~wsl2'],
    ['WSL 2.6.3 and the GPU is not found', '~wsl2'],
  ])('%s', (text, system) => expect(factOf(triageOf(text), 'platform.system')).toBe(system));

  test.each([
    ['a bare WSL beside the kernel of the first', 'In WSL it fails, /proc/version says 4.4.0-19041-Microsoft'],
    ['a bare WSL beside what both say', 'In WSL, docker says: WSL environment detected but no adapters were found'],
    ['both', 'I tried it with WSL1 here, and in WSL2 here'],
    ['denied', 'This is not WSL2'],
    ['an address', 'as in https://github.com/microsoft/WSL/issues/2 it says'],
    ['a page that is called so', 'I have been through the wsl2-podman-cuda doc and it still fails'],
    ['another word', 'the wslu package and WSLg2 windows'],
  ])('nothing of it: %s', (_, text) => expect(String(factOf(triageOf(text), 'platform.system'))).not.toMatch(/wsl/));

  test('what prints the list overrules', () => {
    const report = triageOf('I have WSL 1.\n\n```\nPS C:\\> wsl -l -v\n  NAME      STATE           VERSION\n* Ubuntu    Running         2\n```');
    expect(factOf(report, 'platform.system')).toBe('wsl2');
  });

  test('under a bare WSL the driver is that of Windows all the same', () => {
    const report = triageOf('Ollama within WSL, NVIDIA driver 560.70');
    expect(factOf(report, 'wsl.windowsNvidiaDriver')).toBe('~560.70');
    expect(factOf(report, 'nvidia.moduleVersion')).toBeUndefined();
  });
});
