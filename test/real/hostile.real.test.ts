import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { announce, lacks, program } from './helpers.ts';

const run = announce('hostile machines', lacks('unshare', 'mount', 'mkfifo'));
const folder = run ? mkdtempSync('/var/tmp/ai-doctor-hostile-') : '';
afterAll(() => {
  if (run) rmSync(folder, { recursive: true, force: true });
});

/** Every command that may be asked, with one body; and a machine on which they are asked. */
function hostileMachine(body: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of [
    'nvidia-smi',
    'systemctl',
    'journalctl',
    'dmesg',
    'dpkg-query',
    'rpm',
    'docker',
    'podman',
    'nvcc',
    'ldd',
    'grep',
    'zgrep',
    'llama-server',
    'koboldcpp',
    'vulkaninfo',
  ]) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return [
    'mount --make-rprivate /',
    `mkdir -p ${folder}/module/nvidia ${folder}/run`,
    `mount --bind ${folder}/module /sys/module`,
    `mount --bind ${folder}/run /run`,
    'mkdir -p /run/systemd/system',
    'printf "[Service]\\nExecStart=/usr/bin/ollama serve\\n" > /run/systemd/system/ollama.service',
    `export PATH=${bin}:/usr/bin:/bin`,
    `exec ${process.execPath} ${program} --no-tui --json --fail-on never`,
  ].join('\n');
}

const mark = 'sleep 98765';
const left = (): string[] =>
  spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(mark));

describe.runIf(run)('whatever tools do', () => {
  test.each([
    ['hang', mark],
    ['hang and ignore every request to end', `trap "" TERM INT HUP; while :; do ${mark}; done`],
    ['crash', 'kill -SEGV $$'],
    ['never stop talking', 'exec yes "$(printf \'\\\\033]0;x\\\\007 @everyone <script>\')"'],
  ])('when they %s, the report comes in time and nothing stays behind', { timeout: 20_000 }, (_, body) => {
    const started = performance.now();
    const { stdout, status } = spawnSync('unshare', ['-m', 'sh', '-c', hostileMachine(body)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(performance.now() - started).toBeLessThan(7_000);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Report).crashed).toEqual([]);
    expect(stdout).not.toMatch(/\x1b/);
    expect(left()).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the run with all that it started', { timeout: 20_000 }, async (signal) => {
    const child = spawn('unshare', ['-m', 'sh', '-c', hostileMachine(mark)], { stdio: 'ignore' });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(left()).not.toEqual([]);
    const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(left()).toEqual([]);
  });
});

describe.runIf(run)('whatever lies where accounts and names are read', () => {
  test.each([
    ['a pipe that nobody writes to', 'mkfifo $W/x'],
    ['a device that never ends', 'ln -s /dev/zero $W/x'],
    ['two gigabytes', 'truncate -s 2G $W/x'],
  ])('%s', { timeout: 20_000 }, (_, make) => {
    const files = ['/etc/passwd', '/etc/group', '/etc/hostname', '/etc/machine-id', '/etc/os-release'];
    const script = `W=$(mktemp -d ${folder}/XXXXXX); ${make}\nmount --make-rprivate /\nfor f in ${files.join(' ')}; do f=$(readlink -f $f); [ -e $f ] && mount --bind $W/x $f; done\nexec ${process.execPath} ${program} --no-tui --json --fail-on never > ${folder}/out.json`;
    const started = performance.now();
    expect(spawnSync('unshare', ['-m', 'sh', '-c', script], { timeout: 15_000 }).status).toBe(0);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Report).crashed).toEqual([]);
  });
});
