import { describe, expect, test } from 'vitest';
import { saidOfWindows } from '../../src/triage/said-of-windows.ts';
import { triageOf } from './read.ts';

const failed = 'RuntimeError: Failed to find C compiler. Please specify via CC environment variable.';
const frame = (path: string): string => `\`\`\`\n  File "${path}", line 50, in _build\n${failed}\n\`\`\``;

describe('Windows, told in passing', () => {
  test.each([
    ['any drive, any folder', `It ends so:\n\n${frame('D:\\software\\miniforge\\lib\\site-packages\\triton\\runtime\\build.py')}`],
    ['one frame on C', `It ends so:\n\n${frame('C:\\work\\venv\\lib\\site-packages\\triton\\runtime\\build.py')}`],
    ['with slashes', `It ends so:\n\n${frame('E:/ai/venv/lib/site-packages/triton/runtime/build.py')}`],
    ['a sentence', `${failed}\n\nMy operating system is Windows 11, Arc 140V, torch 2.8.`],
    ['a row of versions', `${failed}\nsame problem cu126 torch 2.7 py312 triton 3.0 win10`],
    ['a link to a page about Linux', `See https://example.org/linux/usr/ for more.\n\n${frame('D:\\work\\build.py')}`],
  ])('%s', (_, text) => {
    const report = triageOf(text);
    expect(report.foreign?.system).toBe('Windows');
    expect(report.findings).toEqual([]);
  });

  test.each([
    ['the same on Linux', `It ends so:\n\n${frame('/home/me/venv/lib/python3.12/site-packages/triton/runtime/build.py')}`],
    ['WSL beside the frame', `Within WSL2 too, on Windows:\n\n${frame('D:\\work\\build.py')}\n${failed}`],
    ['a distribution beside the frame', `The client is on Windows, the server on Ubuntu 24.04:\n\n${frame('D:\\work\\client.py')}`],
    ['a server beside the frame', `Against the server (H100), from my desktop:\n\n${frame('D:\\work\\client.py')}`],
    ['a container', `The image fails so in Docker, while on my desktop:\n\n${frame('D:\\work\\client.py')}`],
    ['a sentence of what it is not', `${failed}\nMy OS is Windows 11, but this is in a VM with Ubuntu.`],
    ['it works there', `${failed}\nOn the other machine it works: cu126 torch 2.7 py312 win10`],
    ['no system at all', failed],
  ])('not so: %s', (_, text) => {
    expect(triageOf(text).foreign).toBeUndefined();
    expect(triageOf(text).findings.map(({ id }) => id)).toContain('triton-c-compiler-missing');
  });

  test('is read in linear time', () => {
    const started = performance.now();
    saidOfWindows(`${'File "D:\\'.repeat(20_000)} torch 2 cu12 ${'py3 '.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
