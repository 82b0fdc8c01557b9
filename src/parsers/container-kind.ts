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
  readonly root: { readonly root: string; readonly type: string; readonly source: string; readonly options: string } | undefined;
  readonly points: readonly { readonly point: string; readonly type: string }[] | undefined;
}

/**
 * The kind of the innermost container, null outside of one, undefined where a witness that would tell could not be read.
 * `/.dockerenv` lies on in a root file system that was exported from an image (a WSL distribution, a chroot), and an overlay root is
 * also that of ostree systems and live media: neither decides alone.
 */
export function identifyContainer(seen: ContainerWitnesses): string | null | undefined {
  const { root, points, cgroup } = seen;
  if (seen.flatpakInfo) return 'flatpak';
  if (points?.some(({ point }) => point === '/var/lib/snapd/hostfs')) return 'snap';
  if (seen.singularity) return 'apptainer';
  if (seen.toolboxenv) return 'toolbx';
  if (seen.distrobox) return 'distrobox';
  const said = (seen.variable ?? seen.systemdSays ?? '').trim();
  const layers = root === undefined ? undefined : layersOf(root);
  if (seen.kubernetes || /kubepods/.test(cgroup ?? '')) return 'kubernetes';
  if (layers === 'docker' || (seen.dockerenv && root !== undefined && !isWholeDisk(root)) || /(?:^|[/:])docker[-/][0-9a-f]{12}/m.test(cgroup ?? ''))
    return 'docker';
  if (seen.containerenv || layers === 'podman' || /libpod-[0-9a-f]{12}/.test(cgroup ?? '')) return 'podman';
  if (layers !== undefined) return layers;
  if (said !== '' && said !== 'wsl') return sayings[said] ?? 'other';
  if (/(?:^|[/:])lxc(?:\.payload)?[./]/m.test(cgroup ?? '') || points?.some(({ type }) => type === 'fuse.lxcfs')) return 'lxc';
  const unread = [seen.dockerenv, seen.containerenv, seen.systemdSays, cgroup, root, points].includes(undefined);
  return unread ? undefined : null;
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
function layersOf(root: { type: string; options: string; root: string }): string | undefined {
  const where = `${root.root} ${root.options}`;
  if (/\/containers\/storage\//.test(where)) return 'podman';
  if (/\/docker\/(?:overlay2|btrfs|vfs|zfs|aufs|devicemapper|rootfs)\b/.test(where)) return 'docker';
  return /containerd\.snapshotter|\/containerd\//.test(where) ? 'containerd' : undefined;
}

/** A disk's whole file system, as a machine or a WSL distribution has it. */
function isWholeDisk(root: { root: string; type: string; source: string }): boolean {
  return root.root === '/' && /^\/dev\/(?!loop)/.test(root.source) && root.type !== 'overlay';
}
