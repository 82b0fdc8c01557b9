import { flag, set, text, version } from '../logic/words.ts';

/** The distribution and its C library. Read by probes/distro.ts from `/etc/os-release` and the dynamic loader. */
export const distro = {
  /** os-release's ID: `ubuntu`, `fedora`, `debian`, `arch`, `nixos`. */
  id: text('distro.id', 'distribution', { gate: true, get: 'cat /etc/os-release' }),
  /** ID_LIKE, with the ID itself: `ubuntu debian`. */
  like: set('distro.like', 'distribution family', { gate: true, get: 'cat /etc/os-release' }),
  /** VERSION_ID: `24.04`, `43`; absent on rolling releases. */
  version: version('distro.version', 'distribution release', { family: 'release', get: 'cat /etc/os-release' }),
  /** PRETTY_NAME. */
  name: text('distro.name', 'distribution name', { gate: true, get: 'cat /etc/os-release' }),
  /** VARIANT_ID: `silverblue`, `kinoite`, `server`. */
  variant: text('distro.variant', 'distribution variant', { gate: true }),
  libc: text<'glibc' | 'musl'>('distro.libc', 'C library', { choices: ['glibc', 'musl'], get: 'ldd --version' }),
  libcVersion: version('distro.libcVersion', 'C library version', { family: 'release', get: 'ldd --version' }),
  /** `apt`, `dnf`, `pacman`, `zypper`, `apk`, `nix`, `rpm-ostree`. */
  packageManager: text('distro.packageManager', 'package manager', { gate: true }),
  /** /usr is read-only by design (ostree, NixOS, SteamOS, transactional-update). */
  immutable: flag('distro.immutable', 'immutable system', { gate: true }),
};
