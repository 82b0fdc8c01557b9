import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseOllamaPsTable } from '../../src/parsers/ollama-ps.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/ollama-ps/${name}`, import.meta.url), 'utf8');

describe('ollama ps', () => {
  test('a model on the CPU, with its context', () => {
    expect(parseOllamaPsTable(sample('0.30-igpu-dropped.txt'))).toEqual([{ name: 'gemma4:e4b', size: 9_500_000_000, sizeVram: 0, context: 4096 }]);
  });

  test('a model on the GPU, before there was a context', () => {
    expect(parseOllamaPsTable(sample('0.9-all-on-gpu.txt'))).toEqual([{ name: 'qwen3:4b', size: 5_200_000_000, sizeVram: 5_200_000_000 }]);
  });

  // https://github.com/ollama/ollama/issues/14332
  test('a model on both', () => {
    const [row] = parseOllamaPsTable('mistral-large:123b    11be54a9df2c    112 GB    22%/78% CPU/GPU    131072     4 minutes from now');
    expect(row).toMatchObject({ sizeVram: 87_360_000_000, context: 131_072 });
  });

  test('a model that is being unloaded, and one that stays', () => {
    const rows = parseOllamaPsTable(
      'llama3.2:latest     a80c4f17acd5    3.5 GB    100% CPU     Stopping...\ngemma2:27b-instruct-q4_0    53261bc9c192    31 GB    100% GPU     Forever',
    );
    expect(rows.map(({ sizeVram }) => sizeVram)).toEqual([0, 31_000_000_000]);
  });

  test.each(['NAME    ID    SIZE    PROCESSOR    UNTIL', 'llama3.2:3b    a80c4f17acd5    2.0 GB    4 minutes ago', '100% GPU'])('refuses %s', (text) => {
    expect(() => parseOllamaPsTable(text)).toThrow();
  });
});
