import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { announce, fact, liveReport, program } from './helpers.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-real-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('this machine', () => {
  let report: Report;
  beforeAll(() => {
    report = liveReport();
  });

  test('says of it what the machine’s own tools say', () => {
    const release = execFileSync('uname', ['-r'], { encoding: 'utf8' }).trim();
    expect(fact(report, 'kernel.release')).toBe(release);
    expect(fact(report, 'platform.arch')).toBe(execFileSync('uname', ['-m'], { encoding: 'utf8' }).trim());
    const total = /MemTotal:\s+(\d+) kB/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    expect(fact(report, 'memory.total')).toBe(Number(total) * 1024);
  });

  test('nothing crashed, and every layer is in the strip', () => {
    expect(report.crashed).toEqual([]);
    expect(report.layers).toHaveLength(10);
  });

  test('a recording of it replays to the same findings', () => {
    const path = join(folder, 'here.txt');
    spawnSync(process.execPath, [program, 'record', '-o', path], { stdio: 'pipe' });
    const replayed = liveReport(['--from', path]);
    expect(replayed.findings.map(({ id, verdict }) => [id, verdict])).toEqual(report.findings.map(({ id, verdict }) => [id, verdict]));
    expect(replayed.undecided.map(({ id }) => id)).toEqual(report.undecided.map(({ id }) => id));
  });

  test('writes nothing, and connects to nothing but loopback', () => {
    if (!announce('writes nothing', spawnSync('strace', ['-V']).status === 0 ? undefined : 'needs strace')) return;
    const log = join(folder, 'strace.txt');
    execFileSync(
      'strace',
      ['-f', '-qq', '-e', 'trace=openat,creat,mkdir,unlink,rename,connect', '-o', log, process.execPath, program, '--json', '--fail-on', 'never'],
      { stdio: 'pipe', maxBuffer: 1 << 28 },
    );
    const calls = readFileSync(log, 'utf8').split('\n');
    const written = calls.filter((line) => /O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir\(|unlink\(|rename\(/.test(line) && !/ENOENT|EACCES|EEXIST|= -1/.test(line));
    expect(written.filter((line) => !/"\/dev\/(?:null|tty|shm|kfd|dri)|\/proc\/self|anon_inode|"\/dev\/ptmx/.test(line))).toEqual([]);
    const connected = calls.filter((line) => /connect\(/.test(line) && /AF_INET/.test(line));
    expect(connected.filter((line) => !/127\.0\.0\.1|::1/.test(line))).toEqual([]);
  });

  test('a reader that goes away does not make it fail', () => {
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" --json --fail-on never | head -c 10; exit 0`], { encoding: 'utf8' });
    expect(ran.stderr).toBe('');
  });
});

describe('io_uring, by a real system call', () => {
  const setup = 425;
  test.each([
    ['EPERM', 1],
    ['ENOSYS', 38],
    ['ENOMEM', 12],
  ])('under a seccomp filter that answers %s', (name, errno) => {
    const report = liveReport([], [process.execPath, 'test/real/with-seccomp.mjs', String(setup), String(errno)]);
    expect(fact(report, 'ioUring.setup')).toBe(name);
    expect(fact(report, 'user.seccomp')).not.toBe(0);
  });

  test('without a filter it is what the kernel says', () => {
    const report = liveReport();
    expect(['ok', 'EPERM', 'ENOSYS']).toContain(fact(report, 'ioUring.setup'));
    if (fact(report, 'ioUring.setup') === 'ok') expect(fact(report, 'ioUring.operations')).toContain('READ');
  });
});

describe('a machine that misbehaves', () => {
  test('tools that hang, print megabytes or escape codes do not keep the report', () => {
    const bin = join(folder, 'bin');
    execFileSync('mkdir', ['-p', bin]);
    const script = (name: string, body: string): void => writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    script('nvidia-smi', 'sleep 600');
    script('vulkaninfo', 'yes garbage | head -c 50000000');
    script('ldd', "printf '\\033]0;owned\\007'; exit 3");
    script('systemctl', 'trap "" TERM; sleep 600');
    script('journalctl', 'exec sleep 600');
    const started = performance.now();
    const ran = spawnSync(process.execPath, [program, '--json', '--fail-on', 'never'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
      timeout: 30_000,
      maxBuffer: 1 << 28,
    });
    expect(ran.status).toBe(0);
    expect((JSON.parse(ran.stdout) as Report).crashed).toEqual([]);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  test('it ends in time when its own limit is short', () => {
    const started = performance.now();
    expect(spawnSync(process.execPath, [program, '--timeout', '100', '--fail-on', 'never']).status).toBe(0);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('other users and bare surroundings', () => {
  test('any user may run it, without a home', () => {
    const ran = spawnSync('setpriv', ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath, program, '--json', '--fail-on', 'never'], {
      encoding: 'utf8',
      cwd: '/',
      env: { PATH: process.env.PATH },
      maxBuffer: 1 << 28,
    });
    expect(ran.stderr).toBe('');
    const report = JSON.parse(ran.stdout) as Report;
    expect(report.crashed).toEqual([]);
    expect(fact(report, 'user.uid')).toBe(65534);
  });

  test('without /proc it says so, exit 2; without /sys it reports what is left', () => {
    const inNamespace = (mount: string): ReturnType<typeof spawnSync> =>
      spawnSync('unshare', ['-m', 'sh', '-c', `${mount} && exec "${process.execPath}" "${program}" --fail-on never`], { encoding: 'utf8' });
    const without = inNamespace('mount -t tmpfs tmpfs /proc');
    expect([without.status, String(without.stderr)]).toEqual([2, expect.stringMatching(/^ai-doctor: \/proc is not mounted.*\n$/)]);
    const bare = inNamespace('mount -t tmpfs tmpfs /sys');
    expect([bare.status, String(bare.stdout)]).toEqual([0, expect.stringMatching(/checks clear/)]);
  });
});
