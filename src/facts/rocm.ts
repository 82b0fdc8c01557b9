import { entries, flag, set, text, version } from '../logic/words.ts';

/** AMD's compute stack beneath the runtimes: the KFD device, where the amdgpu module comes from, ROCm as installed. */
export const rocm = {
  /** Owner, group and mode of `/dev/kfd`: `root:render 0660`. Absent where there is no such file. */
  kfdDevice: text('rocm.kfdDevice', '/dev/kfd', { get: 'ls -l /dev/kfd' }),
  /** The group that owns `/dev/kfd`; absent where there is no such file. */
  kfdGroup: text('rocm.kfdGroup', 'group of /dev/kfd', { get: 'ls -l /dev/kfd' }),
  /** May this process open `/dev/kfd` for reading and writing? Absent where there is no such file. */
  kfdOpens: flag('rocm.kfdOpens', '/dev/kfd opens', { get: 'ls -l /dev/kfd; id' }),
  /** The kernel has the KFD driver (`/sys/class/kfd`), whether or not `/dev` shows its file. */
  kfdInKernel: flag('rocm.kfdInKernel', 'KFD in the kernel', { get: 'ls /sys/class/kfd' }),
  /** Where the loaded amdgpu module comes from: only AMD's own package gives it a version. Absent where amdgpu is not loaded. */
  amdgpuOrigin: text<'in-tree' | 'dkms'>('rocm.amdgpuOrigin', 'origin of amdgpu', {
    choices: ['in-tree', 'dkms'],
    get: 'cat /sys/module/amdgpu/version; modinfo -n amdgpu',
  }),
  /** Version of an amdgpu module from AMD's package, `6.16.6`; absent for the kernel's own. */
  amdgpuVersion: version('rocm.amdgpuVersion', 'amdgpu-dkms module', { family: 'release', get: 'cat /sys/module/amdgpu/version' }),
  /** Versions of the amdgpu sources that DKMS knows, `6.12.12-2164967.24.04`; empty where there are none. */
  dkmsSources: set('rocm.dkmsSources', 'amdgpu sources in DKMS', { get: 'dkms status amdgpu' }),
  /** A DKMS build of amdgpu is installed for the running kernel. */
  dkmsBuilt: flag('rocm.dkmsBuilt', 'amdgpu-dkms installed for this kernel', { get: 'dkms status amdgpu; uname -r' }),
  /** The ROCm release under `/opt/rocm`, `7.2.0`; absent where there is none. */
  version: version('rocm.version', 'ROCm', { family: 'release', get: 'cat /opt/rocm/.info/version' }),
  /** Folders `/opt/rocm*` that hold a release. */
  trees: set('rocm.trees', 'ROCm trees', { get: 'ls -d /opt/rocm*' }),
  /** Version in the file name of the distribution's `libamdhip64.so`; absent where the distribution has none installed. */
  hipLibrary: version('rocm.hipLibrary', 'HIP library of the distribution', {
    family: 'release',
    get: 'ls -l /usr/lib/*/libamdhip64.so* /usr/lib64/libamdhip64.so*',
  }),
  /** Installed packages that hold GPU or NPU firmware, with their versions: `linux-firmware` → `20251125-1`. Only looked for where amdgpu or amdxdna is loaded. */
  firmwarePackages: entries('rocm.firmwarePackages', 'firmware packages', {
    get: 'dpkg -l | grep firmware || rpm -qa | grep firmware || pacman -Q | grep firmware',
  }),
};
