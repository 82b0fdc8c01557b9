/** Options of the kernel's build that inference depends on. */
export const configOptions = [
  'CONFIG_IO_URING',
  'CONFIG_HSA_AMD',
  'CONFIG_HSA_AMD_SVM',
  'CONFIG_HSA_AMD_P2P',
  'CONFIG_PCI_P2PDMA',
  'CONFIG_DMABUF_MOVE_NOTIFY',
] as const;

/** For grep: the lines of these options, set or not, without a blank. */
export const configPattern = `^(#.)?(${configOptions.join('|')})(=|.is.not.set)`;

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
    if (name !== undefined && value !== undefined && (configOptions as readonly string[]).includes(name)) found[name] = value;
  }
  if (Object.keys(found).length === 0) throw new Error('none of the options that matter is in it');
  return found;
}
