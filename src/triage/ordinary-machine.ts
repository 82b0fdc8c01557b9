import { distro } from '../facts/distro.ts';
import { platform } from '../facts/platform.ts';
import type { OpenBook, Place } from './book.ts';
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
  if (!told(platform.system.id)) claimNative(pieces, lines, book, words);
}

const most = 600;

/** Processors of Intel and AMD and their GPUs, names of packages and folders, GeForce cards, which stand in PCs, hypervisors and ROCm, which are for x86-64. */
const x86 =
  /(?<![a-z0-9])(?:amd64|x86[_-]64|linux-x64|AuthenticAMD|GenuineIntel)(?![a-z0-9])|\bIntel(?:\(R\))? (?:Core|Xeon|Celeron|Pentium|Atom)\b|\b(?:Ryzen|EPYC|Threadripper|Xeon|Athlon|Opteron|Phenom)\b|\b(?:Core )?i[3579]-\d{4,5}[A-Z]{0,3}\b|\b(?:GeForce (?:RTX|GTX)|[RG]TX) ?\d{3,4}\b|\bRadeon (?:\d{3}M|80[56]0S)\b|\bStrix (?:Halo|Point)\b|\/opt\/rocm\b|\bamdgpu-(?:install|dkms)\b|\b(?:VirtualBox|ESXi|Hyper-V|Proxmox)\b/i;
/** Any of these, also in a list of what is supported: then the architecture is not to be guessed. */
const notX86 =
  /(?<![a-z0-9])(?:aarch64|arm64)(?![a-z0-9])|\barmv[78]|\bARM(?:64)?\b(?!_)|\bJetson\b|\bOrin\b|\bTegra|\bL4T\b|\bGrace\b|\bG[HB][12]00\b|\bGB10\b|\bDGX Spark\b|\bThor\b|\bRaspberry\b|\bRPi\b|\bMac(?:Book|OS| ?mini| ?Studio| Pro)?\b|\bApple\b|\bAsahi\b|\bDarwin\b|\bSnapdragon\b|\bAmpere Altra\b|\bGraviton|\bRockchip\b|\bRK35\d\d|\bOrange Pi\b|\bCortex-|\bNeoverse\b|\bppc64|\briscv|\bs390x\b/i;

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
  const found = linux ?? lines.find(({ text }) => nativeWords.test(text.slice(0, most)));
  if (found !== undefined) book.fact(proseAt(found), platform.system, 'native');
  else {
    const named = book.claims.facts.find(({ fact, finding }) => fact === distro.id.id && 'value' in finding && finding.value !== null);
    if (named !== undefined) book.fact({ source: named.finding.source ?? '', standing: 'prose' }, platform.system, 'native');
  }
}

function proseAt({ number }: PieceLine): Place {
  return { source: `line ${number} (prose)`, standing: 'prose' };
}
