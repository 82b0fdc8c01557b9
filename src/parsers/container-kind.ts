import type { Mount } from './mountinfo.ts';

/** What tells whether we run in a container, and in which. Null: looked for, and not there; undefined: could not be read. */
export interface ContainerWitnesses {
  /** `/.dockerenv`, `/run/.containerenv`, `/run/.toolboxenv`, `/.flatpak-info`, `/.singularity.d` */
  readonly dockerenv: boolean | undefined;
  readonly containerenv: boolean | undefined;
  readonly toolboxenv: boolean | undefined;
  readonly flatpakInfo: boolean | undefined;
  readonly singularity: boolean | undefined;
  /** `/run/systemd/container`, written by systemd as process 1. */
  readonly systemdSays: string | null | undefined;
  /** The variable `container` of process 1, or else of this process. */
  readonly variable: string | null | undefined;
  readonly kubernetes: boolean | undefined;
  readonly distrobox: boolean | undefined;
  /** `/proc/self/cgroup` */
  readonly cgroup: string | null | undefined;
  /** The mount on `/`, and where everything else is mounted. */
  readonly root: Pick<Mount, 'root' | 'fsType' | 'source' | 'fsOptions'> | undefined;
  readonly points: readonly Pick<Mount, 'point' | 'fsType'>[] | undefined;
}

/**
 * The kind of the innermost container, null outside of one, undefined where a witness that would tell could not be read.
 * `/.dockerenv` lies on in a root file system that was exported from an image (a WSL distribution, a chroot), and an overlay root is
 * also that of ostree systems and live media: neither decides alone.
 */
export function identifyContainer(seen: ContainerWitnesses): string | null | undefined {
  const { root, points, cgroup } = seen;
  const said = (seen.variable ?? seen.systemdSays ?? '').trim();
  const layers = root === undefined ? undefined : layersOf(root);
  const inRoot = (kind: string) => (root === undefined ? undefined : layers === kind);
  const inCgroup = (pattern: RegExp) => (cgroup === undefined ? undefined : pattern.test(cgroup ?? ''));
  const mounted = (test: (mount: Pick<Mount, 'point' | 'fsType'>) => boolean) => points?.some(test);
  const dockerRoot = seen.dockerenv === false ? false : root === undefined ? undefined : isWholeDisk(root) ? false : seen.dockerenv;
  // In the order of what is nested in what: a distrobox is a podman container, too.
  const kinds: readonly (readonly [kind: string | undefined, is: boolean | undefined])[] = [
    ['flatpak', seen.flatpakInfo],
    ['snap', mounted(({ point }) => point === '/var/lib/snapd/hostfs')],
    ['apptainer', seen.singularity],
    ['toolbx', seen.toolboxenv],
    ['distrobox', seen.distrobox],
    ['kubernetes', anyOf(seen.kubernetes, inCgroup(/kubepods/))],
    ['docker', anyOf(inRoot('docker'), dockerRoot, inCgroup(/(?:^|[/:])docker[-/][0-9a-f]{12}/m))],
    ['podman', anyOf(seen.containerenv, inRoot('podman'), inCgroup(/libpod-[0-9a-f]{12}/))],
    [layers, layers !== undefined],
    [sayings[said] ?? 'other', said !== '' && said !== 'wsl'],
    [
      'lxc',
      anyOf(
        inCgroup(/(?:^|[/:])lxc(?:\.payload)?[./]/m),
        mounted(({ fsType }) => fsType === 'fuse.lxcfs'),
      ),
    ],
  ];
  const at = kinds.findIndex(([, is]) => is === true);
  // These are made of the engines' containers: where such a mark could not be looked at, the engine alone is not the truth.
  const engine = at >= 0 && ['docker', 'podman'].includes(kinds[at]?.[0] ?? '');
  if (engine && kinds.some(([kind, is], order) => order < at && is === undefined && ['toolbx', 'distrobox', 'kubernetes'].includes(kind ?? '')))
    return undefined;
  if (at >= 0) return kinds[at]?.[0];
  const unread = [seen.dockerenv, seen.containerenv, seen.systemdSays, cgroup, root, points].includes(undefined);
  return unread ? undefined : null;
}

/** True where one is; unknown where none is and one could not be read. */
function anyOf(...signs: readonly (boolean | undefined)[]): boolean | undefined {
  return signs.includes(true) ? true : signs.includes(undefined) ? undefined : false;
}

/** What systemd and the variable `container` call a kind. */
const sayings: Readonly<Record<string, string>> = {
  docker: 'docker',
  podman: 'podman',
  oci: 'other',
  lxc: 'lxc',
  'lxc-libvirt': 'lxc',
  'systemd-nspawn': 'systemd-nspawn',
  flatpak: 'flatpak',
};

/** Whose layers make up an overlay root, by where they lie. */
function layersOf({ root, fsOptions }: Pick<Mount, 'root' | 'fsOptions'>): string | undefined {
  const where = `${root} ${fsOptions}`;
  if (/\/containers\/storage\//.test(where)) return 'podman';
  if (/\/docker\/(?:overlay2|btrfs|vfs|zfs|aufs|devicemapper|rootfs)\b/.test(where)) return 'docker';
  return /containerd\.snapshotter|\/containerd\//.test(where) ? 'containerd' : undefined;
}

/** A disk's whole file system, as a machine or a WSL distribution has it. */
function isWholeDisk({ root, source, fsType }: Pick<Mount, 'root' | 'source' | 'fsType'>): boolean {
  return root === '/' && /^\/dev\/(?!loop)/.test(source) && fsType !== 'overlay';
}
