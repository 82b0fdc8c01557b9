import { cpu } from '../../facts/cpu.ts';
import { distro } from '../../facts/distro.ts';
import { kernel } from '../../facts/kernel.ts';
import { platform } from '../../facts/platform.ts';
import { identifyKernel } from '../../parsers/kernel-release.ts';
import { parseModuleWords } from '../../parsers/module-parameters.ts';
import { parseOsRelease } from '../../parsers/os-release.ts';
import { parseUname } from '../../parsers/uname.ts';
import { findGpuByName } from '../../reference/gpu-devices/find-gpu-device.ts';
import type { Book, Place } from '../book.ts';
import { claimDistro } from '../distro-facts.ts';
import { claimGpu } from '../gpu-facts.ts';
import type { PieceLine } from '../text/split-pieces.ts';
import { at, isTried, type Output, type Recogniser, span } from './recogniser.ts';

/** Releases that only Ubuntu's own kernels have; mainline builds for Ubuntu number themselves with six digits. */
const ubuntu = /^\d{1,2}\.\d{1,3}\.0-\d{1,5}-(?:generic|lowlatency|oem|aws|azure|gcp|gke|oracle|kvm|nvidia|raspi|ibm)/;

const archs: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/** What a kernel's release tells, with the banner where it stands beside it. */
export function claimKernel(book: Book, place: Place, release: string, banner = ''): void {
  try {
    const { version, lineage } = identifyKernel(release, banner === '' && ubuntu.test(release) ? '#1-Ubuntu' : banner);
    book.fact(place, kernel.release, release);
    book.fact(
      place,
      platform.arch,
      /\b(x86_64|aarch64)$|-(amd64|arm64)$/
        .exec(release)
        ?.slice(1)
        .flatMap((name) => (name === undefined ? [] : [archs[name] ?? name]))[0],
    );
    // Debian counts its builds where upstream has the stable number, which only the banner tells.
    const hidden = /^\d{1,2}\.\d{1,3}\.0-\d{1,3}-(?:amd64|arm64|cloud|rt|686|armmp)/.test(release) && version.endsWith('.0');
    if (!hidden) book.fact(place, kernel.version, version);
    // A bare number tells nothing of who built it: `6.8` may be any distribution's.
    if (/[-.][a-z]|[a-z]\d|-\d/i.test(release.slice(version.length)) || lineage !== 'upstream' || banner !== '') book.fact(place, kernel.lineage, lineage);
    const wsl = /microsoft|WSL2/i.test(release);
    if (wsl) book.fact(place, platform.system, /-Microsoft$/.test(release) && release.startsWith('4.4') ? 'wsl1' : 'wsl2');
    else if (/[a-z]/i.test(release.replace(/-rc\d+$/, ''))) book.fact(place, platform.system, 'native');
  } catch {
    // Not a release after all.
  }
}

/** `uname -a`, `/proc/version`, `uname -r`, hostnamectl's line, and a release that stands alone. */
export const uname: Recogniser = {
  kind: 'uname',
  mark: /\d{1,2}\.\d{1,3}\.\d/,
  read(output, book) {
    let read = false;
    // `wsl --version` names Microsoft's kernel without saying so, see wsl.ts.
    if (/\bWSLg? version\b/i.test(output.text)) return false;
    for (const line of output.lines) {
      const text = line.message.slice(0, 500);
      const whole = /(?:^|\s)Linux \S{1,80} \d{1,2}\.\d{1,3}\.\S{1,100} #/.test(text);
      const banner = /\bLinux version (\d{1,2}\.\d{1,3}\.\S{1,100}) \(/.exec(text)?.[1];
      const named =
        /^\s{0,20}(?:\[Linux\]\s{1,4}|[-*] )?\*{0,2}Kernel(?: [Vv]ersion| [Rr]elease)?:\*{0,2} {0,20}(?:Linux )?(\d{1,2}\.\d{1,3}\.\d[\w.+~-]{0,60})/.exec(
          text,
        )?.[1];
      const hostless = /^\s{0,8}Linux (\d{1,2}\.\d{1,3}\.\d\S{0,80}) #\d/.exec(text)?.[1];
      // With letters: 6.4.3-128 is ROCm's.
      const alone = /^\s{0,8}(?:\$?\s?uname -r\s{1,4})?(\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?-(?=\S{0,60}[a-z])[\w.+~-]{2,60})\s*$/i.exec(text)?.[1];
      const release = banner ?? hostless ?? named ?? alone;
      if (!whole && release === undefined) continue;
      const place = at(line, 'tool');
      if (whole) {
        const { release: full, machine } = parseUname(text);
        claimKernel(book, place, full, text);
        book.fact(place, platform.arch, machine);
      } else if (release !== undefined) claimKernel(book, place, release, banner === undefined && hostless === undefined ? '' : text);
      book.recognised(whole ? 'uname' : banner === undefined ? 'kernel release' : 'kernel banner', line.number, line.number);
      read = true;
    }
    return read;
  },
};

/** A file of /etc/modprobe.d that is shown: the command names it, or grep does in front of each line. */
function shownOptions({ lines }: Output): { line: PieceLine; value: string } | undefined {
  const shows = /\b(?:cat|grep|tail|head)\b[^<>|]{0,120}\/etc\/modprobe\.d\//;
  const set = /^\s{0,8}(\/etc\/modprobe\.d\/\S{1,60}:)?\s{0,4}options amdgpu (?:\S{1,80} ){0,12}lockup_timeout=(-?\d{1,9}(?:,-?\d{1,9}){0,3})(?:\s|$)/;
  let shown = false;
  for (const line of lines) {
    const text = line.text.slice(0, 1_000);
    shown ||= shows.test(text);
    const [, file, value] = set.exec(text) ?? [];
    if (value !== undefined && (shown || file !== undefined)) return { line, value };
  }
  return undefined;
}

/** The command line of the kernel: its own log line, /proc/cmdline, GRUB's variable; and what /etc/modprobe.d sets in its place. */
export const kernelCommandLine: Recogniser = {
  kind: 'kernel command line',
  mark: /BOOT_IMAGE=|Command line: |GRUB_CMDLINE_LINUX|root=(?:UUID|\/dev|LABEL)|amdgpu\.\w|iommu=|ttm\.\w|options amdgpu /,
  read(output, book, context) {
    if (isTried(output, context)) return false;
    const options = shownOptions(output);
    if (options !== undefined) {
      book.entries(at(options.line, 'tool'), kernel.parameters, { 'amdgpu.lockup_timeout': options.value });
      book.recognised('module options', options.line.number, options.line.number);
    }
    for (const line of output.lines) {
      const text = line.message.slice(0, 4_000);
      const whole =
        /(?:Kernel command line|Command line): (.{1,4000})$/.exec(text)?.[1] ?? /^\s{0,8}((?:BOOT_IMAGE=|initrd=|root=)\S.{1,4000})$/.exec(text)?.[1];
      const grub = /GRUB_CMDLINE_LINUX(?:_DEFAULT)?="?([^"]{1,2000})/.exec(text)?.[1];
      // One parameter in a span of code is said to be set, the rest of the line is not known.
      const part =
        output.piece.info === '`'
          ? /^\s*((?:(?:amdgpu|ttm|amdttm|nvidia|i915|xe|pcie_aspm|amd_iommu|intel_iommu|iommu)[\w.]{0,40}=\S{1,60}\s*){1,8})$/.exec(text)?.[1]
          : undefined;
      const cmdline = whole ?? grub ?? part;
      if (cmdline === undefined) continue;
      const place = at(line, whole === undefined ? 'tool' : 'kernel');
      if (whole === undefined) book.words(place, kernel.cmdline, cmdline.trim());
      else book.fact(place, kernel.cmdline, cmdline.trim());
      const words = parseModuleWords(cmdline);
      if (words.length > 0)
        book.entries(place, kernel.parameters, Object.fromEntries(words.map(({ module, parameter, value }) => [`${module}.${parameter}`, value])));
      book.recognised('kernel command line', line.number, line.number);
      return true;
    }
    return options !== undefined;
  },
};

/** What modules say of parameters that they do not know. */
export const unknownParameter: Recogniser = {
  kind: 'unknown module parameter',
  mark: /unknown parameter '/,
  read(output, book) {
    const names: string[] = [];
    const found = span(output, /: unknown parameter '\w{1,60}' ignored/, 'kernel');
    if (found === undefined) return false;
    for (const { text } of found.lines) {
      const [, module, name] = /(\w{1,40}): unknown parameter '(\w{1,60})' ignored/.exec(text) ?? [];
      if (module !== undefined && name !== undefined) names.push(`${module}.${name}`);
    }
    book.fact(found.place, kernel.unknownParameters, names);
    book.recognised('unknown module parameter', found.from, found.to);
    return true;
  },
};

/** What systemd found at boot, lscpu's line, systemd-detect-virt: which hypervisor this system is a guest of. */
export const virtualization: Recogniser = {
  kind: 'virtualization',
  mark: /Detected virtualization |Hypervisor vendor:|systemd-detect-virt|Virtualization: \w/,
  read(output, book) {
    for (const [at_, line] of output.lines.entries()) {
      const text = line.message.slice(0, 300);
      const name =
        /\bDetected virtualization '?([a-z-]{2,20})\b/.exec(text)?.[1] ??
        /^\s{0,8}Hypervisor vendor:\s{1,24}([A-Za-z-]{2,20})/.exec(text)?.[1] ??
        /^\s{0,20}Virtualization: ([a-z-]{2,20})\s*$/.exec(text)?.[1] ??
        (/systemd-detect-virt\s*$/.test(text) ? /^\s{0,8}([a-z-]{2,20})\s*$/.exec(output.lines[at_ + 1]?.message ?? '')?.[1] : undefined);
      const kind = hypervisors[name?.toLowerCase() ?? ''];
      if (kind === undefined) continue;
      const place = at(line, 'log');
      book.fact(place, platform.vm, kind);
      book.fact(place, cpu.hypervisor, true);
      book.recognised('virtualization', line.number, line.number);
      return true;
    }
    return false;
  },
};

/** Names of systemd-detect-virt and of lscpu, in the words of `platform.vm`; containers are told otherwise. */
const hypervisors: Readonly<Record<string, string>> = {
  kvm: 'kvm',
  qemu: 'kvm',
  vmware: 'vmware',
  oracle: 'virtualbox',
  innotek: 'virtualbox',
  microsoft: 'hyperv',
  xen: 'xen',
  parallels: 'parallels',
};

/** os-release, lsb_release, hostnamectl. */
export const osRelease: Recogniser = {
  kind: 'os-release',
  mark: /PRETTY_NAME=|VERSION_ID=|Distributor ID:|Operating System: |Description:\s{1,8}\w/,
  read(output, book) {
    const found = span(
      output,
      /^\s{0,12}(?:NAME|PRETTY_NAME|ID|ID_LIKE|VERSION|VERSION_ID|VARIANT_ID)=|^\s{0,12}(?:Distributor ID|Release|Codename):\s|^\s{0,20}Operating System: \w/,
      'tool',
    );
    if (found === undefined) return false;
    const { place } = found;
    const release = /^\s{0,12}ID=/m.test(output.text) || /PRETTY_NAME=/.test(output.text) ? parseOsRelease(output.text) : {};
    const pretty =
      release.PRETTY_NAME ??
      /^\s{0,12}Description:\s{1,8}(\S.{1,80})$/m.exec(output.text)?.[1] ??
      /^\s{0,20}Operating System: (\S.{1,80})$/m.exec(output.text)?.[1];
    if (release.ID !== undefined) {
      book.fact(place, distro.id, release.ID.toLowerCase());
      book.fact(place, distro.like, [release.ID.toLowerCase(), ...(release.ID_LIKE ?? '').split(' ').filter(Boolean)]);
      book.fact(place, distro.version, release.VERSION_ID);
      book.fact(place, distro.name, release.PRETTY_NAME);
      book.fact(place, distro.variant, release.VARIANT_ID);
    } else if (pretty === undefined || !claimDistro(book, place, pretty)) return false;
    book.recognised('os-release', found.from, found.to);
    return true;
  },
};

/** A processor whose name says which GPU is in it. */
export function claimGpuOfCpu(book: Book, place: Place, model: string): void {
  const [match] = findGpuByName(model);
  if (match?.device.integrated) claimGpu(book, place, `name:${match.device.name.toLowerCase()}`, model.slice(match.index, match.index + match.length));
}
