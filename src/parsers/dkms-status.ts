/** One line of `dkms status`. */
export interface DkmsBuild {
  readonly module: string;
  readonly version: string;
  /** Null where the source is only registered. */
  readonly kernel: string | null;
  readonly state: 'added' | 'built' | 'installed' | 'broken';
}

/**
 * `dkms status`, in the form of dkms 3 and in the older one with commas.
 *
 *     nvidia/580.95.05, 6.17.0-5-generic, x86_64: installed (Original modules exist)
 *     nvidia/580.95.05: added
 *     amdgpu, 1.8-199, 4.15.0-33-generic, x86_64: installed
 */
export function parseDkmsStatus(text: string): DkmsBuild[] {
  const builds = text
    .slice(0, 100_000)
    .split('\n')
    .flatMap((line): DkmsBuild[] => {
      const [, module, version, kernel, state] =
        /^[\s>]{0,8}([A-Za-z0-9_.+-]{1,60})(?:\/|, )([A-Za-z0-9_.:+~-]{1,80})(?:, ([A-Za-z0-9_.+~-]{1,100}), [a-z0-9_]{1,12})?: (added|built|installed|broken)\b/.exec(
          line.slice(0, 400),
        ) ?? [];
      if (module === undefined || version === undefined || state === undefined) return [];
      return [{ module, version, kernel: kernel ?? null, state: state as DkmsBuild['state'] }];
    });
  if (builds.length === 0) throw new Error('no line "module/version, kernel, arch: state"');
  return builds;
}
