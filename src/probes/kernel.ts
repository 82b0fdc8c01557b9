import { kernel } from '../facts/kernel.ts';
import { isOk } from '../host/host.ts';
import { identifyKernel } from '../parsers/kernel-release.ts';
import { defineProbe, from } from './define-probe.ts';

export default defineProbe({
  id: 'kernel',
  about: 'The running kernel: version, whose build it is, command line, modules and their parameters',
  reads: ['file /proc/sys/kernel/osrelease', 'file /proc/version', 'file /proc/version_signature', 'file /proc/cmdline'],
  gives: [kernel.release, kernel.version, kernel.lineage, kernel.cmdline],
  async gather(host, claim) {
    const [release, banner, signature, cmdline] = await Promise.all([
      host.read('/proc/sys/kernel/osrelease'),
      host.read('/proc/version'),
      host.read('/proc/version_signature'),
      host.read('/proc/cmdline'),
    ]);
    claim(kernel.release, from('file /proc/sys/kernel/osrelease', release, (text) => text.trim()));
    // Without the banner neither the lineage nor Debian's own numbering can be told, so its gap is theirs.
    const identity = <T>(pick: (of: ReturnType<typeof identifyKernel>) => T) =>
      isOk(banner)
        ? from('file /proc/sys/kernel/osrelease', release, (text) => pick(identifyKernel(text, banner.text, isOk(signature) ? signature.text : undefined)))
        : from('file /proc/version', banner, () => null as never, { absent: 'gap' });
    claim(kernel.version, identity((of) => of.version));
    claim(kernel.lineage, identity((of) => of.lineage));
    claim(kernel.cmdline, from('file /proc/cmdline', cmdline, (text) => text.trim()));
  },
});
