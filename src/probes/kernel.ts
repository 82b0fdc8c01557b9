import { kernel } from '../facts/kernel.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { configPattern, parseKernelConfig, smmuPattern } from '../parsers/kernel-config.ts';
import { identifyKernel } from '../parsers/kernel-release.ts';
import { openModules, parseModuleWords, readParameters } from '../parsers/module-parameters.ts';
import { parseTaint } from '../parsers/taint.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const secureBootVariable = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';
/** Drivers whose checks ask for the kernel's build; without them nothing reads it. */
const configuredDrivers = ['amdgpu', 'xe'];
/** There only on ARM, where NVIDIA's driver depends on how this one was built. */
const smmuDriver = '/sys/bus/platform/drivers/arm-smmu-v3';

export default defineProbe({
  id: 'kernel',
  about: 'The running kernel: version, whose build it is, command line, modules and their parameters, Secure Boot, SELinux',
  reads: [
    'file /proc/sys/kernel/osrelease',
    'file /proc/version',
    'file /proc/version_signature',
    'file /proc/cmdline',
    'file /proc/sys/kernel/tainted',
    'list /sys/module',
    ...Object.entries(readParameters).flatMap(([module, names]) => names.map((name) => `file /sys/module/${module}/parameters/${name}`)),
    ...openModules.map((module) => `list /sys/module/${module}/parameters`),
    'access /boot/config-* r',
    'access /lib/modules/*/config r',
    'access /proc/config.gz r',
    `command grep -hE ${configPattern} **`,
    `command zgrep -hE ${configPattern} /proc/config.gz`,
    `list ${smmuDriver}`,
    `command grep -hE ${smmuPattern} **`,
    `command zgrep -hE ${smmuPattern} /proc/config.gz`,
    'list /sys/firmware',
    `file ${secureBootVariable}`,
    'file /sys/fs/selinux/enforce',
    'file /proc/self/attr/current',
  ],
  gives: [
    kernel.release,
    kernel.version,
    kernel.lineage,
    kernel.cmdline,
    kernel.modules,
    kernel.ownTtm,
    kernel.parameters,
    kernel.unknownParameters,
    kernel.config,
    kernel.taint,
    kernel.secureBoot,
    kernel.selinux,
  ],
  async gather(host, claim) {
    const [release, banner, signature, cmdline, taint, modules, secureBoot, selinux] = await Promise.all([
      host.read('/proc/sys/kernel/osrelease'),
      host.read('/proc/version'),
      host.read('/proc/version_signature'),
      host.read('/proc/cmdline'),
      host.read('/proc/sys/kernel/tainted'),
      host.list('/sys/module'),
      readSecureBoot(host),
      readSelinux(host),
    ]);
    claim(
      kernel.release,
      from('file /proc/sys/kernel/osrelease', release, (text) => text.trim()),
    );
    // Without the banner neither the lineage nor Debian's own numbering can be told, so its gap is theirs.
    const identity = <T>(pick: (of: ReturnType<typeof identifyKernel>) => Finding<T>): Finding<T> => {
      if (!isOk(banner)) return from('file /proc/version', banner, () => null as never, { absent: 'gap' });
      if (!isOk(release)) return from('file /proc/sys/kernel/osrelease', release, () => null as never, { absent: 'gap' });
      try {
        return pick(identifyKernel(release.text, banner.text, isOk(signature) ? signature.text : undefined));
      } catch (error) {
        return gap('unreadable', 'file /proc/sys/kernel/osrelease', error instanceof Error ? error.message : String(error));
      }
    };
    claim(
      kernel.version,
      identity(({ version, lineage }) => {
        const signed = lineage === 'ubuntu' && signature.got !== 'absent';
        if (signed && !isOk(signature)) return gap(signature.got, 'file /proc/version_signature', signature.detail);
        return known(version, signed ? 'file /proc/version_signature' : 'file /proc/sys/kernel/osrelease');
      }),
    );
    claim(
      kernel.lineage,
      identity(({ lineage }) => known(lineage, 'file /proc/version')),
    );
    claim(
      kernel.cmdline,
      from('file /proc/cmdline', cmdline, (text) => text.trim(), { absent: 'gap' }),
    );
    claim(kernel.taint, from('file /proc/sys/kernel/tainted', taint, parseTaint, { absent: 'gap' }));
    claim(kernel.secureBoot, secureBoot);
    claim(kernel.selinux, selinux);
    const loaded = from('list /sys/module', modules, names, { absent: 'gap' });
    claim(kernel.modules, loaded);
    if (!('value' in loaded)) {
      for (const handle of [kernel.ownTtm, kernel.parameters, kernel.unknownParameters, kernel.config]) claim(handle, loaded);
      return;
    }
    const own = loaded.value?.includes('amdgpu') === true ? ownTtmModules.find((module) => loaded.value?.includes(module)) : undefined;
    claim(kernel.ownTtm, known(own ?? null, 'list /sys/module'));
    const [parameters, unknown, config] = await Promise.all([
      collectParameters(host, loaded.value ?? []),
      findUnknownParameters(host, loaded.value ?? [], cmdline),
      readConfig(host, loaded.value ?? [], release),
    ]);
    claim(kernel.parameters, parameters);
    claim(kernel.unknownParameters, unknown);
    claim(kernel.config, config);
  },
});

const ownTtmModules = ['amdttm', 'amd_ttm'] as const;

function names(text: string): string[] {
  return text.split('\n').filter((name) => name !== '');
}

/** One that cannot be read leaves all of them open, since a missing name means "no such parameter". */
async function collectParameters(host: Door, loaded: readonly string[]): Promise<Finding<Readonly<Record<string, string>>>> {
  const wanted = Object.entries(readParameters).flatMap(([module, parameters]) =>
    loaded.includes(module) ? parameters.map((parameter) => ({ name: `${module}.${parameter}`, path: `/sys/module/${module}/parameters/${parameter}` })) : [],
  );
  const answers = await Promise.all(wanted.map(async ({ name, path }) => ({ name, path, answer: await host.read(path) })));
  const found: Record<string, string> = {};
  for (const { name, path, answer } of answers) {
    if (isOk(answer)) found[name] = answer.text.trim();
    else if (answer.got !== 'absent') return gap(answer.got, `file ${path}`, answer.detail);
  }
  return known(found, 'file /sys/module/*/parameters/*');
}

async function findUnknownParameters(host: Door, loaded: readonly string[], cmdline: Answer): Promise<Finding<readonly string[]>> {
  if (!isOk(cmdline)) return from('file /proc/cmdline', cmdline, () => null as never, { absent: 'gap' });
  const words = parseModuleWords(cmdline.text).filter(({ module }) => openModules.includes(module) && loaded.includes(module));
  const lists = await Promise.all(
    [...new Set(words.map(({ module }) => module))].map(async (module) => ({ module, answer: await host.list(`/sys/module/${module}/parameters`) })),
  );
  const unknown: string[] = [];
  for (const { module, answer } of lists) {
    if (!isOk(answer)) return from(`list /sys/module/${module}/parameters`, answer, () => null as never, { absent: 'gap' });
    const has = new Set(names(answer.text));
    for (const word of words) if (word.module === module && !has.has(word.parameter)) unknown.push(`${module}.${word.parameter}`);
  }
  return known(unknown, 'file /proc/cmdline');
}

/** The file is large and our question small, so grep reads it; the packed one is the only one on Arch, NixOS, WSL and Jetson. */
async function readConfig(host: Door, loaded: readonly string[], release: Answer): Promise<Finding<Readonly<Record<string, string>>>> {
  const pattern = await patternFor(host, loaded);
  if (pattern === null) return gap('skipped', 'kernel configuration', 'no driver is loaded whose checks need it');
  if (!isOk(release)) return from('file /proc/sys/kernel/osrelease', release, () => null as never, { absent: 'gap' });
  const named = release.text.trim();
  if (!/^[\w.+~-]{1,100}$/.test(named)) return gap('unreadable', 'file /proc/sys/kernel/osrelease', 'the release is no file name');
  const places = [`/boot/config-${named}`, `/lib/modules/${named}/config`, '/proc/config.gz'];
  const open = await Promise.all(places.map((place) => host.access(place, 'r')));
  for (const [at, place] of places.entries()) {
    const answer = open[at];
    if (answer === undefined || answer.got === 'absent') continue;
    if (!isOk(answer)) return gap(answer.got, `access ${place} r`, answer.detail);
    if (answer.text.startsWith('no')) continue;
    const command = place.endsWith('.gz') ? `zgrep -hE ${pattern} ${place}` : `grep -hE ${pattern} ${place}`;
    return from(`command ${command}`, await host.run(command), parseKernelConfig);
  }
  return gap(open.some(isOk) ? 'denied' : 'unsupported', 'kernel configuration', `none of ${places.join(', ')} can be read`);
}

/** The options that the loaded drivers depend on; null where none does. */
async function patternFor(host: Door, loaded: readonly string[]): Promise<string | null> {
  if (configuredDrivers.some((driver) => loaded.includes(driver))) return configPattern;
  return loaded.includes('nvidia') && isOk(await host.list(smmuDriver)) ? smmuPattern : null;
}

/** An EFI variable: four bytes of attributes, then its value, of which the only byte is 1 or 0. */
async function readSecureBoot(host: Door): Promise<Finding<boolean>> {
  const source = `file ${secureBootVariable}`;
  const [variable, firmware] = await Promise.all([host.read(secureBootVariable), host.list('/sys/firmware')]);
  if (variable.got === 'absent') {
    if (!isOk(firmware)) return from('list /sys/firmware', firmware, () => null as never, { absent: 'gap' });
    // Containers get an empty folder here; a machine that booted without EFI has other things in it.
    const entries = names(firmware.text);
    if (entries.length === 0) return gap('denied', 'list /sys/firmware', 'it is hidden from this container');
    return entries.includes('efi') ? gap('unsupported', source, 'the firmware shows no such variable') : known<boolean>(null, 'list /sys/firmware');
  }
  return from(source, variable, (text) => {
    const value = text.charCodeAt(text.length - 1);
    if (text.length !== 5 || value > 1) throw new Error('it is not four bytes and a 0 or 1');
    return value === 1;
  });
}

/** Inside a container SELinux's own files are hidden, but a process still has a label. */
async function readSelinux(host: Door): Promise<Finding<'enforcing' | 'permissive'>> {
  const [enforce, label] = await Promise.all([host.read('/sys/fs/selinux/enforce'), host.read('/proc/self/attr/current')]);
  if (enforce.got !== 'absent') return from('file /sys/fs/selinux/enforce', enforce, (text) => (text.trim() === '1' ? 'enforcing' : 'permissive'));
  if (isOk(label) && /^[\w-]+:[\w-]+:[\w-]+:/.test(label.text))
    return gap('unsupported', 'file /proc/self/attr/current', 'SELinux labels us, its state is hidden');
  if (!isOk(label) && label.got !== 'absent' && !(label.got === 'unreadable' && label.detail === 'EINVAL'))
    return gap(label.got, 'file /proc/self/attr/current', label.detail);
  return known<'enforcing' | 'permissive'>(null, 'file /sys/fs/selinux/enforce');
}
