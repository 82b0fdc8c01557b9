export interface Mount {
  /** The folder of the source file system that is mounted: `/` for all of it. */
  readonly root: string;
  readonly point: string;
  readonly fsType: string;
  readonly source: string;
  /** Of the mount and of the file system: `noexec`, `ro`. */
  readonly options: readonly string[];
  /** Of the file system itself, in one piece, where an overlay names its layers: `rw,lowerdir=…,upperdir=…`. */
  readonly fsOptions: string;
}

/**
 * `/proc/self/mountinfo`, see proc_pid_mountinfo(5).
 *
 *     36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
 *     705 663 0:83 / / rw,relatime master:212 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/ABC,upperdir=…
 *     1033 1014 259:2 /usr/lib/libcuda.so.575.64.03 /usr/lib/libcuda.so.575.64.03 ro,nosuid,nodev - ext4 /dev/nvme0n1p2 rw
 */
export function parseMountinfo(text: string): Mount[] {
  const found: Mount[] = [];
  for (const line of text.split('\n', 5_000)) {
    const words = line.split(' ');
    const dash = words.indexOf('-', 6);
    const [root, point, options, fsType, source = '', fsOptions = ''] = [...words.slice(3, 6), ...words.slice(dash + 1, dash + 4)];
    if (dash < 0 || root === undefined || point === undefined || options === undefined || fsType === undefined) continue;
    // What the file system is mounted with holds for all its mounts; only `ro` of it matters to us.
    const readOnly = fsOptions.split(',').includes('ro') ? ['ro'] : [];
    found.push({
      root: unescapeBlanks(root),
      point: unescapeBlanks(point),
      fsType,
      source: unescapeBlanks(source),
      options: [...new Set([...options.split(','), ...readOnly])],
      fsOptions,
    });
  }
  if (found.length === 0) throw new Error('no mount in it');
  return found;
}

/** The mount that a path without symbolic links lies on: the last of those with the longest way to it. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const holds = mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`);
    if (holds && mount.point.length >= (best?.point.length ?? 0)) best = mount;
  }
  return best;
}

/** Blanks in paths are written in octal: `\040`. */
function unescapeBlanks(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
