/**
 * `torch/version.py`, which pip writes into the wheel.
 *
 *     __version__ = '2.7.0+cu126'
 *     cuda: Optional[str] = '12.6'
 *     hip: Optional[str] = None
 */
export function parseTorchVersion(text: string): { readonly version: string; readonly cuda: string | null; readonly hip: string | null } {
  const version = /^__version__\s{0,4}=\s{0,4}['"]([\w.+-]{1,60})['"]/m.exec(text)?.[1];
  if (version === undefined) throw new Error('no __version__ in torch/version.py');
  const of = (name: string): string | null =>
    new RegExp(`^${name}(?:: [\\w\\[\\] |.]{1,40})?\\s{0,4}=\\s{0,4}['"]([\\w.+-]{1,60})['"]`, 'm').exec(text)?.[1] ?? null;
  return { version, cuda: of('cuda'), hip: of('hip') };
}

/** Names of a site-packages folder → package and version, from `torch-2.7.0+cu126.dist-info`, without opening anything. */
export function packagesOfFolder(names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of names) {
    const parts = /^([A-Za-z0-9][A-Za-z0-9_.]{0,80})-([0-9][\w.+!]{0,60})\.(?:dist|egg)-info$/.exec(entry);
    if (parts !== null) found[(parts[1] as string).toLowerCase().replaceAll(/[_.]/g, '-')] = parts[2] as string;
  }
  return found;
}

/** `*.dist-info/WHEEL`: the platform part of its last tag, `manylinux_2_31_x86_64`. */
export function parseWheelPlatform(text: string): string {
  const tag = [...text.matchAll(/^Tag: [\w.]{1,40}-[\w.]{1,40}-([\w.]{1,120})\r?$/gm)].at(-1)?.[1];
  if (tag === undefined) throw new Error('no tag in the WHEEL file');
  return tag;
}

/** The local part of a PyTorch version names its wheel: `2.7.0+cu126` → `cu126`. */
export function wheelVariant(version: string): string | null {
  return /\+([a-z]{2,6}[\d.]{0,8})/.exec(version)?.[1]?.replace(/\.$/, '') ?? null;
}
