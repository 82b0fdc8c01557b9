import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkShape, type Shape } from '../../src/preflight/check-shape.ts';
import { DocumentSchema } from '../../src/preflight/document-schema.ts';
import { DocumentFaults, readPlaced } from '../../src/preflight/placed-text.ts';
import { faultsOf } from './judged.ts';

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

describe('a requirement document', () => {
  test('may be YAML or JSON, and names the line of every requirement', () => {
    const {
      value,
      lines: places,
      faults,
    } = checkShape(readPlaced('preflight: 1\n\nmust:\n  # why\n  - kernel: ">= 6.8"\n  - gpu:\n      vram: 8 GiB\n'), DocumentSchema as unknown as Shape);
    expect(faults).toEqual([]);
    expect(value).toEqual({ preflight: 1, must: [{ kernel: '>= 6.8' }, { gpu: { vram: '8 GiB' } }] });
    expect([places.get('must[0]'), places.get('must[1].gpu.vram')]).toEqual([5, 7]);
    expect(faultsOf(JSON.stringify({ preflight: 1, must: [{ kernel: '>= 6.8' }] }))).toEqual([]);
  });

  test.each([
    ['an unknown key', lines('preflight: 1', 'must:', '  - kernal: ">= 6.8"'), ['3: must[0]: no field here is called "kernal"; did you mean kernel?']],
    [
      'an unknown key within',
      lines('preflight: 1', 'must:', '  - gpu:', '      vendor: amd', '      varm: 8 GiB'),
      ['5: must[0].gpu: no field here is called "varm"; did you mean vram? Expected vendor, arch, computeCapability, vram, integrated, driver, count.'],
    ],
    [
      'a wrong type',
      lines('preflight: 1', 'should:', '  - ports: 11434'),
      ['3: should[0].ports: 11434 stands here; expected a list of TCP ports that must be free'],
    ],
    [
      'a wrong word',
      lines('preflight: 1', 'must:', '  - usable: vulcan'),
      ['3: must[0].usable: "vulcan" stands here; expected vulkan, cuda, rocm, level-zero, opencl, npu, or a list of these'],
    ],
    [
      'a bare version',
      lines('preflight: 1', 'must:', '  - kernel: 6.8'),
      ['3: must[0].kernel: 6.8 stands here; expected a version range in quotes, such as ">= 6.8", ">= 550 < 600" or ">= 6.16.9 < 6.17 || >= 6.18.4"'],
    ],
    ['a contradiction', lines('preflight: 1', 'must:', '  - kernel: ">= 7 < 6.8"'), ['3: must[0].kernel: nothing is both >= 7 and < 6.8']],
    [
      'a contradiction within',
      lines('preflight: 1', 'must:', '  - versions:', '      docker: ">= 25"', '      nvidia-driver: "> 550 < 550"'),
      ['5: must[0].versions.nvidia-driver: nothing is both > 550 and < 550'],
    ],
    [
      'half a range',
      lines('preflight: 1', 'must:', '  - kernel: ">= 6.8 or so"'),
      ['3: must[0].kernel: ">= 6.8 or so" is no range; expected bounds such as ">= 6.8 < 7", branches apart by ||'],
    ],
    [
      'two subjects',
      lines('preflight: 1', 'must:', '  - kernel: ">= 6.8"', '    systemd: true'),
      ['3: must[0]: kernel and systemd in one requirement; expected one, so write them as 2'],
    ],
    [
      'no subject',
      lines('preflight: 1', 'must:', '  - because: of it'),
      [expect.stringMatching(/^3: must\[0\]: a requirement that asks nothing; expected one of kernel, /)],
    ],
    ['nothing asked', lines('preflight: 1', 'name: x'), ['1: expected must or should']],
    ['another form', lines('preflight: 2', 'must: []'), ['1: preflight: 2 stands here; expected 1, the version of this form']],
    [
      'an unknown check',
      lines('preflight: 1', 'must:', '  - check: render-group-mising'),
      ['3: must[0].check: no check is called "render-group-mising"; did you mean render-group-missing?'],
    ],
    [
      'an unknown fact',
      lines('preflight: 1', 'must:', '  - fact:', '      id: kernel.verison', '      is: 6.8'),
      [expect.stringMatching(/^4: must\[0\]\.fact\.id: no fact is called "kernel\.verison"; did you mean kernel\.version/)],
    ],
    [
      'a word that does not fit the fact',
      lines('preflight: 1', 'must:', '  - fact: {id: nvidia.loaded, atLeast: 1}'),
      ['3: must[0].fact.atLeast: nvidia.loaded is true or false; expected is with true or false'],
    ],
    [
      'a choice that the fact has not',
      lines('preflight: 1', 'must:', '  - fact: {id: nvidia.flavour, is: closed}'),
      ['3: must[0].fact.is: nvidia.flavour is a text; expected one of open, proprietary'],
    ],
    [
      'a GGUF that is not there',
      lines('preflight: 1', 'must:', '  - fits:', '      gguf: /nowhere/x.gguf', '      context: 8'),
      ['4: must[0].fits.gguf: /nowhere/x.gguf: there is no such file; expected a GGUF file that can be read'],
    ],
    [
      'a GGUF that is none',
      lines('preflight: 1', 'must:', '  - fits: {gguf: package.json, context: 8}'),
      [expect.stringMatching(/^3: must\[0\]\.fits\.gguf: package\.json: the magic is .*not GGUF: other; expected a GGUF file that can be read$/)],
    ],
    [
      'the same id twice',
      lines('preflight: 1', 'must:', '  - {id: a, systemd: true}', '  - {id: a, wsl2: true}'),
      ['4: must[1].id: a is the id of another requirement, too'],
    ],
    [
      'a range without quotes',
      lines('preflight: 1', 'must:', '  - kernel: >= 6.8'),
      [expect.stringMatching(/^3: .*; put version ranges in quotes: ">= 6\.8"$/)],
    ],
    ['an alias', lines('preflight: 1', 'must: &a', '  - systemd: true', 'should: *a'), ['4: an alias; write the value out']],
    ['a key twice', lines('preflight: 1', 'must:', '  - systemd: true', '    systemd: false'), [expect.stringMatching(/^4: Map keys must be unique/)]],
    ['an empty text', '', ['1: empty; expected `preflight: 1` and requirements']],
    ['a list', '- a\n', ['1: a list stands here; expected preflight: 1, with requirements under must and should']],
    [
      'several faults at once',
      lines('preflight: 1', 'must:', '  - kernel: 6', '  - usable: x'),
      [expect.stringMatching(/^3: /), expect.stringMatching(/^4: /)],
    ],
  ])('%s is refused with its line', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('any text is read or refused with lines, never thrown otherwise', () => {
    const word = fc.constantFrom(
      'preflight: 1',
      'must:',
      '  - kernel: ">= 6"',
      '- ',
      '{',
      '[',
      ']',
      '"',
      '>=',
      'gpu:',
      '\n',
      '  ',
      '&a',
      '*a',
      '!!js',
      '? ',
      '|',
      ': ',
      '# x',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
        ),
        (text) => {
          for (const fault of faultsOf(text)) expect(fault).toMatch(/^\d+: ./);
        },
      ),
      { numRuns: 500 },
    );
    expect(() => readPlaced('['.repeat(100_000))).toThrow(DocumentFaults);
    expect(() => readPlaced(`preflight: 1\nname: ${'x'.repeat(2_000_000)}`)).toThrow(DocumentFaults);
  });

  test('the published schema is what the reader holds to', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('docs/preflight.schema.json', 'utf8')) as object);
    const good = [
      'preflight: 1\nmust: [{kernel: ">= 6.8"}]',
      'preflight: 1\nshould: [{any: [{systemd: true}, {not: {wsl2: true}}], when: {usable: [cuda]}}]',
      'preflight: 1\nmust: [{fits: {gguf: x.gguf, context: 8, kv: q8_0}}]',
    ];
    const bad = [
      'preflight: 1',
      'preflight: 2\nmust: []',
      'preflight: 1\nmust: [{}]',
      'preflight: 1\nmust: [{kernel: 6}]',
      'preflight: 1\nmust: [{systemd: true, wsl2: true}]',
      'preflight: 1\nmust: [{any: []}]',
      'preflight: 1\nmust: [{gpu: {vendor: arm}}]',
      'preflight: 1\nmust: [{any: [{kernel: ">= 6", because: x}]}]',
      'preflight: 1\nmust: [{memory: 16}]\nx: 1',
    ];
    for (const text of [...good, ...bad]) {
      const ours = checkShape(readPlaced(text), DocumentSchema as unknown as Shape).faults.length === 0;
      expect([text, validate(parse(text))]).toEqual([text, ours]);
      expect(ours).toBe(good.includes(text));
    }
  });
});
