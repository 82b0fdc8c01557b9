import { entries, flag, set, text, version } from '../logic/words.ts';

const lineage = text('kernel.lineage', 'kernel lineage', { gate: true, get: 'cat /proc/version' });

/** The running kernel. Read by probes/kernel.ts. */
export const kernel = {
  /** What `uname -r` prints: `6.8.0-45-generic`. */
  release: text('kernel.release', 'kernel release', { get: 'uname -r' }),
  /**
   * Upstream version that the kernel is built on: from `/proc/version_signature` on Ubuntu, from the package version in
   * `/proc/version` on Debian, else from `/proc/sys/kernel/osrelease`.
   */
  version: version('kernel.version', 'kernel', { family: 'linux', lineage, get: 'uname -r' }),
  /**
   * Whose numbering the version is in: `upstream` for kernels that follow the stable tree as it is (Arch, Fedora, Debian, NixOS, own builds),
   * else the vendor: `ubuntu`, `rhel`, `suse`, `proxmox`, `microsoft`, `amazon`, `oracle`, `raspberrypi`, `nvidia-tegra`, `android`.
   */
  lineage,
  /** The command line that the kernel was booted with. */
  cmdline: text('kernel.cmdline', 'kernel command line', { get: 'cat /proc/cmdline' }),
  /** Names of the loaded modules, and of the built-in ones that sysfs shows, with `_` for `-`. */
  modules: set('kernel.modules', 'loaded modules', { get: 'lsmod' }),
  /** AMD's own copy of TTM that the loaded amdgpu uses in place of the kernel's `ttm`; absent where it uses that one or is not loaded. */
  ownTtm: text<'amdttm' | 'amd_ttm'>('kernel.ownTtm', 'amdgpu’s own TTM module', { choices: ['amdttm', 'amd_ttm'], get: 'lsmod | grep ttm' }),
  /** Module parameters in force, `amdgpu.cwsr_enable` → `1`; only those that matter to inference, see parsers/module-parameters.ts. */
  parameters: entries('kernel.parameters', 'module parameters', { get: 'grep -H . /sys/module/*/parameters/*' }),
  /**
   * Parameters of amdgpu, ttm and amdttm on the command line that the loaded module does not have: `amdgpu.gtt_size`. The kernel ignores them.
   * Those of a module that is not loaded are not in it.
   */
  unknownParameters: set('kernel.unknownParameters', 'module parameters that do not exist', { get: 'cat /proc/cmdline; ls /sys/module/amdgpu/parameters' }),
  /** Options of the build that matter to inference where they can be read, `CONFIG_HSA_AMD` → `y`, `m` or `n`. Read only where amdgpu or xe is loaded, whose checks ask for it. */
  config: entries('kernel.config', 'kernel configuration', { get: 'zcat /proc/config.gz || cat /boot/config-$(uname -r)' }),
  /** An unsigned, out-of-tree or proprietary module is loaded; letters as in Documentation/admin-guide/tainted-kernels.rst. */
  taint: set('kernel.taint', 'taint flags', { get: 'cat /proc/sys/kernel/tainted' }),
  /** Secure Boot as the firmware reports it. */
  secureBoot: flag('kernel.secureBoot', 'Secure Boot on', { get: 'mokutil --sb-state' }),
  /** Absent where SELinux is not in use. */
  selinux: text<'enforcing' | 'permissive'>('kernel.selinux', 'SELinux', { choices: ['enforcing', 'permissive'], get: 'getenforce' }),
};
