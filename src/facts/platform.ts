import { text, version } from '../logic/words.ts';

/** What kind of machine this is. Read by probes/platform.ts from several witnesses; no single one decides. */
export const platform = {
  /** Native Linux, or under Windows: WSL1 (no Linux kernel), WSL2 (a Microsoft kernel in a virtual machine). A container on WSL2 counts as WSL2. */
  system: text<'native' | 'wsl1' | 'wsl2'>('platform.system', 'system', { choices: ['native', 'wsl1', 'wsl2'], gate: true, get: 'cat /proc/version' }),
  /** Kind of virtual machine (`kvm` for all of QEMU's, `vmware`, `hyperv`, `xen`, `virtualbox` …; `hyperv` also for WSL2); absent on bare metal. */
  vm: text('platform.vm', 'virtual machine', { gate: true, get: 'systemd-detect-virt --vm' }),
  /**
   * Kind of container that we run in, the innermost one where they are nested: `docker`, `podman`, `kubernetes`, `containerd`, `lxc`,
   * `systemd-nspawn`, `toolbx`, `distrobox`, `apptainer`, `flatpak`, `snap`, `other`; absent outside of one.
   */
  container: text('platform.container', 'container', { gate: true, get: 'systemd-detect-virt --container' }),
  /** The CPU architecture as uname names it: `x86_64`, `aarch64`. */
  arch: text('platform.arch', 'CPU architecture', { gate: true, get: 'uname -m' }),
  /** The board as its device tree names it, `NVIDIA Jetson AGX Orin Developer Kit`; absent where firmware has no device tree, as on a PC. */
  board: text('platform.board', 'board', { get: 'cat /proc/device-tree/model' }),
  /** Release of Jetson Linux (L4T), `36.4.7`; absent where the board is no Jetson. */
  jetsonLinux: version('platform.jetsonLinux', 'Jetson Linux', { family: 'release', get: 'cat /etc/nv_tegra_release' }),
};
