/**
 * Module parameters that are worth reading: each one is readable by everybody in sysfs, so that none is a gap on a common machine
 * (amdgpu.gttsize, nvidia_drm.modeset and nouveau.modeset are root's, so they are not here).
 * Module → parameters.
 */
export const readParameters: Readonly<Record<string, readonly string[]>> = {
  amdgpu: [
    'cwsr_enable',
    'gpu_recovery',
    'lockup_timeout',
    'mcbp',
    'mes',
    'no_system_mem_limit',
    'noretry',
    'ppfeaturemask',
    'runpm',
    'aspm',
    'sg_display',
    'vm_fragment_size',
    'vm_update_mode',
  ],
  ttm: ['pages_limit', 'page_pool_size'],
  amdttm: ['pages_limit', 'page_pool_size'],
  nvidia_uvm: ['uvm_disable_hmm'],
  pcie_aspm: ['policy'],
  zfs: ['zfs_arc_max'],
  zswap: ['enabled'],
};

/** Modules whose every parameter shows in sysfs, so that one that does not show does not exist. */
export const openModules: readonly string[] = ['amdgpu', 'ttm', 'amdttm'];

export interface CommandLineWord {
  /** With `_` for `-`, as the kernel takes it. */
  readonly module: string;
  readonly parameter: string;
  readonly value: string;
}

/**
 * `/proc/cmdline`: the words that are parameters of modules.
 *
 *     BOOT_IMAGE=/vmlinuz-6.17 root=UUID=… ro quiet amdgpu.gttsize=98304 ttm.pages_limit=25165824
 */
export function parseModuleWords(cmdline: string): CommandLineWord[] {
  return cmdline
    .slice(0, 8_192)
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const [, module, parameter, value] = /^([a-zA-Z][\w-]{0,60})\.([a-zA-Z][\w-]{0,60})(?:=(.*))?$/.exec(word) ?? [];
      if (module === undefined || parameter === undefined) return [];
      return [{ module: module.replaceAll('-', '_'), parameter: parameter.replaceAll('-', '_'), value: value ?? '' }];
    });
}
