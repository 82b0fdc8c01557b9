import { container } from '../facts/container.ts';
import { distro } from '../facts/distro.ts';
import { memory } from '../facts/memory.ts';
import { platform } from '../facts/platform.ts';
import { rocm } from '../facts/rocm.ts';
import type { OpenBook, Place } from './book.ts';
import { placeWords } from './find-signs-in-text.ts';
import { accountShown } from './node-access.ts';
import type { PlatformWords } from './prose/platform.ts';
import type { Piece, PieceLine } from './text/split-pieces.ts';

/**
 * What hardly anybody pastes because it is so with nearly everybody: an x86-64 processor, Linux on the machine itself. Claimed with the lowest
 * standing, where the text has words that only such a machine's owner writes and none that speak against it.
 */
export function claimOrdinary(pieces: readonly Piece[], book: OpenBook, words: PlatformWords): void {
  const lines = pieces.flatMap((piece) => piece.lines);
  const told = (id: string): boolean => book.claims.facts.some(({ fact }) => fact === id);
  if (!told(platform.arch.id)) claimArch(lines, book);
  claimNoBoard(book);
  if (!told(platform.system.id)) claimNative(pieces, lines, book, words);
  if (!told(platform.container.id)) claimNoContainer(lines, book);
  if (!told(rocm.version.id)) claimRocmOfInstaller(lines, book);
  if (!told(memory.oomKills.id)) claimKilledUnderWsl(lines, book);
  if (!told(container.runOptions.id)) claimAskedForKfd(pieces, book);
}

/** Who starts a container by a script or an alias does not show its options; that /dev/kfd is among them, the engine says. Asked under WSL2, where it is the cause. */
function claimAskedForKfd(pieces: readonly Piece[], book: OpenBook): void {
  if (systemOf(book)?.value !== 'wsl2') return;
  const printed = pieces.filter(({ kind }) => kind === 'output').flatMap(({ lines }) => lines);
  const line = printed.find(({ text }) => /error gathering device information while adding custom device "\/dev\/kfd"/.test(text.slice(0, most)));
  if (line !== undefined) book.fact({ source: `line ${line.number}`, standing: 'log' }, container.runOptions, { device: '/dev/kfd' });
}

/** Boards that have a device tree are ARM's; a PC is none of them. */
function claimNoBoard(book: OpenBook): void {
  const finding = book.claims.facts.find(({ fact }) => fact === platform.arch.id)?.finding;
  if (finding === undefined || !('value' in finding) || finding.value !== 'x86_64') return;
  const place: Place = { source: finding.source ?? '', standing: 'prose' };
  book.fact(place, platform.board, null);
  book.fact(place, platform.jetsonLinux, null);
}

/** In WSL's small virtual machine a process that gets SIGKILL, and that nobody says to have sent it, was ended for lack of memory. */
function claimKilledUnderWsl(lines: readonly PieceLine[], book: OpenBook): void {
  if (systemOf(book)?.value !== 'wsl2' || lines.some(({ text }) => killedByHand.test(text.slice(0, most)))) return;
  const line = lines.find(({ message }) => killed.test(message.slice(0, most)) && !endedOtherwise.test(message.slice(0, most)));
  if (line !== undefined) book.fact(proseAt(line), memory.oomKills, 1);
}

/** The shell's word, PyTorch's launcher, Docker's status, and people. */
const killed =
  /^\s{0,8}(?:\S{1,80}: line \d{1,5}:\s{1,8}\d{1,8} )?Killed(?:\s{2,24}\S.{0,300})?$|\bSignal 9 \(SIGKILL\)|\bexitcode ?: -9\b|\bexit(?:ed)? (?:with )?(?:code|status) 137\b|\b(?:says?|saying|prints?|shows?|gets?|getting|got|is|was|been|resulted in|ends? (?:with|in)|just|with) [`"'*“]{0,3}killed\b(?! by (?:me|hand|the user|an? admin))/i;
const killedByHand = /\b(?:kill -9|pkill|killall|taskkill|kill it (?:manually|by hand)|killed (?:it|manually|by hand))\b/i;
/** WSL ends by itself, or somebody ended it. */
const endedOtherwise =
  /\bctrl|\b(?:idle|inactive|unused)\b|\b(?:clos(?:e|es|ed|ing)|exit(?:s|ed|ing)?|log(?:ged|ging)? ?out)\b.{0,30}\b(?:terminal|window|shell|session|console|WSL)s?\b|\btimeouts?\b|\btimed out\b|\bterminals? (?:is|are|was|were) closed\b/i;

function systemOf(book: OpenBook): { readonly value: unknown; readonly source: string } | undefined {
  const finding = book.claims.facts.find(({ fact }) => fact === platform.system.id)?.finding;
  return finding !== undefined && 'value' in finding ? { value: finding.value, source: finding.source ?? '' } : undefined;
}

/** Who does not name ROCm's release may name the package that brought it: `amdgpu-install_6.3.60304-1_all.deb` and `amdgpu-install/6.3.4/` are 6.3.4. */
function claimRocmOfInstaller(lines: readonly PieceLine[], book: OpenBook): void {
  const found = new Map<string, PieceLine>();
  for (const line of lines) {
    for (const [, plain, packed] of line.text.slice(0, most).matchAll(/\bamdgpu-install(?:\/(\d\.\d{1,2}(?:\.\d{1,2})?)\/|_\d\.\d{1,2}\.(\d{5})-)/g)) {
      const version = plain ?? packed?.replace(/^(\d)(\d\d)(\d\d)$/, (_, ...parts) => parts.slice(0, 3).map(Number).join('.'));
      if (version !== undefined) found.set(version.replace(/^\d\.\d{1,2}$/, '$&.0'), line);
    }
  }
  const [only] = found;
  if (only !== undefined && found.size === 1) book.fact(proseAt(only[1]), rocm.version, only[0]);
}

/**
 * Nobody keeps quiet about a container; its shell names it by twelve digits. Asked under WSL2, where a report is about the distribution, and where the
 * reporter shows an account of the machine.
 */
function claimNoContainer(lines: readonly PieceLine[], book: OpenBook): void {
  const system = systemOf(book);
  const source = system?.value === 'wsl2' ? system.source : accountShown(book);
  const inside = /\b\w{1,20}@[0-9a-f]{12}:/;
  if (source === undefined || lines.some(({ text }) => placeWords.container.test(text.slice(0, most)) || inside.test(text.slice(0, most)))) return;
  book.fact({ source, standing: 'prose' }, platform.container, null);
}

const most = 600;

/** Processors of Intel and AMD and their GPUs, names of packages and folders, GeForce cards, which stand in PCs, hypervisors and ROCm, which are for x86-64. */
const x86 =
  /(?<![a-z0-9])(?:amd64|x86[_-]64|linux-x64|AuthenticAMD|GenuineIntel)(?![a-z0-9])|\bIntel(?:\(R\))? (?:Core|Xeon|Celeron|Pentium|Atom)\b|\b(?:Ryzen|EPYC|Threadripper|Xeon|Athlon|Opteron|Phenom)\b|\b(?:Core )?i[3579]-\d{4,5}[A-Z]{0,3}\b|\b(?:GeForce (?:RTX|GTX)|[RG]TX) ?\d{3,4}\b|\bRadeon (?:\d{3}M|80[56]0S)\b|\bStrix (?:Halo|Point)\b|\/opt\/rocm\b|\bamdgpu-(?:install|dkms)\b|\b(?:VirtualBox|ESXi|Hyper-V|Proxmox)\b|\bKVM\b(?! switch)/i;
/** Any of these, also in a list of what is supported: then the architecture is not to be guessed. */
const notX86 =
  /(?<![a-z0-9])(?:aarch64|arm64)(?![a-z0-9])|\barmv[78]|\bARM(?:64)?\b(?!_)|\bJetson\b|\bOrin\b|\bTegra|\bL4T\b|\bGrace\b|\bG[HB][12]00\b|\bGB10\b|\bDGX Spark\b|\bThor\b|\bRaspberry\b|\bRPi\b|\bMac(?:Book|OS| ?mini| ?Studio| Pro)?\b|\bApple\b|\bAsahi\b|\bDarwin\b|\bSnapdragon\b|\bAmpere Altra\b|\bGraviton|\bRockchip\b|\bRK35\d\d|\bOrange Pi\b|\bCortex-|\bNeoverse\b|\bppc64|\briscv(?:32|64)?\b|\bs390x\b/i;

function claimArch(lines: readonly PieceLine[], book: OpenBook): void {
  let found: PieceLine | undefined;
  for (const line of lines) {
    const text = line.text.slice(0, most);
    if (notX86.test(text)) return;
    if (found === undefined && x86.test(text)) found = line;
  }
  if (found !== undefined) book.fact(proseAt(found), platform.arch, 'x86_64');
}

/** Words of drivers, firmware and boot, of package managers and services, and what kernels print with a device's address. */
const nativeWords =
  /\b(?:amdgpu|amdxdna|i915|dkms|BIOS|UEFI|GRUB|KDE|GNOME|X11|Wayland|(?:after|from) (?:suspend|sleep|resume|waking)|machine to sleep|hibernat\w{1,4}|initramfs|dracut|mkinitcpio|proxmox|\/etc\/systemd|systemctl|journalctl|dmesg|lspci|nvidia[-_]uvm)\b|\bsystemd\[\d|\b(?:apt(?:-get)?|dnf|yum|zypper) (?:-\w{1,3} )?(?:install|update|upgrade|remove|purge)\b|\bpacman -S|\bNVRM: |\bkernel: \[ {0,8}\d|\b(?:nvidia|nouveau|xe|vfio-pci|pcieport|snd_hda_intel) [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]\b|\b[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] (?:VGA compatible|3D|Display) controller\b/i;
const underWindows =
  /\bWSL|Subsystem for Linux|\/mnt\/c\b|[-.@]microsoft\b|\/usr\/lib\/wsl|\/dev\/dxg|\bdxgkrnl|\bDocker Desktop\b|\bmac ?OS\b|\bDarwin\b|\bMacBook\b|ggml_metal/i;
const windows = /\bWindows\b|\bWin(?:10|11)\b|C:\\|\.exe\b|\bPowerShell\b|\w\.dll\b/i;

/** A text that speaks of drivers, firmware, packages or boot, or names a distribution, and neither of WSL nor of Windows, is about Linux on the machine itself. */
function claimNative(pieces: readonly Piece[], lines: readonly PieceLine[], book: OpenBook, { wsl, guest, foreign }: PlatformWords): void {
  if (wsl || foreign !== undefined) return;
  // Under a guest there may be Windows; it is not what the reporter sees.
  if (lines.some(({ text }) => underWindows.test(text) || (!guest && windows.test(text)))) return;
  const form = pieces.find(({ kind, heading, lines: [line] }) => kind === 'prose' && /^(?:OS|Operating systems?)$/i.test(heading) && line !== undefined);
  const linux = form?.lines.find(({ text }) => /^\s*Linux\s*$/i.test(text));
  // A guest that is said to run Linux is one.
  const inGuest = guest ? lines.find(({ text }) => /\b(?:Linux|Ubuntu|Debian|Fedora|Rocky|Alma|Arch|openSUSE)\b/i.test(text.slice(0, most))) : undefined;
  const found = linux ?? lines.find(({ text }) => nativeWords.test(text.slice(0, most))) ?? inGuest;
  if (found !== undefined) book.fact(proseAt(found), platform.system, 'native');
  else {
    const named = book.claims.facts.find(({ fact, finding }) => fact === distro.id.id && 'value' in finding && finding.value !== null);
    if (named !== undefined) book.fact({ source: named.finding.source ?? '', standing: 'prose' }, platform.system, 'native');
  }
}

function proseAt({ number }: PieceLine): Place {
  return { source: `line ${number} (prose)`, standing: 'prose' };
}
