/** What `modinfo` says of one module. */
export interface Modinfo {
  readonly filename: string | null;
  /** Modules of the kernel itself have none. */
  readonly version: string | null;
  readonly license: string | null;
  readonly vermagic: string | null;
  readonly signer: string | null;
  readonly firmware: readonly string[];
}

/**
 * `modinfo <module>`, or its failure, which is an error here.
 *
 *     filename:       /lib/modules/6.16.8-arch1-1/updates/dkms/nvidia.ko.zst
 *     version:        580.82.09
 *     license:        Dual MIT/GPL
 *     vermagic:       6.16.8-arch1-1 SMP preempt mod_unload
 *     signer:         DKMS module signing key
 */
export function parseModinfo(text: string): Modinfo {
  const missing = /modinfo: ERROR: Module \S{1,80} not found/.exec(text.slice(0, 4_000))?.[0];
  if (missing !== undefined) throw new Error(missing);
  const fields = text
    .slice(0, 200_000)
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^\s{0,8}([a-z_]{3,20}):\s+(\S.*)$/.exec(line.slice(0, 500)) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
    });
  const field = (wanted: string): string | null => fields.find(([name]) => name === wanted)?.[1] ?? null;
  if (field('filename') === null && field('vermagic') === null) throw new Error('no line "filename:" or "vermagic:"');
  return {
    filename: field('filename'),
    version: field('version'),
    license: field('license'),
    vermagic: field('vermagic')?.split(' ', 1)[0] ?? null,
    signer: field('signer'),
    firmware: fields.filter(([name]) => name === 'firmware').map(([, value]) => value),
  };
}
