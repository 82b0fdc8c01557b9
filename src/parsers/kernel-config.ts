/** Options of the kernel's build that inference depends on. */
export const configOptions = [
  'CONFIG_IO_URING',
  'CONFIG_HSA_AMD',
  'CONFIG_HSA_AMD_SVM',
  'CONFIG_HSA_AMD_P2P',
  'CONFIG_PCI_P2PDMA',
  'CONFIG_DMABUF_MOVE_NOTIFY',
] as const;

/** The option that lets a device share a process's page tables on ARM; NVIDIA's driver needs it on GB10. */
const smmuOption = 'CONFIG_ARM_SMMU_V3_SVA';

/** For grep: the lines of these options, set or not, without a blank. */
export const configPattern = linesOf(configOptions);

/** The same for {@link smmuOption}; apart, since the command is the name under which a recording keeps the answer. */
export const smmuPattern = linesOf([smmuOption]);

/**
 * The lines of `/boot/config-…` or `/proc/config.gz` that concern us. What a configuration does not list, its kernel does not know.
 *
 *     CONFIG_IO_URING=y
 *     # CONFIG_HSA_AMD_P2P is not set
 */
export function parseKernelConfig(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const set = /^(CONFIG_[A-Z0-9_]{1,60})=(\S{1,60})/.exec(line);
    const unset = /^# (CONFIG_[A-Z0-9_]{1,60}) is not set/.exec(line);
    const [name, value] = set === null ? [unset?.[1], 'n'] : [set[1], set[2]];
    if (name !== undefined && value !== undefined && (name === smmuOption || (configOptions as readonly string[]).includes(name))) found[name] = value;
  }
  if (Object.keys(found).length === 0) throw new Error('none of the options that matter is in it');
  return found;
}

function linesOf(options: readonly string[]): string {
  return `^(#.)?(${options.join('|')})(=|.is.not.set)`;
}
