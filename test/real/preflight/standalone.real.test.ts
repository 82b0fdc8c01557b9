import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PreflightReport } from '../../../src/preflight/preflight-report-schema.ts';
import type { Report } from '../../../src/report/report.ts';
import { announce, fact, lacks } from '../helpers.ts';
import { armExecutable, buildStandalone, executable, minimalRoot, runIn } from './roots.ts';

const requirements = 'preflight: 1\nmust: [{io_uring: true}]\nshould: [{glibc: \\">= 2.28\\"}, {systemd: true}]\n';
const ask = (format: string): string => `printf "${requirements}" | /ai-doctor preflight - --format ${format}`;
const reportOf = (out: string): PreflightReport => JSON.parse(out) as PreflightReport;
const stateOf = (report: PreflightReport, id: string): string | undefined => report.requirements.find((each) => each.id === id)?.state;

beforeAll(() => {
  if (lacks() === undefined) buildStandalone();
});

describe.runIf(announce('the one-file executable', lacks('mmdebstrap', 'unshare')))('the one-file executable', () => {
  let root = '';
  beforeAll(() => {
    root = minimalRoot('bookworm');
  });

  test('is one file of at most 130 MB, with its checksum beside it', () => {
    for (const path of [executable, armExecutable]) {
      expect(statSync(path).size).toBeLessThanOrEqual(130_000_000);
      execFileSync('sha256sum', ['-c', `${path}.sha256`], { cwd: 'dist/standalone', stdio: 'pipe' });
    }
  });

  test('asks no newer C library than glibc 2.28', () => {
    const read = spawnSync('objdump', ['-T', executable, '.cache/standalone/@koromix+koffi-linux-x64@3.3.4/package/linux_x64/koffi.node'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (read.error !== undefined) return process.stderr.write('skipped: glibc symbols: needs objdump\n');
    const newest = Math.max(...[...read.stdout.matchAll(/\(?GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor)));
    expect(newest).toBe(28);
  });

  test('runs in an empty Debian root without Node and without /sys', () => {
    expect(runIn(root, 'command -v node').code).not.toBe(0);
    const ran = runIn(root, '/ai-doctor --json --fail-on never');
    expect(ran.err).toBe('');
    const report = JSON.parse(ran.out) as Report;
    expect(report.crashed).toEqual([]);
    expect(fact(report, 'distro.libcVersion')).toBe('2.36');
    expect(fact(report, 'ioUring.setup')).toEqual(expect.any(String));
    // Without /sys nobody knows what hardware there is: not known is not "none".
    const hardware = runIn(root, 'printf "preflight: 1\\nmust: [{gpu: {vendor: amd}}, {usable: npu}]\\n" | /ai-doctor preflight - --json');
    expect([hardware.code, reportOf(hardware.out).requirements.map(({ state }) => state)]).toEqual([5, ['unknown', 'unknown']]);
  });

  test('answers in all forms', () => {
    const json = runIn(root, ask('json'));
    expect(stateOf(reportOf(json.out), 'glibc')).toBe('met');
    expect(json.code).toBe(reportOf(json.out).exitCode);
    expect(runIn(root, `eval "$(${ask('sh')})"; echo "$AI_DOCTOR_EXIT"`).out).toBe(`${json.code}\n`);
    expect(runIn(root, ask('junit')).out).toContain('<testsuite name="preflight');
    expect(runIn(root, ask('github')).out).toContain('::notice title=preflight');
  });

  test('as an arbitrary uid with a read-only home, no exec in /tmp and no /dev/shm: a gap, and never "met"', () => {
    const ran = runIn(root, ask('json'), { as: '54321:54321', readOnly: true, tmp: 'noexec,nosuid,mode=1777' });
    expect(ran.err).toBe('');
    const report = reportOf(ran.out);
    expect([ran.code, stateOf(report, 'io-uring')]).toEqual([5, 'unknown']);
    expect(report.requirements[0]?.missing[0]).toMatchObject({
      reason: 'no-place-for-native',
      detail: expect.stringContaining('/tmp: what lies there may not be run'),
    });
    expect(runIn(root, `${ask('json')} >/dev/null; ls -A /tmp`, { tmp: 'noexec,mode=1777', readOnly: true }).out).toBe('');
  });

  test('with /dev/shm it finds a place, and leaves nothing there', () => {
    const ran = runIn(root, `${ask('json')}; ls -A /dev/shm /tmp >&2`, {
      as: '54321:54321',
      readOnly: true,
      tmp: 'noexec,mode=1777',
      shm: 'nosuid,nodev,mode=1777',
    });
    expect(stateOf(reportOf(ran.out), 'io-uring')).not.toBe('unknown');
    expect(ran.err.trim().split(/\s+/)).toEqual(['/dev/shm:', '/tmp:']);
  });

  test('without /proc it says so', () => {
    const ran = runIn(root, '/ai-doctor preflight ollama', { proc: false });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('/proc is not mounted')]);
  });

  test('knows its checks from outside, its pages and its faults', () => {
    expect(runIn(root, '/ai-doctor explain render-group-missing').out).toContain('sudo usermod -aG render,video ollama');
    expect(runIn(root, '/ai-doctor preflight ollamma').err).toContain('did you mean ollama');
    const outside = `mkdir -p /opt/x && printf 'export default ({ kernel }) => ({ id: "p", layer: "kernel", kind: "fault", title: "P", impact: "risk", symptom: "s", blamedOn: "b", runtimes: [], when: kernel.version.atLeast("1"), remedy: [{ do: "d" }], verify: "v", evidence: [{ url: "https://example.org", date: "2026", establishes: "e", strength: "documented" }] });' > /opt/x/p.mjs && /ai-doctor --json --checks /opt/x/p.mjs --fail-on never`;
    expect(runIn(root, outside).out).toContain('"x/p"');
  });
});

describe.runIf(announce('the executable on an older distribution', lacks('mmdebstrap', 'unshare')))('on Debian 11 (glibc 2.31)', () => {
  test('it runs, natively too', () => {
    const ran = runIn(minimalRoot('bullseye'), '/ai-doctor --json --fail-on never');
    expect(fact(JSON.parse(ran.out) as Report, 'distro.libcVersion')).toBe('2.31');
  });
});

describe.runIf(
  announce(
    'the arm64 executable',
    lacks('qemu-aarch64-static') ?? (statSync('/usr/aarch64-linux-gnu', { throwIfNoEntry: false }) === undefined ? 'needs libc6-arm64-cross' : undefined),
  ),
)('the arm64 executable, under qemu’s user emulation', () => {
  test('starts, judges a file and answers', () => {
    const words = ['-L', '/usr/aarch64-linux-gnu', armExecutable];
    expect(execFileSync('qemu-aarch64-static', [...words, '--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
    const ran = spawnSync('qemu-aarch64-static', [...words, 'preflight', '-', '--json', '--timeout', '60000'], {
      input: 'preflight: 1\nmust: [{memory: 1 MiB}]\n',
      encoding: 'utf8',
      timeout: 120_000,
    });
    expect([ran.status, reportOf(ran.stdout).verdict]).toEqual([0, 'go']);
  });
});
