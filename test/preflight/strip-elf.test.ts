import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stripElf } from '../../src/tooling/strip-elf.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-elf-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an ELF file without what is never loaded', () => {
  test('is no larger, and runs as before', () => {
    const path = join(folder, 'node');
    const before = readFileSync(process.execPath);
    const after = stripElf(before);
    expect(after.length).toBeLessThanOrEqual(before.length);
    writeFileSync(path, after, { mode: 0o755 });
    expect(spawnSync(path, ['-p', '6 * 7'], { encoding: 'utf8' }).stdout).toBe('42\n');
    expect(stripElf(after).length).toBe(after.length);
  });

  test('another file is refused', () => {
    expect(() => stripElf(Buffer.from('#!/bin/sh\n'.repeat(20)))).toThrow('no 64-bit little-endian ELF file');
  });
});
