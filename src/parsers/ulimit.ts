/** Limits of a shell, in bytes or counts; null for none. */
export interface Ulimit {
  readonly lockedMemory: number | null | undefined;
  readonly openFiles: number | null | undefined;
  readonly processes: number | null | undefined;
  readonly virtualMemory: number | null | undefined;
}

/**
 * `ulimit -a` of bash or zsh.
 *
 *     max locked memory           (kbytes, -l) 8192
 *     open files                          (-n) 1024
 *     -l: locked-in-memory size (kbytes)  8192
 */
export function parseUlimit(text: string): Ulimit {
  const read = (letter: string, unit: number): number | null | undefined => {
    const bash = new RegExp(`\\(.{0,20}-${letter}\\)[ \\t]+(unlimited|\\d{1,16})`).exec(text)?.[1];
    const value = bash ?? new RegExp(`^-${letter}: [^\\n]{3,50}?[ \\t]+(unlimited|\\d{1,16})`, 'm').exec(text)?.[1];
    return value === undefined ? undefined : value === 'unlimited' ? null : Number(value) * unit;
  };
  const found = { lockedMemory: read('l', 1024), openFiles: read('n', 1), processes: read('u', 1), virtualMemory: read('v', 1024) };
  if (Object.values(found).every((value) => value === undefined)) throw new Error('no limit in it');
  return found;
}
