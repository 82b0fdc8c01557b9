import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { evidenceFromHost } from '../../src/evidence/from-host.ts';
import { evidenceFromReport, parseReport } from '../../src/evidence/from-report.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { nothingPrivate } from '../../src/redact/private-values.ts';
import { redactReport } from '../../src/redact/redact-report.ts';
import { isVocabulary } from '../../src/redact/vocabulary.ts';
import { makeReport, type Report } from '../../src/report/report.ts';
import { recordingOf } from '../helpers/machine.ts';

const judging = { checks, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] };
const shown = ({ findings, clear, machine }: Report): unknown => [findings.map(({ id, verdict }) => `${verdict} ${id}`), clear, machine.title];

/** Words in what was read, and the names of facts: whoever is called so must not take a verdict with them. */
function wordsIn(of: unknown): string[] {
  if (typeof of === 'string') return of.match(/(?<![A-Za-z0-9_])[a-z][a-z0-9_-]{2,20}(?![A-Za-z0-9_])/g) ?? [];
  if (typeof of !== 'object' || of === null) return [];
  return Object.entries(of).flatMap(([name, each]) => [...wordsIn(name), ...(name === 'source' ? [] : wordsIn(each))]);
}

describe('whatever the user and the host are called, no verdict is lost', () => {
  test.each(['amd-service-without-render', 'strix-halo', 'intel-arc', 'blackwell'])('%s', async (slug) => {
    const report = makeReport(await evidenceFromHost(recordedHost(recordingOf(slug)), 'recording', { timeoutMs: 5_000, wake: false }), judging);
    const words = [...new Set(wordsIn([report.facts, report.signs]))].filter((word) => !isVocabulary(word));
    const names = words
      .filter((_, at) => at % 8 === 0)
      .concat(words.filter((word) => /^(?:build|storage|compute|platform|complete|key|facts|value)$/.test(word)));
    for (const name of names) {
      const redacted = redactReport(report, { ...nothingPrivate, hosts: [name] });
      const again = makeReport(evidenceFromReport(parseReport(JSON.stringify(redacted))), judging);
      expect([name, shown(again)]).toEqual([name, JSON.parse(JSON.stringify(shown(report)).replaceAll('[host-1]', name))]);
    }
  });

  test('names of facts and fields stay; keys and values of the machine do not', () => {
    const report = makeReport(
      {
        facts: {
          scalars: { 'kernel.cmdline': { value: 'host=origin', source: 'file /home/origin/x' } },
          lists: { gpus: { complete: true, value: [{ key: 'name:origin', facts: { origin: { gap: 'denied', detail: 'origin', source: 'x' } } }] } },
        },
        log: { signs: [] },
        source: 'live',
        timings: [],
        crashedProbes: [],
      },
      { ...judging, checks: [] },
    );
    const text = JSON.stringify(redactReport(report, { ...nothingPrivate, users: ['origin'] }));
    expect(text).toContain('"name:[user-1]"');
    expect(text).toContain('"origin":{"gap":"denied","detail":"[user-1]"');
    expect(text).toContain('"gpus[name:[user-1]].origin"');
    expect(text).not.toContain('/home/origin');
  });
});
