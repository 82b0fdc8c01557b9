import { engines } from '../../facts/engines.ts';
import { platform } from '../../facts/platform.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import type { PlatformWords } from './platform.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** "the latest Docker-Desktop for Ubuntu", "on docker-desktop Debian 12", "running Ubuntu jammy with Docker desktop". */
const onLinux =
  /(?:\b(?:use|using|run|running|runs|installed|have|with|via|through|on|in|started?)|,) (?:[\w.-]{1,12} ){0,2}?Docker[ -]Desktop\b(?: v?\d[\w.]{0,12})? (?:(?:on|for|under|in) )?(?:my |the |an? )?(?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b|\b(?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b(?: [\w.]{1,12}){0,3} (?:with|and|using|via) (?:the )?Docker[ -]Desktop\b/i;
/** "Windows 11, Docker Desktop with the WSL2 backend"; not why somebody does without it. */
const withinWsl =
  /(?:\b(?:use|using|run|running|runs|installed|have|with|via|through|in|started?) (?:[\w.-]{1,12} ){0,2}?|(?:^|,) ?)Docker[ -]Desktop\b|\bDocker[ -]Desktop\b (?:v?\d[\w.]{0,12} )?(?:with|using|on|for) (?:the |my )?(?:WSL|Windows)/i;
/** "Having Docker Desktop running blocks access to /dev/kfd": beside devices that only Linux on the machine itself has. */
const besideDevices = /\b(?:having|with) Docker[ -]Desktop\b (?=(?:running|installed|started|open|active)\b)/i;
const devices = /\/dev\/kfd\b|\/dev\/dri\b|\/dev\/nvidia(?:ctl|0|-uvm)\b/;
const named = /\bDocker[ -]Desktop\b/i;

/** Another engine or context in use beside it; the engine of the distribution within WSL. */
const another =
  /\bdocker-ce\b|^\s{0,4}default\s{0,8}\*|\bcontext (?:use |is )?default\b|\b(?:apt|apt-get|dnf) install (?:-y )?docker|get\.docker\.com|\binstalled docker (?:engine )?(?:inside|within|in) /im;
const gone =
  /\b(?:un-?install(?:ed|ing)?|removed?|removing|disabled?|quit|got rid of|no longer|never|not|n[’']t|instead of|without|before|previously|formerly|used|if (?:I|you))\b[^.;!?]{0,40}$/i;
const goneAfter = /^[^.;!?]{0,60}\b(?:is not|isn[’']t|was removed|is gone|un-?installed|disabled|works|(?<!never )worked|needs?)\b/i;

/** The row in use of `docker context ls`; on Windows and macOS the context of this name has other addresses. */
const rowInUse = /^\s{0,8}desktop-linux\s{0,8}\*\s.{0,200}\bunix:\/\/\/\S{1,80}\/\.docker\/desktop\/docker\.sock\b/;
/** "I start it by `systemctl --user start docker-desktop`": only the release for Linux is a unit of systemd's. */
const unit = /\bI (?:re)?start(?:ed)? (?:it|Docker[ -]Desktop) .{0,30}\bsystemctl --user (?:re)?start docker-desktop\b/i;
/** `docker info`: plug-ins where packages for Linux put them, and the kernel of a virtual machine that is not WSL's. */
const clientOfLinux = /^\s{0,12}Path:\s{1,8}\/usr\/lib(?:exec)?\/docker\/cli-plugins\//;
const guestKernel = /^\s{0,12}Kernel Version: \S{1,40}-linuxkit\b/;

/** Whose daemon it is, where people name Docker Desktop as what they use: on Linux by the name of the system, under WSL by that of the program. */
export function readDockerDesktop(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book, { wsl, foreign }: PlatformWords): void {
  if (foreign !== undefined || !all.some(({ text }) => named.test(text.slice(0, 1_000)))) return;
  const others = !wsl && all.some(({ text }) => /\bWSL|\bWindows\b|\bmac ?OS\b|\bMacBook\b/i.test(text.slice(0, 1_000)));
  if (others) return;
  const row = all.find(({ text }) => rowInUse.test(text.slice(0, 600))) ?? lines.find(({ text }) => unit.test(text.slice(0, 1_000)));
  const guest = all.find(({ text }) => guestKernel.test(text.slice(0, 200)));
  if (!wsl && guest !== undefined && all.some(({ text }) => clientOfLinux.test(text.slice(0, 200))))
    book.fact(proseAt(guest.number), platform.system, 'native');
  if (!wsl && row !== undefined) {
    const printed = rowInUse.test(row.text.slice(0, 600));
    book.fact(printed ? { source: `line ${row.number}`, standing: 'tool' } : proseAt(row.number), engines.dockerSystem, 'Docker Desktop');
    book.fact(proseAt(row.number), platform.system, 'native');
    return;
  }
  if (all.some(({ text }) => another.test(text.slice(0, 600)))) return;
  const onMachine = !wsl && all.some(({ text }) => devices.test(text.slice(0, 1_000)));
  for (const { number, text: whole } of lines) {
    const text = whole.slice(0, 1_000);
    const found = (wsl ? withinWsl : onLinux).exec(text) ?? (onMachine ? besideDevices.exec(text) : null);
    if (found === null) continue;
    const index = found.index + found[0].search(named);
    const after = text.slice(found.index + found[0].length);
    if (gone.test(text.slice(Math.max(0, index - 60), index)) || goneAfter.test(after) || isAsked(text, index) || meaningOf(text, index, 14) === 'elsewhere')
      continue;
    book.fact(proseAt(number), engines.dockerSystem, 'Docker Desktop');
    if (!wsl) book.fact(proseAt(number), platform.system, 'native');
    return;
  }
}

/** Does the sentence that it stands in end as a question? */
function isAsked(text: string, index: number): boolean {
  return /^[^.!?]{0,200}\?/.test(text.slice(index));
}
