import { distro } from '../facts/distro.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type Libc, parseLddVersion, parseLibcAnswer } from '../parsers/libc-version.ts';
import { immutableIds, packageManagerOf, parseOsRelease } from '../parsers/os-release.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

export default defineProbe({
  id: 'distro',
  about: 'Which distribution this is, and its C library',
  reads: ['file /etc/os-release', 'file /usr/lib/os-release', 'native libc', 'command ldd --version', 'stat /run/ostree-booted'],
  gives: [distro.id, distro.like, distro.version, distro.name, distro.variant, distro.libc, distro.libcVersion, distro.packageManager, distro.immutable],
  async gather(host, claim) {
    const [etc, ostree, libc] = await Promise.all([host.read('/etc/os-release'), host.stat('/run/ostree-booted'), readLibc(host)]);
    const [path, answer] = etc.got === 'absent' ? ['/usr/lib/os-release', await host.read('/usr/lib/os-release')] : ['/etc/os-release', etc];
    const field = <T>(pick: (fields: Record<string, string>) => T | null) =>
      from(`file ${path}`, answer, (text) => pick(parseOsRelease(text)), { absent: 'gap' });
    const family = (fields: Record<string, string>) => [...new Set([fields.ID ?? 'linux', ...(fields.ID_LIKE ?? '').split(' ').filter(Boolean)])];
    claim(
      distro.id,
      field((fields) => fields.ID ?? 'linux'),
    );
    claim(
      distro.like,
      field((fields) => family(fields).sort()),
    );
    claim(
      distro.version,
      field((fields) => fields.VERSION_ID ?? null),
    );
    claim(
      distro.name,
      field((fields) => fields.PRETTY_NAME ?? fields.NAME ?? fields.ID ?? null),
    );
    claim(
      distro.variant,
      field((fields) => fields.VARIANT_ID ?? null),
    );
    const booted = from('stat /run/ostree-booted', ostree, () => true, { absent: false });
    claim(distro.immutable, 'value' in booted ? field((fields) => booted.value === true || immutableIds.includes(fields.ID ?? '')) : booted);
    claim(distro.packageManager, 'value' in booted ? field((fields) => (booted.value === true ? 'rpm-ostree' : packageManagerOf(family(fields)))) : booted);
    claim(distro.libc, 'value' in libc ? known(libc.value?.kind ?? null, libc.source) : libc, 'library');
    claim(distro.libcVersion, 'value' in libc ? versionOf(libc.value, libc.source) : libc, 'library');
  },
});

/** The process's own library answers at once; musl has no such call, and only its loader tells. */
async function readLibc(host: Door): Promise<Finding<Libc>> {
  const native = await host.native('libc');
  if (isOk(native)) return from('native libc', native, parseLibcAnswer);
  const ldd = await host.run('ldd --version');
  // musl's says it on the other stream, and as an error.
  return from('command ldd --version', ldd, (text) => parseLddVersion(isOk(ldd) ? `${text}${ldd.stderr ?? ''}` : text), { anyExit: true });
}

function versionOf(libc: Libc | null, source: string): Finding<string> {
  return libc?.version === undefined ? gap('unreadable', source, 'it names no version') : known(libc.version, source);
}
