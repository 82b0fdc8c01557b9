/**
 * `/etc/os-release` (os-release(5)): shell assignments.
 *
 *     ID=ubuntu
 *     ID_LIKE=debian
 *     VERSION_ID="24.04"
 */
export function parseOsRelease(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s*([A-Z][A-Z0-9_]{0,40})=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found[name] = unquote(value.trim());
  }
  if (Object.keys(found).length === 0) throw new Error('no assignment in it');
  return found;
}

function unquote(value: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (inner === undefined) return value;
  return quote === '"' ? inner.replace(/\\(["$`\\])/g, '$1') : inner;
}

/** IDs of distributions whose /usr is read-only by design; those built on ostree are told by /run/ostree-booted. */
export const immutableIds: readonly string[] = [
  'nixos',
  'steamos',
  'opensuse-microos',
  'opensuse-aeon',
  'opensuse-kalpa',
  'sle-micro',
  'sl-micro',
  'ubuntu-core',
  'flatcar',
  'bottlerocket',
  'cos',
  'talos',
  'vanillaos',
];

const managers: readonly (readonly [like: string, manager: string])[] = [
  ['nixos', 'nix'],
  ['alpine', 'apk'],
  ['debian', 'apt'],
  ['ubuntu', 'apt'],
  ['fedora', 'dnf'],
  ['rhel', 'dnf'],
  ['centos', 'dnf'],
  ['arch', 'pacman'],
  ['suse', 'zypper'],
  ['opensuse', 'zypper'],
  ['gentoo', 'emerge'],
  ['void', 'xbps'],
  ['solus', 'eopkg'],
];

/** The package manager of a distribution family, `['ubuntu', 'debian']` → `apt`; null where it is none that we know. */
export function packageManagerOf(family: readonly string[]): string | null {
  for (const [like, manager] of managers) if (family.some((id) => id === like || (like === 'opensuse' && id.startsWith('opensuse')))) return manager;
  return null;
}
