import { kernel } from '../../facts/kernel.ts';
import { platform } from '../../facts/platform.ts';
import { wsl } from '../../facts/wsl.ts';
import { parseWslSettings, wslBytes, wslFlag, wslNumber } from '../../parsers/wsl-settings.ts';
import { parseWslVersion } from '../../parsers/wsl-version.ts';
import { pinningRefused, wslMirroredRefused, wslUserSessionFailed } from '../../reference/messages/wsl.ts';
import { at, type Recogniser, span } from './recogniser.ts';

/** `wsl --version`, `wsl -l -v`, `wsl --status`. */
export const wslVersion: Recogniser = {
  kind: 'wsl --version',
  mark: /WSLg? version|\bWSL[ -][Vv]ersion|STATE\s{3,20}VERSION|Default Version: [12]/,
  read(output, book) {
    const found = span(
      output,
      /\bWSLg?[ -][Vv]ersion|Windows [Vv]ersion|Kernel [Vv]ersion|^\*? {0,3}[\w.-]{1,60} {1,60}(?:Running|Stopped)|Default Version/,
      'tool',
    );
    if (found === undefined) return false;
    const versions = parseWslVersion(output.text);
    book.fact(found.place, wsl.version, versions.wsl);
    book.fact(found.place, wsl.windowsVersion, versions.windows);
    book.fact(found.place, kernel.version, versions.kernel);
    if (versions.kernel !== undefined) book.fact(found.place, kernel.lineage, 'microsoft');
    book.fact(found.place, wsl.windowsNvidiaDriver, versions.nvidiaDriver);
    book.fact(found.place, platform.system, versions.generation === 1 ? 'wsl1' : 'wsl2');
    book.recognised('wsl --version', found.from, found.to);
    return true;
  },
};

const wslSection = /^\s{0,8}\[(?:wsl2|general|experimental|automount|interop|boot)\]/m;

/** `[ws12]`, `[wls2]`, `[wsl]`, `[wsl1]`. */
const almostWsl2 = /^\s{0,8}\[\s{0,4}w(?:sl|ls|s[1i]|s|l)\d{0,2}\s{0,4}\]/im;

/** What stands above the first section is most often another file. */
function ownLines(lines: readonly { readonly text: string }[]): string {
  const first = lines.findIndex(({ text }) => /^\s{0,8}\[/.test(text));
  return lines.flatMap(({ text }, at) => (at >= first || /^\s{0,8}(?:memory|processors|swap|networkingMode)\s?=/i.test(text) ? [text] : [''])).join('\n');
}

/** `.wslconfig` and `wsl.conf`: the sections tell which. */
export const wslSettings: Recogniser = {
  kind: 'wsl settings',
  // `[wsl2]\nmemory=24GB` in a sentence, with a backslash, is what somebody should write.
  mark: /^\s{0,8}\[(?:wsl2|general|experimental|automount|interop|boot)\](?!\\n)|^\s{0,8}(?:memory|processors|swap)\s?=\s?\d/m,
  read(output, book) {
    const found = span(output, /^\s{0,8}(?:\[[a-z0-9]{3,20}\]|[A-Za-z]{3,30}\s?=)/, 'tool');
    if (found === undefined) return false;
    const settings = parseWslSettings(ownLines(output.lines));
    const { place } = found;
    const known = wslSection.test(output.text);
    // Without a section that WSL knows, the name that was meant and a setting of the virtual machine tell whose file it is.
    if (!known && !(almostWsl2.test(output.text) && settings.faults.some((fault) => /a section where WSL does not look/.test(fault)))) return false;
    if (!known) book.fact(place, wsl.configFaults, [...settings.faults]);
    // These stand in .wslconfig alone.
    if (known && /\[(?:wsl2|general|experimental)\]/.test(output.text)) {
      book.fact(place, wsl.configFaults, [...settings.faults]);
      book.fact(place, platform.system, 'wsl2');
    }
    if (/\[wsl2\]/.test(output.text)) {
      book.fact(place, wsl.memoryLimit, wslBytes(settings, 'wsl2.memory'));
      book.fact(place, wsl.swapLimit, wslBytes(settings, 'wsl2.swap'));
      book.fact(place, wsl.networkingMode, settings.values.get('wsl2.networkingmode')?.toLowerCase() ?? null);
      book.fact(place, wsl.vmIdleTimeout, wslNumber(settings, 'wsl2.vmIdleTimeout'));
      book.fact(place, wsl.instanceIdleTimeout, wslNumber(settings, 'general.instanceIdleTimeout'));
      book.fact(place, wsl.gpuSupport, wslFlag(settings, 'wsl2.gpuSupport'));
      book.fact(place, wsl.safeMode, wslFlag(settings, 'wsl2.safeMode'));
    }
    if (/\[(?:boot|automount|interop)\]/.test(output.text)) {
      book.fact(place, wsl.systemd, wslFlag(settings, 'boot.systemd'));
      book.fact(place, wsl.gpu, wslFlag(settings, 'gpu.enabled'));
      book.fact(place, wsl.interop, wslFlag(settings, 'interop.enabled'));
      book.fact(place, wsl.ldconfig, wslFlag(settings, 'automount.ldconfig'));
    }
    book.recognised(!known || /\[(?:wsl2|general|experimental)\]/.test(output.text) ? '.wslconfig' : 'wsl.conf', found.from, found.to);
    return true;
  },
};

/** What AMD's runtime for WSL and librocdxg print of themselves; rocminfo looks for WSL before it looks for a GPU. */
export const rocmUnderWsl: Recogniser = {
  kind: 'rocminfo under WSL',
  mark: /WSL environment detected\.|No WDDM adapters found|ROCR: unsupported GPU|\/sources\/wsl\//,
  read(output, book) {
    const found = span(output, /WSL environment detected\.|No WDDM adapters found|ROCR: unsupported GPU|\/sources\/wsl\//, 'tool');
    if (found === undefined) return false;
    // ROCm for Windows itself holds the library as well.
    if (/WSL environment detected\.|\/sources\/wsl\//.test(output.text)) book.fact(found.place, platform.system, 'wsl2');
    if (/No WDDM adapters found/.test(output.text)) book.fact(found.place, wsl.rocdxg, true);
    book.recognised('rocminfo under WSL', found.from, found.to);
    return true;
  },
};

/** What shows that something of WSL's own failed: pinned memory, the user's systemd, mirrored networking. */
export const wslRefusals: Recogniser = {
  kind: 'refusals under WSL',
  mark: /pinned (?:host )?memory|pin memory thread|cudaHost(?:Alloc|Register)|systemd user session|scope bus|Failed to connect to bus|Mirrored networking mode/,
  read(output, book) {
    const line = (patterns: readonly RegExp[]) => output.lines.find(({ text }) => patterns.some((pattern) => pattern.test(text.slice(0, 1_000))));
    // PyTorch's thread passes on whatever error CUDA has at that time.
    const passedOn = (text: string) =>
      /in pin memory thread/.test(text) && !/CUDA(?:_| | error: )?(?:out of memory|ERROR_OUT_OF_MEMORY)|cudaErrorMemoryAllocation/.test(output.text);
    const pinned = line(pinningRefused.filter((pattern) => !output.lines.some(({ text }) => pattern.test(text.slice(0, 1_000)) && passedOn(text))));
    const session = line(wslUserSessionFailed) ?? line([/Failed to connect to (?:user scope )?bus(?: via local transport)?: No such file or directory/]);
    const mirrored = line(wslMirroredRefused);
    if (pinned !== undefined) book.fact(at(pinned, 'log'), wsl.pinningRefused, true);
    if (
      session !== undefined &&
      (/systemctl --user|systemctl status --user|--user\b/.test(output.text) || wslUserSessionFailed.some((each) => each.test(session.text)))
    )
      // It answers later in the same output.
      book.fact(at(session, 'tool'), wsl.userBus, /is-system-running[^\n]{0,40}\n\s{0,8}(?:running|degraded|starting)\s{0,8}$/m.test(output.text));
    // WSL's own answer behind it is that of a later start.
    const laterMirrored =
      mirrored !== undefined &&
      /\n[^\n]{0,60}wslinfo --networking-mode[^\n]{0,40}\n\s{0,8}mirrored\s{0,8}(?:\n|$)/.test(output.text.slice(output.text.indexOf(mirrored.text)));
    if (mirrored !== undefined) book.fact(at(mirrored, 'tool'), wsl.mirroredRefused, laterMirrored ? null : mirrored.text.trim().slice(0, 300));
    const first = pinned ?? session ?? mirrored;
    if (first === undefined) return false;
    book.recognised('refusals under WSL', first.number, first.number);
    return true;
  },
};

/** A Linux driver package that was installed, or stands in a list; the account asks for it under WSL alone. */
export const linuxDriverPackages: Recogniser = {
  kind: 'linux driver packages',
  mark: /\bapt(?:-get)? (?:-y )?install\b.{0,80}\b(?:nvidia-(?:driver|utils)-\d{3}|libnvidia-compute-\d{3}|cuda-drivers)\b|^\s{0,8}ii {1,3}(?:libnvidia-compute|nvidia-driver|nvidia-utils)-\d{3}\b/m,
  read(output, book, { remedyLines }) {
    const line = output.lines.find(({ text, number }) => !remedyLines.has(number) && linuxDriverPackages.mark.test(text.slice(0, 600)));
    const name = line === undefined ? undefined : /\b(?:nvidia-(?:driver|utils)-\d{3}|libnvidia-compute-\d{3}|cuda-drivers)\b/.exec(line.text)?.[0];
    if (line === undefined || name === undefined) return false;
    book.fact(at(line, 'prose'), wsl.linuxLibcuda, [`of the package ${name}`]);
    book.recognised('linux driver packages', line.number, line.number);
    return true;
  },
};

/** `ls /usr/lib/wsl/lib` in columns, up to the next command. */
const columns = /\bls\b[^\n]{0,24} \/usr\/lib\/wsl\/lib\/?[^\S\n]{0,8}\n((?:(?![^\n]{0,60}[$#] )[^\n]{1,400}\n?){1,20})/;

/** `ls -l /usr/lib/wsl/lib`. */
export const wslLibraries: Recogniser = {
  kind: 'wsl libraries',
  mark: /\blibdxcore\.so\b/,
  read(output, book) {
    const found = span(output, /^\s{0,8}[-l][r-][w-][x-].{20,120}\slib[\w.-]{2,60}\.so[\d.]{0,20}(?: -> \S{1,200})?\s*$/, 'tool');
    const names = [...(columns.exec(output.text)?.[1] ?? '').matchAll(/(?:^|\s)(lib[\w.-]{2,60}\.so[\d.]{0,20})(?=\s|$)/g)].flatMap(([, name]) => name ?? []);
    const first = output.lines.find(({ text }) => text.includes('/usr/lib/wsl/lib'));
    if (found === undefined && names.length > 2 && first !== undefined) {
      book.fact(at(first, 'tool'), wsl.libraries, names);
      book.fact(at(first, 'tool'), platform.system, 'wsl2');
      book.recognised('wsl libraries', first.number, first.number);
      return true;
    }
    if (found === undefined || found.lines.length < 3) return false;
    book.fact(
      found.place,
      wsl.libraries,
      found.lines.flatMap(({ text }) => /\s(lib[\w.-]{2,60}\.so[\d.]{0,20})(?: -> \S{1,200})?\s*$/.exec(text)?.[1] ?? []),
    );
    book.fact(found.place, platform.system, 'wsl2');
    book.recognised('wsl libraries', found.from, found.to);
    return true;
  },
};
