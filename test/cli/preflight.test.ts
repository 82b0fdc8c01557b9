import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PreflightReport } from '../../src/preflight/preflight-report-schema.ts';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-preflight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const machine = file(
  'machine.txt',
  `ai-doctor recording 1
-- ok file /proc/sys/kernel/osrelease
6.17.1-arch1-1
-- ok file /proc/version
Linux version 6.17.1-arch1-1 (linux@archlinux)
-- ok file /etc/passwd
root:x:0:0:root:/root:/bin/bash
ollama:x:998:997::/usr/share/ollama:/bin/false
jdoe:x:1000:1000:Jane Doe:/home/jdoe:/bin/bash
-- ok file /etc/group
root:x:0:
render:x:105:
ollama:x:997:
jdoe:x:1000:
-- ok stat /dev/kfd
kind=char mode=0660 uid=0 gid=105 user=root group=render size=0 rdev=511:0
-- absent statfs /home/jdoe/models
-- ok statfs /home/jdoe
type=0xef53 bsize=4096 blocks=1000000 bavail=500000
`,
);
const reportOf = (out: string): PreflightReport => JSON.parse(out) as PreflightReport;

describe('ai-doctor preflight', () => {
  const exits = (must: string, should = '[]') =>
    runCli(['preflight', file('r.yaml', `preflight: 1\nmust: [${must}]\nshould: ${should}\n`), '--from', machine]).code;
  test('exit codes: go, stop, warn, ask', { timeout: 60_000 }, () => {
    expect(exits('{kernel: ">= 6.8"}')).toBe(0);
    expect(exits('{kernel: ">= 7"}')).toBe(3);
    expect(exits('', '[{kernel: ">= 7"}]')).toBe(4);
    expect(exits('{memory: 1 GiB}')).toBe(5);
    expect(exits('{memory: 1 GiB}, {kernel: ">= 7"}')).toBe(3);
  });

  test('--as-user judges devices for that user', () => {
    const path = file('d.yaml', 'preflight: 1\nmust: [{devices: [/dev/kfd]}]\n');
    const { out } = runCli(['preflight', path, '--json', '--from', machine, '--as-user', 'ollama']);
    const [result] = reportOf(out).requirements;
    expect(result).toMatchObject({ asks: '/dev/kfd opens for ollama', missing: expect.anything() });
    expect(JSON.stringify(result?.saw)).toContain('/dev/kfd (root:render 0660), ollama is in: ollama');
    expect(result?.state).toBe('not-met');
    expect(runCli(['preflight', path, '--from', machine, '--as-user', '$(id)']).code).toBe(2);
  });

  test('names of people are replaced, unless --no-redact', () => {
    const path = file('p.yaml', 'preflight: 1\nmust: [{disk: {path: /home/jdoe/models, free: 90 TiB}}]\n');
    expect(runCli(['preflight', path, '--json', '--from', machine]).out).not.toContain('jdoe');
    expect(runCli(['preflight', path, '--json', '--from', machine, '--no-redact']).out).toContain('/home/jdoe/models');
  });

  test('a profile by name and release; an unknown one with nearest names', { timeout: 60_000 }, () => {
    expect(reportOf(runCli(['preflight', 'ollama@0.32', '--json', '--from', machine]).out).asked).toMatchObject({ name: 'ollama', version: '0.32', notes: [] });
    expect(runCli(['preflight', 'ollama-rockm', '--from', machine])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no profile is called "ollama-rockm"; did you mean ollama or ollama-rocm'),
    });
    expect(runCli(['preflight', 'ollama@0.1', '--from', machine])).toMatchObject({ code: 2, err: expect.stringContaining('releases from 0.9.3 to') });
    expect(runCli(['preflight', '--from', machine])).toMatchObject({ code: 2, err: expect.stringContaining('profiles: ollama, ') });
    expect(runCli(['list', 'profiles']).out).toContain('nvidia-container-host');
    expect(JSON.parse(runCli(['list', 'profiles', '--json']).out)).toHaveLength(17);
  });

  test('every fault of a file with file, line and what was expected', () => {
    const path = file('bad.yaml', 'preflight: 1\nmust:\n  - kernal: ">= 6"\n  - memory: much\n');
    const { code, out, err } = runCli(['preflight', path, '--from', machine]);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')).toEqual([
      `ai-doctor: ${path}:3: must[0]: no field here is called "kernal"; did you mean kernel?`,
      `ai-doctor: ${path}:4: must[1].memory: "much" stands here; expected a size such as "16 GiB" (at least that much), or bytes`,
      '',
    ]);
    expect(runCli(['preflight', join(folder, 'none.yaml')])).toMatchObject({ code: 2, err: expect.stringContaining('there is no such file') });
    expect(runCli(['preflight', '-', '--from', '-'])).toMatchObject({ code: 2 });
  });

  test('requirements from standard input, a report to judge, and all forms', { timeout: 60_000 }, () => {
    const report = file('report.json', runCli(['--json', '--from', machine, '--fail-on', 'never']).out);
    const asked = 'preflight: 1\nmust: [{kernel: ">= 6.8"}, {ports: [80]}]\n';
    expect(runCli(['preflight', '-', '--json', '--from', report], { input: asked })).toMatchObject({ code: 5 });
    for (const format of ['text', 'json', 'sh', 'github', 'junit'])
      expect(runCli(['preflight', '-', '--format', format, '--from', machine], { input: asked })).toMatchObject({ code: 5, err: '' });
    expect(runCli(['preflight', '-', '--format', 'md'], { input: asked }).code).toBe(2);
  });
});
