import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitPieces } from '../../src/triage/text/split-pieces.ts';
import { triageText } from '../../src/triage/triage.ts';
import type { TriageReport } from '../../src/triage/triage-schema.ts';
import { factOf, triageOf } from './read.ts';

const samples = join(import.meta.dirname, '../parsers/samples');

/** What a fence alone saves: single lines cut out of an output, and boxes of a form, which are headings where they stand bare. */
const needsFence = new Set([
  'amdgpu-firmware-info/grep-mes-zero.txt',
  'amdgpu-firmware-info/r9700.txt',
  'amdgpu-firmware-info/strix-halo.txt',
  'device-listing/nvidia-gentoo.txt',
  'nvcc-version/12.0-commented.txt',
  'systemctl-status/failed-with-drop-in.txt',
  'vulkaninfo/llvmpipe-full-1.3.239.txt',
  'wsl-version/2.2.4-form-nvidia.txt',
  'wsl-version/2.5.9-form.txt',
  'collect-env/vllm-0.9.1-gtx1080ti.txt',
]);

describe('what a tool prints is known without a fence', () => {
  const names = readdirSync(samples)
    .flatMap((parser) => readdirSync(join(samples, parser)).map((name) => `${parser}/${name}`))
    .filter((name) => !needsFence.has(name));

  test.each(names)('%s', (name) => {
    const text = readFileSync(join(samples, name), 'utf8').replaceAll('\r', '').replaceAll('```', '').slice(0, 60_000);
    const [fenced, bare] = [`\`\`\`\n${text}\n\`\`\``, text].map((part) => printedFacts(`It does not work here.\n\n${part}\n\nWhat can I do?\n`));
    expect(bare).toEqual(expect.arrayContaining(fenced ?? []));
  });
});

/** Facts that do not rest on prose, without the lines they come from. */
function printedFacts(text: string): string[] {
  return Object.entries(readFactsOf(text)).flatMap(([id, fact]) => {
    if (!('value' in fact) || ('prose' in fact && fact.prose === true)) return [];
    if (!isList(fact.value)) return [`${id}: ${JSON.stringify(fact.value)}`];
    return fact.value.flatMap(({ facts }) =>
      Object.entries(facts).flatMap(([name, each]) => ('value' in each && each.prose !== true ? [`${id}[].${name}: ${JSON.stringify(each.value)}`] : [])),
    );
  });
}

/** Facts alone: no check is judged. */
function readFactsOf(text: string): TriageReport['facts'] {
  return triageText(text, { checks: [], version: '0.0.0', startedAt: '', only: [], skip: [], runtimes: [], clock: () => 0 }).facts;
}

function isList(value: unknown): value is { facts: Record<string, { value?: unknown; prose?: boolean }> }[] {
  return Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'facts' in value[0];
}

describe('other clothes of code are as good as a fence', () => {
  const each = (text: string, wrap: (line: string) => string): string => text.split('\n').map(wrap).join('\n');

  test.each<[string, (text: string) => string]>([
    ['an indented block', (text) => each(text, (line) => `    ${line}`)],
    ['a span on each line', (text) => each(text.replace(/\n{2,}/g, '\n'), (line) => `\`${line}\``)],
    ['a fence within a list', (text) => `- output:\n\n${each(`\`\`\`\n${text}\n\`\`\``, (line) => `  ${line}`)}`],
    ['a quoted fence', (text) => each(`\`\`\`\n${text}\n\`\`\``, (line) => `> ${line}`)],
    ['pre', (text) => `<pre>${text}</pre>`],
    ['pre and code, on lines of their own', (text) => `<pre><code class="language-text">\n${text}\n</code></pre>`],
  ])('%s', (_, dress) => {
    const counts = readdirSync(samples).map((parser) => {
      const [first = ''] = readdirSync(join(samples, parser));
      const text = readFileSync(join(samples, parser, first), 'utf8')
        .replaceAll('\r', '')
        .replace(/`|<\/?pre>/g, '')
        .slice(0, 20_000);
      const [fenced = [], dressed = []] = [`\`\`\`\n${text}\n\`\`\``, dress(text)].map((part) =>
        printedFacts(`It does not work here.\n\n${part}\n\nWhat can I do?\n`),
      );
      return { all: fenced.length, kept: fenced.filter((fact) => dressed.includes(fact)).length };
    });
    const sum = (of: 'all' | 'kept'): number => counts.reduce((total, count) => total + count[of], 0);
    expect(sum('all')).toBeGreaterThan(150);
    expect(sum('kept')).toBeGreaterThanOrEqual(sum('all') * 0.95);
  });

  test('an indented paragraph of a list stays people’s words', () => {
    expect(splitPieces('1. I start it\n\n    and then it hangs, whatever I do.\n').map(({ kind }) => kind)).toEqual(['prose']);
  });

  test('one span alone is a word in a sentence', () => {
    expect(splitPieces('`0.17.0-rocm`').map(({ kind }) => kind)).toEqual(['prose', 'output']);
  });

  test('numbers of lines stay those of the text', () => {
    const pieces = splitPieces('a\n<pre>\nggml_cuda_init: found 1 CUDA devices\n</pre>\nb\n`x = 1`\n`y = 2`\nc');
    expect(pieces.map(({ kind, lines }) => [kind, lines.map(({ number }) => number)])).toEqual([
      ['prose', [1]],
      ['output', [3]],
      ['prose', [5]],
      ['output', [6, 7]],
      ['prose', [8]],
    ]);
  });
});

describe('people’s words after it stay theirs', () => {
  const rocminfo = 'ROCk module version 6.7.0 is loaded\n=====================\nHSA System Attributes\n=====================\nRuntime Version:         1.1\n';

  test.each([
    'My card is an RX 6600.',
    'Note: since the update to ROCm 7.0.2 it hangs.',
    'Also I tried the Vulkan back end, which works.',
    'What else can I try?',
  ])('%s', (sentence) => {
    for (const gap of ['', '\n']) {
      const prose = splitPieces(`${rocminfo}${gap}${sentence}\n`).filter(({ kind }) => kind === 'prose');
      expect(prose.flatMap(({ lines }) => lines.map(({ text }) => text)).filter((text) => text !== '')).toEqual([sentence]);
    }
  });

  test('and a fence ends it', () => {
    const text = `${rocminfo}\`\`\`\nPRETTY_NAME="Ubuntu 24.04.2 LTS"\nVERSION_ID="24.04"\nID=ubuntu\n\`\`\`\nThanks: all of you.`;
    expect(factOf(triageOf(text), 'distro.version')).toBe('24.04');
    expect(splitPieces(text).at(-1)?.kind).toBe('prose');
  });
});
