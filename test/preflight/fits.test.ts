import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { needOf } from '../../src/preflight/fits.ts';
import { readNeed } from '../../src/preflight/read-need.ts';
import { faultsOf, judgedOne } from './judged.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-fits-'));
afterAll(() => rmSync(folder, { recursive: true }));
const gib = 1024 ** 3;

/** A GGUF of version 3 with these keys and no tensors. */
function gguf(keys: Record<string, string | number>): Buffer {
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const u64 = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  };
  const text = (value: string): Buffer => Buffer.concat([u64(value.length), Buffer.from(value)]);
  const pairs = Object.entries(keys).map(([name, value]) =>
    Buffer.concat([text(name), typeof value === 'string' ? Buffer.concat([u32(8), text(value)]) : Buffer.concat([u32(4), u32(value)])]),
  );
  return Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(pairs.length), ...pairs]);
}

const llama = {
  'general.architecture': 'llama',
  'llama.block_count': 32,
  'llama.context_length': 131072,
  'llama.embedding_length': 4096,
  'llama.attention.head_count': 32,
  'llama.attention.head_count_kv': 8,
};
const path = join(folder, 'llama.gguf');
writeFileSync(path, gguf(llama));

describe('what a model needs', () => {
  test('a plain cache is reckoned exactly: 32 layers, 8 heads of 128, 32768 tokens are 4 GiB in f16', () => {
    const need = readNeed({ gguf: path, context: 32768 });
    expect([need.least / gib, need.most / gib].map((each) => Number(each.toFixed(3)))).toEqual([4, 5]);
    expect(need.words).toMatch(/of weights and 4 GiB of f16 cache for 32768 tokens$/);
  });

  test('a quantised cache takes less, the trained context stands in for one that is not given', () => {
    expect((readNeed({ gguf: path, context: 32768, kv: 'q8_0' }).least / gib).toFixed(3)).toBe('2.125');
    expect(Math.round(readNeed({ gguf: path }).least / gib)).toBe(16);
  });

  test('the size of a head may be given, and is not the embedding by the heads then', () => {
    const header = {
      version: 3,
      tensorCount: 0,
      complete: true,
      architecture: 'qwen3',
      blockCount: 28,
      embeddingLength: 1024,
      headCount: 16,
      headCountKv: 8,
      keyLength: 128,
      valueLength: 128,
    };
    expect(needOf(header, 0, 1024, 'f16').least).toBe(1024 * 28 * 8 * 256 * 2);
  });

  test('where windows or shared layers need less, the cache is an upper bound alone', () => {
    const header = {
      version: 3,
      tensorCount: 0,
      complete: true,
      architecture: 'gemma3',
      blockCount: 34,
      embeddingLength: 2560,
      headCount: 8,
      headCountKv: 4,
      keyLength: 256,
      valueLength: 256,
    };
    const need = needOf(header, 2 * gib, 32768, 'f16');
    expect(need.least).toBe(2 * gib);
    expect(need.most).toBeGreaterThan(6 * gib);
    expect(needOf({ version: 3, tensorCount: 0, complete: false }, 2 * gib, 8, 'f16').most).toBe(Number.POSITIVE_INFINITY);
  });

  test('between the two nobody knows', () => {
    const gpu = (vramTotal: number) => ({ gpus: [{ integrated: false, vramTotal }] });
    const requirement = `fits: {gguf: ${path}, context: 32768}`;
    expect(judgedOne(requirement, gpu(6 * gib)).state).toBe('met');
    expect(judgedOne(requirement, gpu(3 * gib)).state).toBe('not-met');
    const open = judgedOne(requirement, gpu(4.5 * gib));
    expect([open.state, open.saw[0]?.saw]).toEqual(['unknown', '4.5 GiB']);
  });

  test('a model in parts counts with all of them, and a part that is missing is named', () => {
    const lead = join(folder, 'big-');
    for (const part of [1, 2]) writeFileSync(`${lead}0000${part}-of-00002.gguf`, Buffer.concat([gguf(llama), Buffer.alloc(1000)]));
    expect(readNeed({ gguf: `${lead}00001-of-00002.gguf`, context: 1 }).least).toBeGreaterThan(2 * 1000);
    rmSync(`${lead}00002-of-00002.gguf`);
    expect(faultsOf(`preflight: 1\nmust:\n  - fits:\n      gguf: ${lead}00001-of-00002.gguf\n`)[0]).toMatch(
      /^4: must\[0\]\.fits\.gguf: .*its part .*-00002-of-00002\.gguf is missing/,
    );
  });
});
