/** What `docker info`, `docker version` or `docker --version` tells; what a text does not tell is undefined. */
export interface DockerInfo {
  /** Of the server where both are named. */
  readonly version?: string;
  /** `Ubuntu 24.04.1 LTS`, `Docker Desktop`. */
  readonly system?: string;
  readonly cgroupDriver?: 'systemd' | 'cgroupfs';
  readonly cgroupVersion?: string;
  readonly runtimes?: readonly string[];
  readonly defaultRuntime?: string;
  readonly rootless?: boolean;
  /** `default`, `desktop-linux`. */
  readonly context?: string;
}

/**
 * `docker info` (also its beginning or end alone), `docker version`, `docker --version`:
 *
 *     Server Version: 27.2.0
 *     Cgroup Driver: systemd
 *     Runtimes: io.containerd.runc.v2 nvidia runc
 */
export function parseDockerInfo(text: string): DockerInfo {
  const field = (name: string): string | undefined => new RegExp(`^[ \\t>|*-]*${name}:[ \\t]*(\\S.{0,200}?)[ \\t]*$`, 'm').exec(text)?.[1];
  const driver = field('Cgroup Driver');
  const runtimes = field('Runtimes');
  const security = /^[ \t]*Security Options:((?:\n[ \t]+\S.{0,80}){1,12})/m.exec(text)?.[1];
  const info: DockerInfo = {
    ...maybe('version', field('Server Version') ?? serverVersion(text) ?? /^Docker version (\d[\w.~+-]{0,40})/m.exec(text)?.[1]),
    ...maybe('system', field('Operating System')),
    ...(driver === 'systemd' || driver === 'cgroupfs' ? { cgroupDriver: driver } : {}),
    ...maybe('cgroupVersion', field('Cgroup Version')),
    ...(runtimes === undefined ? {} : { runtimes: runtimes.split(/[ ,]+/).filter(Boolean) }),
    ...maybe('defaultRuntime', field('Default Runtime')),
    ...(security === undefined ? {} : { rootless: /^\s*rootless\s*$/m.test(security) }),
    ...maybe('context', field('Context')),
  };
  // What `docker info | grep` leaves of it; other programs name a system as well.
  const says = info.version ?? info.cgroupDriver ?? runtimes ?? (info.system?.startsWith('Docker Desktop') ? info.system : undefined);
  if (says === undefined) throw new Error('neither a version of Docker nor a line of its state');
  return info;
}

/** In `docker version` the server's block follows the client's. */
function serverVersion(text: string): string | undefined {
  const server = /^Server:[^\n]*\n(?:[^\n]*\n){0,3}?[ \t]+Version:[ \t]+(\S+)/m.exec(text);
  return server?.[1];
}

function maybe<K extends string>(name: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]?: string });
}
