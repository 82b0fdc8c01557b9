import fc from 'fast-check';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/renderers/html.ts';
import { renderNdjson } from '../../src/renderers/ndjson.ts';
import { renderOpenmetrics } from '../../src/renderers/openmetrics.ts';
import { renderSarif } from '../../src/renderers/sarif.ts';
import { renderText } from '../../src/renderers/text.ts';
import { makeReport, type Report } from '../../src/report/report.ts';
import { factsOf } from '../helpers/facts.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

/** A report whose every piece from outside is the given text. */
function reportWith(outside: string): Report {
  const facts = factsOf({
    'kernel.release': '1',
    'kernel.cmdline': `quiet ${outside}`,
    'distro.name': outside,
    'kernel.modules': { gap: 'denied' },
    gpus: [{ key: `name:${outside}`, name: outside }],
  });
  const checks = [
    sampleCheck({ id: 'root', kind: 'fault', impact: 'blocked', explains: ['leaf'] }),
    sampleCheck({ id: 'leaf', kind: 'fault' }),
    sampleCheck({ id: 'exposed-one', proves: [/./] }),
    sampleCheck({ id: 'exposed-two', layer: 'runtime' }),
  ];
  return makeReport(
    { facts, log: [{ text: outside, source: outside }], source: 'live', timings: [], crashedProbes: [{ id: 'probe x', error: outside }] },
    { checks, version: '0.1.0', startedAt: '2026-11-22T10:00:00.000Z', durationMs: 12, only: [], skip: [], runtimes: [] },
  );
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '\u001b[31mred\u001b[0m',
    '\u009b31m',
    '\u202eevil',
    '"\n# EOF\nfake{a="b"} 1',
    '{"a":1}\n{"b":2}',
    '[a driver](https://example.invalid/)',
    '\\',
  ),
);

describe('forms of the report', () => {
  test('whatever the machine says, no form lets it out of its place', () => {
    fc.assert(
      fc.property(hostile, (outside) => {
        const report = reportWith(outside);
        const page = renderHtml(report);
        expect(page.match(/<script>/g)).toHaveLength(1);
        expect(page).not.toMatch(/<img|onmouseover='|onerror=alert\(1\)>/);
        expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
        for (const line of renderNdjson(report).trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('type');
        const metrics = renderOpenmetrics(report).split('\n');
        expect(metrics.filter((line) => line === '# EOF')).toHaveLength(1);
        for (const line of metrics.slice(0, -2))
          expect(line).toMatch(/^(?:# (?:HELP|TYPE) ai_doctor_\w+ .+|ai_doctor_\w+(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})? -?[\d.]+)$/);
        const results = (JSON.parse(renderSarif(report)) as Log).runs[0]?.results ?? [];
        expect(results).toHaveLength(4);
        for (const { message } of results) expect(message.text).not.toMatch(/\[[^\]]*\]\([^)]*\)/);
        expect(renderText(report, { columns: 100, colour: false, all: true, today: '2026-11-22' })).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      }),
      { numRuns: 150 },
    );
  });

  test('SARIF tells certain findings from reported combinations, and suppresses what is folded', () => {
    const log = JSON.parse(renderSarif(reportWith('x'))) as Log;
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results?.map(({ ruleId, level, kind, suppressions }) => [ruleId, level, kind, suppressions?.length ?? 0])).toEqual(
      [
        ['exposed-one', 'warning', 'fail', 0],
        ['root', 'error', 'fail', 0],
        ['exposed-two', 'note', 'review', 0],
        ['leaf', 'warning', 'fail', 1],
      ].sort((a, b) => (a[0] === 'root' ? -1 : b[0] === 'root' ? 1 : 0)),
    );
    for (const [at, result] of (log.runs[0]?.results ?? []).entries())
      expect(log.runs[0]?.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, String(at)).toBe(result.ruleId);
  });

  test('text: a healthy machine gets one calm line, and columns are kept', () => {
    const healthy = makeReport(
      { facts: factsOf({ 'kernel.release': '2', 'platform.system': 'native' }), log: [], source: 'live', timings: [], crashedProbes: [] },
      { checks: [sampleCheck()], version: '0.1.0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] },
    );
    expect(
      renderText({ ...healthy, redacted: {} }, { columns: 100, colour: false, all: false, today: '2026-01-01' })
        .trim()
        .split('\n')
        .at(-1),
    ).toBe('Nothing found · 1 checks clear  0.0 s');
    for (const columns of [40, 80, 120]) {
      const lines = renderText(reportWith('x'), { columns, colour: false, all: true, today: '2026-11-22' }).split('\n');
      expect(lines.filter((line) => line.length > columns && !line.trim().startsWith('$') && !line.includes('https://'))).toEqual([]);
    }
  });
});
