import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const machine = 'test/machines/strix-halo.machine.txt';
const whole = runCli(['--json', '--from', machine]).out;
const report = JSON.parse(whole) as Report;
const ids = (out: string): string[] => (JSON.parse(out) as Report).findings.map(({ id, verdict }) => `${verdict} ${id}`);
const changed = (change: Record<string, unknown>): string => file('changed.json', JSON.stringify({ ...report, ...change }));

describe('inputs on their way through other systems', () => {
  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${whole}`)],
    ['UTF-16, as PowerShell writes', Buffer.from(`\ufeff${whole}`, 'utf16le')],
    ['line ends of Windows', Buffer.from(whole.replaceAll('\n', '\r\n'))],
  ])('a report with %s', (_, bytes) => {
    expect(ids(runCli(['--json', '--from', file('way.json', bytes)]).out)).toEqual(ids(whole));
  });

  test('a recording with line ends of Windows, and one of a later version', () => {
    const text = 'ai-doctor recording 1\n-- ok file /proc/sys/kernel/osrelease\n6.17.1-arch1-1\n-- ok file /proc/version\nLinux version 6.17.1-arch1-1\n';
    const read = JSON.parse(runCli(['--json', '--from', file('crlf.txt', `\ufeff${text.replaceAll('\n', '\r\n')}`)]).out) as Report;
    expect(read.facts['kernel.version']).toMatchObject({ value: '6.17.1' });
    expect(runCli(['--from', file('later.txt', 'ai-doctor recording 2\n')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/later\.txt:1: the first line is not "ai-doctor recording 1"/),
    });
  });

  test('a device that never ends is refused', () => {
    expect(runCli(['--from', '/dev/zero'])).toMatchObject({ code: 2, err: expect.stringMatching(/larger than 64 MiB/) });
  });
});

describe('a report of another shape', () => {
  test.each([
    ['a key that is no text', { gpus: { complete: true, value: [{ key: { toString: 1 }, facts: {} }] } }],
    ['details that are no text', { 'kernel.version': { gap: 'denied', detail: 5, source: [] } }],
    ['values of another kind', { 'kernel.modules': { value: 5, source: 's' }, 'kernel.version': { value: true, source: 's' } }],
    [
      'names of prototypes',
      JSON.parse('{"__proto__":{"complete":true,"value":[]},"constructor":{"value":1,"source":"s"},"__proto__.x":{"value":1,"source":"s"}}'),
    ],
    ['ten thousand items', { gpus: { complete: true, value: Array.from({ length: 10_000 }, (_, at) => ({ key: `k${at}`, facts: {} })) } }],
  ])('%s', (_, facts) => {
    const { code, out, err } = runCli(['--json', '--fail-on', 'never', '--from', changed({ facts: { ...report.facts, ...facts } })]);
    expect([code, err]).toEqual([0, '']);
    expect((JSON.parse(out) as Report).crashed).toEqual([]);
  });

  test.each([
    ['no version', { schemaVersion: { toString: 1 } }, ['--json']],
    ['a finding of no layer', { findings: [{ ...report.findings[0], layer: 'cellar' }] }, ['--as-judged']],
  ])('%s is refused', (_, change, args) => {
    expect(runCli([...args, '--from', changed(change)]).code).toBe(2);
  });
});

test('a report of nothing but nests is judged, and not shown as it was', () => {
  const nests = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const path = file('nests.json', whole.replace('"facts": {', `"facts": {"x.y": ${nests},`));
  expect(ids(runCli(['--json', '--from', path]).out)).toEqual(ids(whole));
  expect(runCli(['--as-judged', '--from', path]).code).toBe(2);
});

describe('somebody else’s report as it was judged', () => {
  const evil = '\x1b]0;x\x07\x1b[2J @everyone <script>alert(1)</script> ](http://evil.example) ```\n# H1';
  const [first] = report.findings;
  const finding = {
    ...first,
    title: `t${evil}`,
    remedy: [{ do: evil, commands: [evil] }],
    evidence: [{ url: `javascript:alert(1)//${evil}`, date: evil, establishes: evil, strength: evil }],
    owner: { name: evil, tracker: 'javascript:alert(1)' },
    why: [{ truth: 'true', says: evil, saw: evil }],
  };
  const path = file('evil.json', JSON.stringify({ ...report, tool: { name: 'ai-doctor', version: evil }, findings: [finding] }));
  test.each(['text', 'md', 'html', 'sarif', 'openmetrics', 'ndjson'])('%s obeys none of it', (format) => {
    const { out } = runCli(['--as-judged', '--all', '--format', format, '--from', path]);
    expect(out).not.toBe('');
    expect(out).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    expect(out).not.toMatch(/<script>alert|href="javascript|^# H1|(?<![\w&;\\])@everyone/m);
  });
});

describe('checks from outside', () => {
  const check = (more: string): string =>
    `export default ({ kernel }) => ({ id: 'x', layer: 'kernel', kind: 'fault', impact: 'risk', title: 't', symptom: 's', blamedOn: 'b', verify: 'v', when: kernel.cmdline.has(/x/), remedy: [{ do: 'd' }], evidence: [{ url: 'https://example.org', date: '2026', establishes: 'e', strength: 'documented' }], ${more} })`;
  test.each([
    ['owner', "owner: { component: 'nobody' }"],
    ['remedy', 'remedy: [null]'],
    ['evidence', 'evidence: [5]'],
    ['proves', "proves: 'text'"],
    ['explains', 'explains: 7'],
    ['id', "id: 'e\\x1b[31m'"],
  ])('with another form of %s are refused', (field, more) => {
    const { code, err } = runCli(['--from', machine, '--checks', file(`${field}.mjs`, check(more))]);
    expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`another form of ${field}`))]);
    expect(err).not.toMatch(/\x1b/);
  });

  test('that never finish loading are not waited for', { timeout: 15_000 }, () => {
    expect(runCli(['--from', machine, '--checks', file('waits.mjs', 'await new Promise(() => {}); export default () => [];')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not loaded after 5 s/),
    });
  });
});
