import { entries, flag, number, set, text, version } from '../logic/words.ts';

/**
 * The container that we run in, and what it was given. Read by probes/container.ts; all of it is absent outside of one.
 * The `run…` facts and the image are those of a `docker run` line in a report; a running container cannot tell them, so they are absent on a live machine.
 */
export const container = {
  /** GPU device nodes that exist in here: `/dev/kfd`, `/dev/dri/renderD128`, `/dev/nvidia0`, `/dev/nvidiactl`, `/dev/nvidia-uvm`, `/dev/dxg`. */
  nodes: set('container.nodes', 'GPU device nodes', { get: 'ls -l /dev/kfd /dev/dri /dev/nvidia* /dev/dxg' }),
  /** Those of them that this user may not open because of owner, group and mode (EACCES). */
  nodesWithoutPermission: set('container.nodesWithoutPermission', 'GPU device nodes without permission', { get: 'ls -ln /dev/kfd /dev/dri /dev/nvidia*; id' }),
  /** Those of them that the device cgroup refuses, whatever owner and mode say (EPERM). */
  nodesBarred: set('container.nodesBarred', 'GPU device nodes that the cgroup refuses', { get: 'docker exec CONTAINER head -c 0 /dev/nvidiactl' }),
  /** Group of each node as a number, `/dev/kfd` → `992`; 65534 where it has no name in this user namespace. */
  nodeGroups: entries('container.nodeGroups', 'groups of the GPU device nodes', { get: 'ls -ln /dev/kfd /dev/dri' }),
  /** User ids are mapped: a rootless or unprivileged container. */
  mapped: flag('container.mapped', 'rootless or unprivileged container', { get: 'cat /proc/self/uid_map' }),
  /** The system call filter of this process: `off`, `strict`, `filter`. */
  seccomp: text<'off' | 'strict' | 'filter'>('container.seccomp', 'seccomp', { choices: ['off', 'strict', 'filter'], get: 'grep Seccomp: /proc/self/status' }),
  /** The bounding set, `CAP_SYS_NICE`: the engine writes its seccomp profile by it, whoever the user is. */
  capabilities: set('container.capabilities', 'capabilities', { get: 'grep CapBnd /proc/self/status' }),
  /** Size of `/dev/shm`, where the processes of one server exchange tensors; absent where it is not there. */
  shmBytes: number('container.shmBytes', '/dev/shm', { unit: 'bytes', get: 'df -h /dev/shm' }),
  /** PyTorch said that a file in `/dev/shm` could not be made or filled. Only reports tell. */
  shmExhausted: flag('container.shmExhausted', '/dev/shm ran out', { get: 'docker logs --tail 100 CONTAINER' }),
  /** `NVIDIA_VISIBLE_DEVICES` of this process; absent where it is not set. */
  visibleDevices: text('container.visibleDevices', 'NVIDIA_VISIBLE_DEVICES', { get: 'printenv NVIDIA_VISIBLE_DEVICES' }),
  /** The CUDA release that `NVIDIA_REQUIRE_CUDA` of this process asks for (`cuda>=12.8`); absent where it asks for none. */
  requiredCuda: version('container.requiredCuda', 'CUDA that the image requires', { family: 'release', get: 'printenv NVIDIA_REQUIRE_CUDA' }),
  /** Driver libraries that the container engine mounted from the host, by file name: `libcuda.so.575.64.03`, `libnvidia-ml.so.575.64.03`. */
  driverMounts: set('container.driverMounts', 'mounted driver libraries', { get: 'grep -E "libcuda|libnvidia-ml" /proc/self/mountinfo' }),
  /** Image of the `docker run` line or compose service: `ollama/ollama:rocm`. */
  image: text('container.image', 'container image', { get: 'docker ps' }),
  /** Options of that line by long name, repeated ones joined with commas: `gpus` → `all`, `device` → `/dev/kfd,/dev/dri`. */
  runOptions: entries('container.runOptions', 'docker run options', { get: 'docker inspect CONTAINER' }),
  /** Its environment (`-e`, `environment:`). */
  runEnvironment: entries('container.runEnvironment', 'docker run environment', { get: 'docker inspect CONTAINER' }),
};
