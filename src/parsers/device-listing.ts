/** One device node as `ls -l` prints it. */
export interface DeviceNode {
  /** The whole path: `/dev/dri/renderD128`. */
  readonly path: string;
  /** 0660. */
  readonly mode: number;
  readonly user: string;
  readonly group: string;
  /** A `+` behind the mode: an access list says more than the mode does. */
  readonly acl: boolean;
  readonly major: number;
  readonly minor: number;
}

/**
 * Device nodes in the output of `ls -l /dev/kfd /dev/dri /dev/nvidia*`, in whatever order of columns for the date:
 *
 *     crw-rw---- 1 root render 511, 0 Sep  4 10:01 /dev/kfd
 *     /dev/dri:
 *     total 0
 *     crw-rw----+ 1 root video  226,   1 Sep  4 10:01 card1
 *     crw-rw----. 1 root render 226, 128 2024-09-04 10:01 renderD128
 *
 * Names without a folder take that of the heading above them, else the one where such nodes are.
 */
export function parseDeviceListing(text: string): DeviceNode[] {
  const nodes: DeviceNode[] = [];
  let folder = '';
  for (const line of text.split('\n').slice(0, 5_000)) {
    const heading = /^\s*(\/dev(?:\/[\w.-]{1,60}){0,3}):\s*$/.exec(line);
    if (heading !== null) {
      folder = heading[1] ?? '';
      continue;
    }
    const found =
      /(?:^|\s)c([r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])([+.@]?)\s+(?:\d{1,6}\s+)?(\S{1,64})\s+(\S{1,64})\s+(\d{1,6}),\s*(\d{1,8})\s+(.{1,300})$/.exec(
        line.slice(0, 600),
      );
    if (found === null) continue;
    const [, mode = '', mark, user = '', group = '', major, minor, rest = ''] = found;
    const name = rest.trim().split(/\s+/).at(-1) ?? '';
    nodes.push({ path: whole(name, folder), mode: bits(mode), user, group, acl: mark === '+', major: Number(major), minor: Number(minor) });
  }
  if (nodes.length === 0) throw new Error('no device node of ls -l in it');
  return nodes;
}

function whole(name: string, folder: string): string {
  if (name.startsWith('/')) return name;
  if (/^(?:card\d|renderD\d)/.test(name)) return `${folder === '' ? '/dev/dri' : folder}/${name}`;
  if (/^accel\d/.test(name)) return `/dev/accel/${name}`;
  return `${folder === '' ? '/dev' : folder}/${name}`;
}

function bits(mode: string): number {
  return [...mode].reduce((sum, char, at) => (char === '-' || char === 'S' || char === 'T' ? sum : sum | (0o400 >> at)), 0);
}
