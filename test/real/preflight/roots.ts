import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { repository } from '../helpers.ts';

export const executable = `${repository}/dist/standalone/ai-doctor-linux-x64`;
export const armExecutable = `${repository}/dist/standalone/ai-doctor-linux-arm64`;

/** Builds the executables where the sources are newer than they are. */
export function buildStandalone(): void {
  const newest = (folder: string): number =>
    Math.max(
      ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
        entry.isFile() ? statSync(`${entry.parentPath}/${entry.name}`).mtimeMs : 0,
      ),
    );
  const sources = Math.max(newest('src'), newest('checks'), statSync('package.json').mtimeMs);
  if ([executable, armExecutable].every((path) => existsSync(path) && statSync(path).mtimeMs > sources)) return;
  execFileSync(process.execPath, ['--import', 'tsx', 'src/tooling/build-standalone.ts'], { stdio: 'inherit', timeout: 300_000 });
}

/** A Debian root with nothing but the essential packages and apt, made once and kept. */
export function minimalRoot(suite: 'bookworm' | 'bullseye'): string {
  const root = `/var/tmp/ai-doctor-real/minbase-${suite}`;
  if (!existsSync(`${root}/usr/bin/apt`)) {
    execFileSync('mkdir', ['-p', '/var/tmp/ai-doctor-real']);
    execFileSync('rm', ['-rf', root]);
    execFileSync('mmdebstrap', ['--variant=minbase', suite, root], { stdio: 'pipe', timeout: 280_000 });
  }
  return root;
}

export interface InRoot {
  /** `uid:gid`; root where left out. */
  readonly as?: string;
  readonly proc?: boolean;
  readonly sys?: boolean;
  readonly readOnly?: boolean;
  /** Mount options of a fresh tmpfs on /tmp. */
  readonly tmp?: string;
  /** Mount options of a fresh tmpfs on /dev/shm; absent, there is no such folder. */
  readonly shm?: string;
}

/** Runs a shell line in a root of its own mount and process name space, with the executable at /ai-doctor. What it mounts ends with it. */
export function runIn(root: string, line: string, options: InRoot = {}, program: string = executable): { code: number | null; out: string; err: string } {
  const { as = '0:0', proc = true, sys = false, readOnly = false, tmp, shm } = options;
  const mounts = [
    'mount --make-rprivate /',
    'mkdir -p $1/dev $1/opt',
    'touch $1/ai-doctor',
    'mount --bind $1 $1',
    'mount --bind $2 $1/ai-doctor',
    ...(proc ? ['mount -t proc proc $1/proc'] : []),
    ...(sys ? ['mount --rbind /sys $1/sys'] : []),
    ...(shm === undefined ? [] : ['mount -t tmpfs -o mode=755 dev $1/dev', 'mkdir $1/dev/shm', `mount -t tmpfs -o ${shm} shm $1/dev/shm`]),
    ...(tmp === undefined ? [] : [`mount -t tmpfs -o ${tmp} tmp $1/tmp`]),
    ...(readOnly ? ['mount -o remount,bind,ro $1'] : []),
    'exec chroot --userspec=$3 $1 /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root sh -c "$4"',
  ];
  const ran = spawnSync('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-ec', mounts.join('\n'), 'sh', root, program, as, line], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
