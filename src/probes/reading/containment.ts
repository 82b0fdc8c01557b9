import type { Door } from '../../host/reads.ts';
import { identifyContainer } from '../../parsers/container-kind.ts';
import { mountsOf } from './system.ts';
import { askAll, type Readings } from './witnesses.ts';

/** What tells whether we run in a container; read by the probes platform, container and wsl alike. */
export const containerReads = [
  'stat /.dockerenv',
  'stat /run/.containerenv',
  'stat /run/.toolboxenv',
  'stat /.flatpak-info',
  'stat /.singularity.d',
  'file /run/systemd/container',
  'file /proc/1/environ',
  'env container',
  'env KUBERNETES_SERVICE_HOST',
  'env DISTROBOX_ENTER_PATH',
  'file /proc/self/cgroup',
  'file /proc/self/mountinfo',
] as const;

/** `kind` is null outside of a container, undefined where that could not be told. */
export async function readContainment(host: Door): Promise<{ kind: string | null | undefined; readings: Readings }> {
  const readings = await askAll(host, containerReads);
  const { text, there } = readings;
  const mounts = mountsOf(text('file /proc/self/mountinfo'));
  // Later mounts on one point hide the earlier ones.
  const root = mounts?.filter(({ point }) => point === '/').at(-1);
  // Process 1's environment is for root only; what it hands down serves as well.
  const variable = /(?:^|\0)container=([^\0]*)/.exec(text('file /proc/1/environ') ?? '')?.[1] ?? text('env container');
  const kind = identifyContainer({
    dockerenv: there('stat /.dockerenv'),
    containerenv: there('stat /run/.containerenv'),
    toolboxenv: there('stat /run/.toolboxenv'),
    flatpakInfo: there('stat /.flatpak-info'),
    singularity: there('stat /.singularity.d'),
    systemdSays: text('file /run/systemd/container'),
    variable,
    kubernetes: there('env KUBERNETES_SERVICE_HOST'),
    distrobox: there('env DISTROBOX_ENTER_PATH'),
    cgroup: text('file /proc/self/cgroup'),
    root,
    points: mounts,
  });
  return { kind, readings };
}

/** Why the kind could not be told. */
export const decisiveReads = [
  'stat /.dockerenv',
  'stat /run/.containerenv',
  'file /run/systemd/container',
  'file /proc/self/cgroup',
  'file /proc/self/mountinfo',
  'stat /run/.toolboxenv',
  'env DISTROBOX_ENTER_PATH',
  'env KUBERNETES_SERVICE_HOST',
] as const;
