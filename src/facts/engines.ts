import { flag, list, number, set, text, version } from '../logic/words.ts';

/** Container engines on this machine. Read by probes/engines.ts from their files; no engine is asked but for a version that a CDI spec makes matter. */
export const engines = {
  /** `docker`, `docker-snap`, `docker-desktop`, `podman`, `containerd`, `cri-o`, `incus`, `lxd`, `lxc`, `apptainer`. */
  installed: set('engines.installed', 'container engines', { get: 'command -v docker podman containerd incus lxc' }),
  /** Docker Engine, as `docker version` or `docker info` says. */
  dockerVersion: version('engines.dockerVersion', 'Docker Engine', { family: 'release', get: 'docker version' }),
  podmanVersion: version('engines.podmanVersion', 'Podman', { family: 'release', get: 'podman --version' }),
  /** What `docker info` calls the daemon's operating system: `Ubuntu 24.04.1 LTS`, `Docker Desktop`. Only from a report, absent on a live machine. */
  dockerSystem: text('engines.dockerSystem', 'operating system of the Docker daemon', { get: 'docker info' }),
  /** Runtimes beside runc, from daemon.json or `docker info`: `nvidia`. */
  dockerRuntimes: set('engines.dockerRuntimes', 'Docker runtimes', { get: 'docker info' }),
  /** daemon.json `default-runtime`; absent where it names none. */
  dockerDefaultRuntime: text('engines.dockerDefaultRuntime', 'default Docker runtime', { get: 'docker info' }),
  /** In force by `docker info`, else as daemon.json sets it; absent where daemon.json leaves it to the default (`systemd` on cgroup v2). */
  cgroupDriver: text<'systemd' | 'cgroupfs'>('engines.cgroupDriver', 'Docker’s cgroup driver', { choices: ['systemd', 'cgroupfs'], get: 'docker info' }),
  /** A rootless Docker daemon of this user is running. */
  dockerRootless: flag('engines.dockerRootless', 'rootless Docker', { get: 'docker info' }),
  /** nvidia-container-toolkit, by its library's file name or `nvidia-ctk --version`; absent where it is not installed. */
  toolkitVersion: version('engines.toolkitVersion', 'nvidia-container-toolkit', { family: 'release', get: 'nvidia-ctk --version' }),
  /** config.toml `nvidia-container-runtime.mode`: `auto`, `legacy`, `cdi`, `csv`, `jit-cdi`; absent where it is not set. */
  toolkitMode: text('engines.toolkitMode', 'mode of the NVIDIA runtime', { get: 'grep -n mode /etc/nvidia-container-runtime/config.toml' }),
  /** config.toml `nvidia-container-cli.no-cgroups`; false where it is not set. Absent where there is no such file. */
  noCgroups: flag('engines.noCgroups', 'no-cgroups', { get: 'grep -n no-cgroups /etc/nvidia-container-runtime/config.toml' }),
  /** The major number that nvidia-uvm has now, from /proc/devices; absent where the module is not loaded. */
  uvmMajor: number('engines.uvmMajor', 'major number of nvidia-uvm', { unit: 'count', get: 'grep nvidia-uvm /proc/devices' }),
};

/** One CDI specification in `/etc/cdi` or `/var/run/cdi`: how an engine hands a device into a container. */
export const cdiSpec = {
  /** `/etc/cdi/nvidia.yaml` */
  path: text('cdiSpecs[].path', 'CDI file', { get: 'ls -l /etc/cdi /var/run/cdi' }),
  /** `nvidia.com/gpu`, `amd.com/gpu` */
  kind: text('cdiSpecs[].kind', 'CDI kind', { get: 'grep -h kind: /etc/cdi/* /var/run/cdi/*' }),
  /** The specification's format: `0.7.0`. */
  cdiVersion: version('cdiSpecs[].cdiVersion', 'CDI format', { family: 'release', get: 'grep -h cdiVersion /etc/cdi/* /var/run/cdi/*' }),
  /** Names of its devices: `0`, `all`, `GPU-…` never (they identify the card). */
  devices: set('cdiSpecs[].devices', 'CDI devices', { get: 'nvidia-ctk cdi list' }),
  /** Device nodes that it passes. */
  nodes: set('cdiSpecs[].nodes', 'CDI device nodes', { get: 'grep -h "path: /dev" /etc/cdi/* /var/run/cdi/*' }),
  /** Release of the libcuda or libnvidia-ml that it mounts; absent where it mounts none. */
  driverVersion: version('cdiSpecs[].driverVersion', 'driver in the CDI file', { family: 'release', get: 'grep -h libcuda /etc/cdi/* /var/run/cdi/*' }),
  /** Major number that it writes down for /dev/nvidia-uvm; absent where it writes none. */
  uvmMajor: number('cdiSpecs[].uvmMajor', 'major number of nvidia-uvm in the CDI file', {
    unit: 'count',
    get: 'grep -h -A3 nvidia-uvm /etc/cdi/* /var/run/cdi/*',
  }),
};

export const cdiSpecs = list('cdiSpecs', 'CDI specification', cdiSpec);
