import { distro } from '../facts/distro.ts';
import { parseOsRelease } from '../parsers/os-release.ts';
import { defineProbe, from } from './define-probe.ts';

export default defineProbe({
  id: 'distro',
  about: 'Which distribution this is, and its C library',
  reads: ['file /etc/os-release', 'file /usr/lib/os-release', 'command ldd --version', 'file /run/ostree-booted', 'list /nix/store/.links', 'access /usr w'],
  gives: [distro.id, distro.like, distro.version, distro.name, distro.variant],
  async gather(host, claim) {
    const etc = await host.read('/etc/os-release');
    const [path, answer] = etc.got === 'absent' ? ['/usr/lib/os-release', await host.read('/usr/lib/os-release')] : ['/etc/os-release', etc];
    const field = <T>(pick: (fields: Record<string, string>) => T | null) => from(`file ${path}`, answer, (text) => pick(parseOsRelease(text)));
    claim(distro.id, field((fields) => fields.ID ?? 'linux'));
    claim(distro.like, field((fields) => [...new Set([fields.ID ?? 'linux', ...(fields.ID_LIKE ?? '').split(' ').filter(Boolean)])].sort()));
    claim(distro.version, field((fields) => fields.VERSION_ID ?? null));
    claim(distro.name, field((fields) => fields.PRETTY_NAME ?? fields.NAME ?? fields.ID ?? null));
    claim(distro.variant, field((fields) => fields.VARIANT_ID ?? null));
  },
});
