import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { compareReports, newFindings } from '../../src/diff/compare-reports.ts';
import { type Diff, DiffSchema } from '../../src/diff/diff-schema.ts';
import type { Facts } from '../../src/logic/fact.ts';
import { renderDiffText } from '../../src/renderers/diff-text.ts';
import { makeReport, type Report } from '../../src/report/report.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';
import { machine, machineSlugs } from '../helpers/machine.ts';

function reportOf(facts: Facts, log: readonly string[] = []): Report {
  return makeReport(
    { facts, log: log.map((text) => ({ text, source: 'test' })), source: 'recording', timings: [], crashedProbes: [] },
    { checks, version: '0.0.0', startedAt: '2026-11-23T00:00:00.000Z', durationMs: 1, only: [], skip: [], runtimes: [] },
  );
}

const compared = (before: Report, after: Report): Diff => compareReports(before, after, checks);
const between = (before: BareFacts, after: BareFacts): Diff => compared(reportOf(factsOf(before)), reportOf(factsOf(after)));
const text = (diff: Diff, all = false): string => renderDiffText(diff, { columns: 100, colour: false, all, findings: [] });

const halo: BareFacts = {
  gpus: [{ key: 'pci:0000:c5:00.0', name: 'Radeon 8060S', driver: 'amdgpu', arch: 'gfx1151' }],
  runtimes: [{ key: 'path:/usr/bin/llama-server', kind: 'llama.cpp', backends: ['vulkan'] }],
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '6.17.9-200.fc43.x86_64',
  'kernel.version': '6.17.9',
  'kernel.lineage': 'upstream',
  'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '' } },
};
const updated: BareFacts = { ...halo, 'kernel.release': '7.0.4-200.fc43.x86_64', 'kernel.version': '7.0.4' };
const id = 'amdgpu-lockup-timeout-2s';

describe('a kernel update', () => {
  const diff = between(halo, updated);

  test('brings a finding, with the change that its check reads', () => {
    expect(diff.findings.find((each) => each.id === id)).toMatchObject({ change: 'new', before: 'clear', after: 'exposed' });
    expect(diff.findings.find((each) => each.id === id)?.by).toContain('kernel.version');
    expect(newFindings(diff, reportOf(factsOf(updated))).map((each) => each.id)).toContain(id);
  });

  test('undone, takes it away', () => {
    const back = between(updated, halo);
    expect(back.findings.find((each) => each.id === id)).toMatchObject({ change: 'gone', before: 'exposed', after: 'clear' });
    expect(newFindings(back, reportOf(factsOf(halo)))).toEqual([]);
  });

  test('is told to people', () => {
    expect(text(diff)).toMatch(/New\n {2}Since Linux 6\.19[\s\S]{1,200}change {2}kernel: 6\.17\.9 → 7\.0\.4/);
    expect(text(diff)).toContain('1 new or more certain, 0 gone or less');
  });

  test('fulfils its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(DiffSchema);
    expect(validate(JSON.parse(JSON.stringify(diff))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
});

describe('what counts as a change', () => {
  const facts = (before: BareFacts, after: BareFacts) => between(before, after).facts.map(({ fact, change }) => `${change} ${fact}`);

  test('a fact that one side could not read is none', () => {
    const diff = between({ 'kernel.secureBoot': { gap: 'denied' } }, { 'kernel.secureBoot': true });
    expect(diff.facts).toEqual([]);
    expect(diff.oneSided).toContain('kernel.secureBoot');
    expect(text(diff, true)).toContain('kernel.secureBoot');
  });

  test('sizes that read the same are none', () => expect(facts({ 'memory.total': 67_300_000_000 }, { 'memory.total': 67_300_100_000 })).toEqual([]));

  test('the order of a set is none', () => expect(facts({ 'kernel.modules': ['xe', 'nvidia'] }, { 'kernel.modules': ['nvidia', 'xe'] })).toEqual([]));

  test('what is there and was not is one', () =>
    expect(facts({ 'nvidia.moduleVersion': null }, { 'nvidia.moduleVersion': '580.95.05' })).toEqual(['changed nvidia.moduleVersion']));

  test('an item that came, and one that went', () =>
    expect(facts({ gpus: [{ key: 'pci:1', name: 'A' }] }, { gpus: [{ key: 'pci:2', name: 'B' }] })).toEqual([
      'disappeared gpus[pci:1]',
      'appeared gpus[pci:2]',
    ]));

  test('nobody knows that one went where not all are known', () =>
    expect(facts({ gpus: [{ key: 'pci:1', name: 'A' }] }, { gpus: { incomplete: [] } })).toEqual([]));

  test('free memory is a reading of the moment: in JSON, and kept from people', () => {
    const diff = between({ 'memory.available': 1e9 }, { 'memory.available': 9e9 });
    expect(diff.facts).toMatchObject([{ fact: 'memory.available', momentary: true }]);
    expect(text(diff)).toContain('Nothing that is compared has changed');
  });

  test('of a long text and of names with values, people are told the parts', () => {
    const line = 'BOOT_IMAGE=/vmlinuz root=UUID=00000000-0000-0000-0000-000000000000 ro quiet splash';
    const diff = between(
      { 'kernel.cmdline': line, 'kernel.parameters': { entries: { 'amdgpu.mes': '0' } } },
      { 'kernel.cmdline': `${line} iommu=pt`, 'kernel.parameters': { entries: { 'amdgpu.mes': '1' } } },
    );
    expect(text(diff)).toContain('kernel command line: + iommu=pt\n');
    expect(text(diff)).toContain('+ amdgpu.mes=1  − amdgpu.mes=0');
  });
});

test('where nothing changed, one calm line and no zeros', () => {
  expect(text(between(halo, halo))).toMatch(/Nothing that is compared has changed on the machine\.\n$/);
});

test('a finding that could not be decided before is not called new, and says what was missing', () => {
  const diff = between({ ...updated, 'kernel.parameters': { gap: 'denied' } }, updated);
  expect(diff.findings.find((each) => each.id === id)).toMatchObject({ change: 'not-known-before', before: 'undecided', missing: ['kernel.parameters'] });
  expect(newFindings(diff, reportOf(factsOf(updated)))).toEqual([]);
});

test('lines of the log that one side alone has', () => {
  const line = 'amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, signaled seq=37013797, emitted seq=37013799';
  const quiet = reportOf(factsOf(updated));
  const loud = reportOf(factsOf(updated), [line]);
  expect(compared(quiet, loud).findings.find((each) => each.id === id)).toMatchObject({ change: 'stronger', after: 'suspected', lines: [{ line }] });
  const again = reportOf(factsOf(updated), [line.replaceAll('370137', '480248')]);
  expect(compared(loud, again).findings.find((each) => each.id === id)).toMatchObject({ change: 'same', lines: [] });
});

test('what a machine calls itself cannot act on the terminal', () => {
  const diff = between(
    { gpus: [{ key: 'pci:1', name: 'x' }] },
    { gpus: [{ key: 'pci:1', name: '\x1b[2J\u202eevil\nline' }], 'kernel.cmdline': '\x1b]0;t\x07' },
  );
  expect(text(diff, true)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

describe('laws, on all recorded machines', () => {
  const reports = new Map<string, Report>();
  beforeAll(async () => {
    for (const slug of machineSlugs) reports.set(slug, reportOf(await machine(slug)));
  });

  test.each(machineSlugs)('%s does not differ from itself', (slug) => {
    const report = reports.get(slug) as Report;
    const diff = compared(report, report);
    expect([diff.facts, diff.oneSided, diff.findings.filter(({ change }) => change !== 'same')]).toEqual([[], [], []]);
  });

  test.each(machineSlugs.map((slug, at) => [slug, machineSlugs[(at + 1) % machineSlugs.length] as string] as const))(
    '%s and %s, turned round, tell the same',
    (a, b) => {
      const [one, other] = [reports.get(a) as Report, reports.get(b) as Report];
      const [there, back] = [compared(one, other), compared(other, one)];
      const turned = { changed: 'changed', appeared: 'disappeared', disappeared: 'appeared' } as const;
      // A card that was swapped is called what it is called later.
      const sorted = (of: readonly { fact: string; subject?: string }[]) =>
        of.map(({ subject: _, ...rest }) => rest).sort((x, y) => (x.fact < y.fact ? -1 : 1));
      expect(sorted(back.facts)).toEqual(
        sorted(
          there.facts.map(({ before, after, ...rest }) => ({
            ...rest,
            change: turned[rest.change],
            ...(rest.change === 'changed' ? { before: after, after: before } : {}),
          })),
        ),
      );
      expect(back.oneSided).toEqual(there.oneSided);
      expect(
        back.findings
          .filter(({ change }) => change === 'gone')
          .map((each) => each.id)
          .sort(),
      ).toEqual(
        there.findings
          .filter(({ change }) => change === 'new')
          .map((each) => each.id)
          .sort(),
      );
    },
  );
});
