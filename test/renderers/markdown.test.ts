import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { markdownOf } from '../../src/commands/report.ts';
import { evidenceFromReport, parseReport } from '../../src/evidence/from-report.ts';
import { forms } from '../../src/forms/forms.ts';
import { nothingPrivate } from '../../src/redact/private-values.ts';
import { redactReport } from '../../src/redact/redact-report.ts';
import { markdownCode, markdownFence, markdownText } from '../../src/renderers/markdown-text.ts';
import { type Evidence, makeReport, type Report } from '../../src/report/report.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';

function reportOf(evidence: Omit<Evidence, 'source' | 'timings' | 'crashedProbes'>): Report {
  return redactReport(
    makeReport(
      { ...evidence, source: 'live', timings: [], crashedProbes: [] },
      { checks, version: '0.1.0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] },
    ),
    nothingPrivate,
  );
}

const shown = (report: Report) => report.findings.map(({ id, verdict, rank }) => [id, verdict, rank]);

/** A machine with findings, as far as bare facts go. */
const faulty: BareFacts = {
  'platform.system': 'native',
  'distro.name': 'Fedora Linux 43',
  'ioUring.setup': 'EPERM',
  'ioUring.disabled': 2,
  gpus: [
    {
      key: 'pci:0000:03:00.0',
      name: 'Radeon RX 6600',
      vendor: 'amd',
      arch: 'gfx1032',
      integrated: false,
      driver: 'amdgpu',
      vramTotal: 8573157376,
      vramVisible: 268435456,
    },
  ],
};

describe('the Markdown report', () => {
  test.each(forms.map((form) => ({ id: form.id, form })))('$id: every field of the form stands there in order, and the block reads back', ({ form }) => {
    const report = reportOf({ facts: factsOf(faulty), log: [] });
    const text = markdownOf(report, form);
    const places = form.fields.map(({ label }) => text.indexOf(`### ${label}`));
    expect(places.every((at, index) => at >= 0 && at > (places[index - 1] ?? -1))).toBe(true);
    const again = reportOf(evidenceFromReport(parseReport(text)));
    expect(shown(again)).toEqual(shown(report));
    expect(report.findings.length).toBeGreaterThan(0);
  });

  test('stays under 60,000 characters, and reads back to the same findings, whatever the machine holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.string({ unit: 'binary', maxLength: 200 }), (count, text) => {
        const bloated = factsOf({
          ...faulty,
          'kernel.cmdline': text.repeat(20),
          'kernel.modules': Array.from({ length: count }, (_, at) => `module_with_a_long_name_${at}`),
          'environment.variables': { entries: { NOISE: text } },
        });
        const report = reportOf({ facts: bloated, log: [{ text: text || 'x', source: 'journal -k' }] });
        const markdown = markdownOf(report, forms[0]);
        expect(markdown.length).toBeLessThanOrEqual(60_000);
        expect(shown(reportOf(evidenceFromReport(parseReport(markdown))))).toEqual(shown(report));
      }),
      { numRuns: 40 },
    );
  });
});

describe('text from outside in Markdown', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '@torvalds',
      '#1',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '```\n# owned',
      '`` ` ``',
      '</details>',
      '<!-- ',
      '![x](https://evil.example/x.png)',
      'https://evil.example',
      '\u001b]0;x\u0007',
      '- a',
      '1. b',
      '| a | b |',
      '&lt;b&gt;',
    ),
  );

  test('carries no markup, HTML, mention or control character', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 5 }).map((parts) => parts.join(' ')),
        (text) => {
          const safe = markdownText(text);
          expect(safe).not.toMatch(/[<>@\n]|[\0-\x08\x0b-\x1f\x7f-\x9f]|https?:\/\//);
          expect(safe.replace(/\\[\\`*_{}[\]()|~+=-]|\\(?=\d)/g, '')).not.toMatch(/[`*[\]|~]/);
        },
      ),
    );
  });

  test('cannot end a code span or a fence', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 5 }).map((parts) => parts.join('\n')),
        (text) => {
          const fenced = markdownFence(text, 'text').split('\n');
          const fence = /^`+/.exec(fenced[0] ?? '')?.[0] ?? '';
          expect(fenced.slice(1, -1).some((line) => line.includes(fence))).toBe(false);
          const span = markdownCode(text);
          const ticks = /^`+/.exec(span)?.[0] ?? '';
          expect(span.slice(ticks.length, -ticks.length)).not.toContain(ticks);
        },
      ),
    );
  });
});
