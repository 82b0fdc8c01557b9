export interface Mount {
  readonly point: string;
  readonly fsType: string;
  readonly source: string;
  /** Of the mount and of the file system: `noexec`, `ro`. */
  readonly options: readonly string[];
}

/**
 * `/proc/self/mountinfo`, see proc(5).
 *
 *     36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
 */
export function parseMountinfo(text: string): Mount[] {
  const found: Mount[] = [];
  for (const line of text.split('\n', 5_000)) {
    const words = line.split(' ');
    const dash = words.indexOf('-', 6);
    const [point, options, fsType, source, superOptions] = [words[4], words[5], words[dash + 1], words[dash + 2], words[dash + 3]];
    if (dash < 0 || point === undefined || options === undefined || fsType === undefined) continue;
    // What the file system is mounted with holds for all its mounts; only `ro` of it matters to us.
    const readOnly = (superOptions ?? '').split(',').includes('ro') ? ['ro'] : [];
    found.push({ point: unescapeBlanks(point), fsType, source: unescapeBlanks(source ?? ''), options: [...new Set([...options.split(','), ...readOnly])] });
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

function unescapeBlanks(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
