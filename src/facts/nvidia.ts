import { entries, flag, number, set, text, version } from '../logic/words.ts';

/** NVIDIA's driver: its kernel modules, its device nodes, its libraries. Read by probes/nvidia.ts; per-GPU facts go to `gpus`. */
export const nvidia = {
  /** Version of the loaded module, `580.95.05`; absent where none is loaded. */
  moduleVersion: version('nvidia.moduleVersion', 'NVIDIA kernel module', { family: 'release', get: 'cat /proc/driver/nvidia/version' }),
  /** Which of NVIDIA's two kernel modules is loaded; absent where none is. */
  flavour: text<'open' | 'proprietary'>('nvidia.flavour', 'NVIDIA module flavour', {
    choices: ['open', 'proprietary'],
    get: 'cat /proc/driver/nvidia/version',
  }),
  loaded: flag('nvidia.loaded', 'nvidia module loaded', { get: 'lsmod | grep nvidia' }),
  uvmLoaded: flag('nvidia.uvmLoaded', 'nvidia_uvm loaded', { get: 'lsmod | grep nvidia_uvm' }),
  /** Version of the user-space driver, by the file name behind libcuda.so.1 or libnvidia-ml.so.1: `580.95.05`; absent where neither is there. */
  libraryVersion: version('nvidia.libraryVersion', 'NVIDIA user-space driver', {
    family: 'release',
    get: 'ls -l /usr/lib/*/libcuda.so* /usr/lib64/libcuda.so*',
  }),
  /** The libcuda.so.1 that the loader's usual folders hold, with its links followed; absent where there is none. */
  libcuda: text('nvidia.libcuda', 'libcuda.so.1', { get: 'ldconfig -p | grep libcuda' }),
  /** A module file for the running kernel exists, loaded or not. */
  moduleForKernel: flag('nvidia.moduleForKernel', 'nvidia module built for this kernel', { get: 'modinfo -k $(uname -r) nvidia' }),
  /** Kernel headers for the running kernel are there, so that DKMS can build. */
  headers: flag('nvidia.headers', 'kernel headers installed', { get: 'ls -d /lib/modules/$(uname -r)/build' }),
  /** Versions whose source is registered with DKMS; none where it has none. */
  dkmsVersions: set('nvidia.dkmsVersions', 'NVIDIA versions in DKMS', { get: 'dkms status' }),
  /** Nodes that exist: `/dev/nvidia0`, `/dev/nvidiactl`, `/dev/nvidia-uvm`. */
  nodes: set('nvidia.nodes', 'NVIDIA device nodes', { get: 'ls -l /dev/nvidia*' }),
  /** Those that this process may not open for reading and writing. */
  nodesDenied: set('nvidia.nodesDenied', 'NVIDIA nodes that do not open', { get: 'ls -l /dev/nvidia*; id' }),
  /** The driver's parameters in force, `EnableGpuFirmware` → `18`. */
  parameters: entries('nvidia.parameters', 'NVIDIA module parameters', { get: 'cat /proc/driver/nvidia/params' }),
  /** GSP firmware files for the loaded module's version; absent where their folder is not there. */
  gspFiles: set('nvidia.gspFiles', 'GSP firmware files', { get: 'ls /lib/firmware/nvidia/$(cat /sys/module/nvidia/version)' }),
  /** NVSwitch chips that the driver found in this machine. */
  nvswitches: number('nvidia.nvswitches', 'NVSwitches', { unit: 'count', get: 'ls /proc/driver/nvidia-nvswitch/devices' }),
  /** How far the GPUs came in joining the NVLink fabric: `Completed`, `In Progress`, `Not Started`, `N/A`. Asked only where there are NVSwitches. */
  fabricStates: set('nvidia.fabricStates', 'fabric states', { get: 'nvidia-smi -q | grep -A2 Fabric' }),
  /** `Licensed`, `Unlicensed (Restricted)`, as `nvidia-smi -q` says; asked only where a GPU is a virtual one (vGPU), since others compute without a licence. */
  licenses: set('nvidia.licenses', 'vGPU licences', { get: 'nvidia-smi -q | grep -A3 "vGPU Software Licensed Product"' }),
  /** What `nvidia-smi` printed instead of an answer; absent where it answered, and where there is no NVIDIA device. */
  smiError: text('nvidia.smiError', 'nvidia-smi error', { get: 'nvidia-smi' }),
  /**
   * Codes of the driver's error reports (`79`, `119`) in the kernel log of this boot. They are in no file of the driver, so that
   * they are known only where that log was read. Of NVLink's (144 to 150) `149 fatal` stands beside `149` where that is told; an `8` of a game or
   * desktop is left out.
   */
  xids: set('nvidia.xids', 'Xid codes in the kernel log', { get: 'sudo dmesg | grep -i xid' }),
  /** `Default`, `Exclusive_Process`, `Prohibited`, of all GPUs. */
  computeModes: set('nvidia.computeModes', 'compute modes', { get: 'nvidia-smi --query-gpu=compute_mode --format=csv,noheader' }),
  /** `Enabled` or `Disabled`, of all GPUs that have MIG. */
  migModes: set('nvidia.migModes', 'MIG modes', { get: 'nvidia-smi --query-gpu=mig.mode.current --format=csv,noheader' }),
  /** What holds the clocks of any of them down, of those that mean a fault. Only a report tells: a live reading is of a moment. */
  clockReasons: set<'hw-thermal' | 'power-brake'>('nvidia.clockReasons', 'what holds NVIDIA clocks down', {
    get: 'nvidia-smi -q -d PERFORMANCE',
    momentary: true,
  }),
  /** The kernel calls an NVIDIA GPU removable: it hangs below a Thunderbolt, USB4 or other external port. */
  external: flag('nvidia.external', 'NVIDIA GPU behind Thunderbolt', { get: 'grep -H . /sys/bus/pci/devices/*/removable' }),
};
