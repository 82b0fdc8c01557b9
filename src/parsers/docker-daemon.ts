/** What `/etc/docker/daemon.json` sets; what it leaves to the default is null. */
export interface DockerDaemon {
  readonly runtimes: readonly string[];
  readonly defaultRuntime: string | null;
  readonly cgroupDriver: 'systemd' | 'cgroupfs' | null;
}

/**
 * `/etc/docker/daemon.json`:
 *
 *     { "exec-opts": ["native.cgroupdriver=cgroupfs"], "runtimes": { "nvidia": { "args": [], "path": "nvidia-container-runtime" } } }
 */
export function parseDockerDaemon(text: string): DockerDaemon {
  if (text.trim() === '') return { runtimes: [], defaultRuntime: null, cgroupDriver: null };
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error('no object');
  const { runtimes, 'default-runtime': defaultRuntime, 'exec-opts': options } = read as Record<string, unknown>;
  const driver = (Array.isArray(options) ? options : [])
    .flatMap((option) => /^native\.cgroupdriver=(systemd|cgroupfs)$/.exec(String(option))?.[1] ?? [])
    .at(-1);
  return {
    runtimes: typeof runtimes === 'object' && runtimes !== null ? Object.keys(runtimes) : [],
    defaultRuntime: typeof defaultRuntime === 'string' ? defaultRuntime : null,
    cgroupDriver: driver === 'systemd' || driver === 'cgroupfs' ? driver : null,
  };
}
