import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseStat } from '../../src/host/host.ts';
import type { Recording } from '../../src/host/recording.ts';
import type { Report } from '../../src/report/report.ts';
import { program } from './helpers.ts';

/** Folders that the planted machine replaces as a whole. */
const replaced = ['/sys/class', '/sys/bus/pci', '/sys/module', '/sys/firmware', '/sys/devices/virtual/dmi'];
/** Single files of /proc and /etc that are bound over the real ones; those of the running process stay its own. */
const single = /^\/(?:proc\/(?:version|cmdline|cpuinfo|meminfo|modules|driver\/.*|sys\/kernel\/(?:osrelease|tainted))|etc\/os-release|usr\/lib\/os-release)$/;

/**
 * Runs the live program on hardware that this machine lacks: what a recording holds of /sys, /proc and /dev is laid out as files, links and
 * device nodes and bound over the real ones in a mount namespace of its own. The program reads it through its live host and knows no better.
 */
export function plantedReport(recording: Recording): Report {
  const work = mkdtempSync('/var/tmp/ai-doctor-planted-');
  try {
    const binds: string[] = [];
    for (const folder of replaced) mkdirSync(join(work, folder), { recursive: true });
    layOut(recording, work);
    for (const folder of replaced) if (existsSync(folder)) binds.push(`mount --bind ${join(work, folder)} ${folder}`);
    for (const [name, answer] of recording.answers) {
      const path = name.startsWith('file ') ? name.slice(5) : '';
      if (answer.got === 'ok' && single.test(path) && existsSync(path)) binds.push(`mount --bind ${join(work, path)} ${path}`);
    }
    const script = [
      'set -e',
      'mount --make-rprivate /',
      ...binds,
      // A /dev of its own: what every program needs, and what was recorded.
      `mkdir -p ${work}/dev`,
      `mount -t tmpfs tmpfs ${work}/dev`,
      ...['null c 1 3', 'zero c 1 5', 'random c 1 8', 'urandom c 1 9', 'tty c 5 0'].map((node) => `mknod -m 666 ${work}/dev/${node}`),
      ...deviceNodes(recording, work),
      `mount --move ${work}/dev /dev`,
      `exec ${process.execPath} ${program} --json --fail-on never`,
    ].join('\n');
    return JSON.parse(execFileSync('unshare', ['-m', 'sh', '-c', script], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 })) as Report;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Files, links and folders of /sys, and the single files, as the recording has them. */
function layOut({ answers }: Recording, work: string): void {
  const wanted = (path: string): boolean => replaced.some((folder) => path === folder || path.startsWith(`${folder}/`)) || single.test(path);
  for (const [name, answer] of answers) {
    const [kind = '', path = ''] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)];
    if (answer.got !== 'ok' || !wanted(path)) continue;
    const here = join(work, path);
    if (kind === 'file') {
      mkdirSync(dirname(here), { recursive: true });
      writeFileSync(here, answer.text);
    } else if (kind === 'link') {
      mkdirSync(dirname(here), { recursive: true });
      if (!existsSync(here)) symlinkSync(answer.text.trim(), here);
    }
  }
  // Lists come last: a name that nothing else was read of is an empty folder.
  for (const [name, answer] of answers) {
    const path = name.startsWith('list ') ? name.slice(5) : '';
    if (answer.got !== 'ok' || !wanted(path)) continue;
    mkdirSync(join(work, path), { recursive: true });
    for (const entry of answer.text.split('\n').filter(Boolean)) if (!existsSync(join(work, path, entry))) attempt(() => mkdirSync(join(work, path, entry)));
  }
}

/** Links that point nowhere exist for `mkdir` and not for `existsSync`; they are right as they are. */
function attempt(make: () => void): void {
  try {
    make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function deviceNodes({ answers }: Recording, work: string): string[] {
  return [...answers].flatMap(([name, answer]) => {
    const path = name.startsWith('stat /dev/') ? name.slice(5) : '';
    if (path === '' || answer.got !== 'ok') return [];
    const { kind, mode, gid, rdev } = parseStat(answer.text);
    if (kind !== 'char') return [`mkdir -p ${work}${path}`];
    const [major, minor] = rdev.split(':');
    return [
      `mkdir -p ${dirname(`${work}${path}`)}`,
      `mknod -m ${mode.toString(8)} ${work}${path} c ${major || 1} ${minor || 3}`,
      `chown 0:${gid} ${work}${path}`,
    ];
  });
}
