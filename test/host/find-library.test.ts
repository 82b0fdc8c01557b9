import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findLibrary, parseLoaderCache } from '../../src/host/native/find-library.ts';

/** A cache as ldconfig of glibc ≥ 2.32 writes it (struct cache_file_new). */
function cacheOf(entries: readonly (readonly [name: string, path: string])[], before = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(48 + 24 * entries.length);
  head.write('glibc-ld.so.cache1.1', 0, 'latin1');
  head.writeUInt32LE(entries.length, 20);
  let texts = Buffer.alloc(0);
  for (const [at, [name, path]] of entries.entries()) {
    head.writeUInt32LE(head.length + texts.length, 48 + at * 24 + 4);
    head.writeUInt32LE(head.length + texts.length + name.length + 1, 48 + at * 24 + 8);
    texts = Buffer.concat([texts, Buffer.from(`${name}\0${path}\0`)]);
  }
  return Buffer.concat([before, head, texts]);
}

describe('ld.so.cache', () => {
  const entries = [
    ['libcuda.so.1', '/usr/lib/wsl/lib/libcuda.so.1'],
    ['libcuda.so.1', '/lib/x86_64-linux-gnu/libcuda.so.1'],
    ['libze_loader.so.1', '/lib/x86_64-linux-gnu/libze_loader.so.1'],
  ] as const;

  test('names and paths, in the loader’s order', () => {
    expect(parseLoaderCache(cacheOf(entries))).toEqual(
      new Map([
        ['libcuda.so.1', ['/usr/lib/wsl/lib/libcuda.so.1', '/lib/x86_64-linux-gnu/libcuda.so.1']],
        ['libze_loader.so.1', ['/lib/x86_64-linux-gnu/libze_loader.so.1']],
      ]),
    );
  });

  test('behind an older table', () => {
    expect(parseLoaderCache(cacheOf(entries, Buffer.from('ld.so-1.7.0\0\0\0\0\0'))).size).toBe(2);
  });

  test('what is none, or is cut, gives nothing that is not in it', () => {
    expect(parseLoaderCache(Buffer.from('no cache')).size).toBe(0);
    const whole = cacheOf(entries);
    for (let length = 0; length < whole.length; length += 7)
      for (const name of parseLoaderCache(whole.subarray(0, length)).keys()) expect('libcuda.so.1 libze_loader.so.1').toContain(name);
  });
});

describe('a library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-libraries-'));
  const elf = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.from([2, 1, 1, 0])]);
  beforeAll(() => {
    for (const each of ['first', 'second']) mkdirSync(join(folder, each));
    writeFileSync(join(folder, 'first/libdriver.so.1.2'), elf);
    symlinkSync('libdriver.so.1.2', join(folder, 'first/libdriver.so.1'));
    writeFileSync(join(folder, 'second/libdriver.so.1'), 'a text');
    writeFileSync(join(folder, 'second/lib32.so.1'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const before = process.env.LD_LIBRARY_PATH;
  afterEach(() => {
    if (before === undefined) delete process.env.LD_LIBRARY_PATH;
    else process.env.LD_LIBRARY_PATH = before;
  });

  test('by LD_LIBRARY_PATH, first the one that dlopen takes', async () => {
    process.env.LD_LIBRARY_PATH = `${folder}/first:${folder}/second`;
    const answer = await findLibrary('libdriver.so.1');
    expect(answer.got === 'ok' && JSON.parse(answer.text)).toEqual([
      { path: `${folder}/first/libdriver.so.1`, file: `${folder}/first/libdriver.so.1.2`, by: 'LD_LIBRARY_PATH', elf: '64-bit' },
      { path: `${folder}/second/libdriver.so.1`, file: `${folder}/second/libdriver.so.1`, by: 'LD_LIBRARY_PATH', elf: 'not-elf' },
    ]);
  });

  test('the loader passes over the other word size', async () => {
    process.env.LD_LIBRARY_PATH = `${folder}/second`;
    expect(await findLibrary('lib32.so.1')).toEqual({ got: 'absent' });
  });

  test('by path', async () => {
    const answer = await findLibrary(`${folder}/second/lib32.so.1`);
    expect(answer.got === 'ok' && JSON.parse(answer.text)).toMatchObject([{ by: 'named', elf: '32-bit' }]);
    expect(await findLibrary(`${folder}/gone.so`)).toEqual({ got: 'absent' });
  });
});
