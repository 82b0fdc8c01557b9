// The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md; an LFS pointer for a model as in OpenBMB/MiniCPM issue 250.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelFileState, parseGgufHeader } from '../../src/parsers/gguf-header.ts';

describe('parseGgufHeader', () => {
  test('keys, counts and the least size of the file', () => {
    const header = parseGgufHeader(smallModel());
    expect(header).toMatchObject({
      version: 3,
      tensorCount: 1,
      architecture: 'llama',
      contextLength: 1024,
      blockCount: 2,
      headCount: 4,
      headCountKv: 1,
      fileType: 15,
      fileTypeName: 'Q4_K_M',
      complete: true,
    });
    // One F16 tensor of 32 × 8 elements after the aligned header.
    expect((header.leastSize ?? 0) % 32).toBe(0);
    expect(header.leastSize).toBeGreaterThan(512);
  });

  test('the first part of a divided model may hold no tensor', () => {
    const bytes = new Uint8Array(24);
    bytes.set([0x47, 0x47, 0x55, 0x46, 3]);
    expect(parseGgufHeader(bytes)).toEqual({ version: 3, tensorCount: 0, complete: true, leastSize: 24 });
  });

  test('bytes that end within the keys give what was read', () => {
    expect(parseGgufHeader(smallModel().subarray(0, 110))).toMatchObject({ architecture: 'llama', complete: false });
  });

  test.each([
    ['an LFS pointer', new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 4\n'), 'lfs-pointer'],
    ['a page', new TextEncoder().encode('<!DOCTYPE html><html lang="en">'), 'html'],
    ['version 1', new Uint8Array([0x47, 0x47, 0x55, 0x46, 1, 0, 0, 0]), 'GGUF version 1'],
    ['the other byte order', new Uint8Array([0x47, 0x47, 0x55, 0x46, 0, 0, 0, 3]), 'GGUF version 50331648'],
    ['three bytes', new Uint8Array(3), 'only 3 bytes'],
    ['a count without end', new Uint8Array([0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0, ...Array(16).fill(255)]), 'not that of a model'],
  ])('%s is refused', (_, bytes, why) => {
    expect(() => parseGgufHeader(bytes)).toThrow(why);
  });

  test('any bytes parse or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(200), (noise, keep) => {
        try {
          parseGgufHeader(new Uint8Array([...smallModel().subarray(0, 8 + keep), ...noise]));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

test.each([
  ['GGUF\u0003\0\0\0\ufffd', 'gguf'],
  ['version https://git-lfs.github.com/spec/v1\n', 'lfs-pointer'],
  ['\n <html><head>', 'html'],
  ['', 'empty'],
  ['PK\u0003\u0004', 'other'],
] as const)('modelFileState %j', (head, state) => {
  expect(modelFileState(head)).toBe(state);
});

/** A header as llama.cpp's gguf-py writes it: seven keys and one tensor. */
function smallModel(): Uint8Array {
  const out: number[] = [0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0];
  const whole = (value: number, bytes: number): void => {
    for (let at = 0; at < bytes; at++) out.push(Math.floor(value / 256 ** at) % 256);
  };
  const text = (value: string): void => {
    whole(value.length, 8);
    out.push(...new TextEncoder().encode(value));
  };
  const number = (key: string, value: number): void => {
    text(key);
    whole(4, 4);
    whole(value, 4);
  };
  whole(1, 8);
  whole(7, 8);
  text('general.architecture');
  whole(8, 4);
  text('llama');
  number('llama.context_length', 1024);
  number('llama.block_count', 2);
  number('llama.attention.head_count', 4);
  number('llama.attention.head_count_kv', 1);
  number('general.file_type', 15);
  text('tokenizer.ggml.tokens');
  whole(9, 4);
  whole(8, 4);
  whole(2, 8);
  text('a');
  text('b');
  text('token_embd.weight');
  whole(2, 4);
  whole(32, 8);
  whole(8, 8);
  whole(1, 4);
  whole(0, 8);
  return new Uint8Array(out);
}
