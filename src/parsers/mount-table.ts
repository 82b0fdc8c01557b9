export interface MountedTree {
  /** The folder of the source file system that is mounted: `/` for all of it. */
  readonly root: string;
  readonly point: string;
  readonly type: string;
  readonly source: string;
  /** Options of the file system itself, in one piece: `rw,lowerdir=…,upperdir=…`. */
  readonly options: string;
}

/**
 * `/proc/self/mountinfo`, with the parts that tell a container's mounts from a machine's: which folder of its file system each one shows,
 * and an overlay's layers.
 *
 *     705 663 0:83 / / rw,relatime master:212 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/ABC,upperdir=…
 *     1033 1014 259:2 /usr/lib/libcuda.so.575.64.03 /usr/lib/libcuda.so.575.64.03 ro,nosuid,nodev - ext4 /dev/nvme0n1p2 rw
 */
export function parseMountTable(text: string): MountedTree[] {
  const mounts = text.split('\n', 5_000).flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ', 2);
    const [, , device = '', root, point] = left.split(' ');
    const [type = '', source = '', options = ''] = right.split(' ');
    return type === '' || root === undefined || point === undefined || !/^\d+:\d+$/.test(device)
      ? []
      : [{ root: unescapePath(root), point: unescapePath(point), type, source, options }];
  });
  if (mounts.length === 0) throw new Error('no line of a mount table');
  return mounts;
}

/** Blanks in paths are written in octal: `\040`. */
function unescapePath(path: string): string {
  return path.replace(/\\(040|011|012|134)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}
