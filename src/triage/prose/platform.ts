import { cpu } from '../../facts/cpu.ts';
import { engines } from '../../facts/engines.ts';
import { platform } from '../../facts/platform.ts';
import { systemd } from '../../facts/systemd.ts';
import type { Book } from '../book.ts';
import { claimMention, findDistributions } from '../distro-facts.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';
import { findVirtualMachine } from './virtual-machine.ts';
import { findWsl } from './wsl-mention.ts';

/** What kind of machine sentences and form fields speak of. */
export interface PlatformWords {
  /** Not Linux: ai-doctor does not judge such machines. */
  readonly foreign?: { readonly system: 'Windows' | 'macOS'; readonly number: number };
  /** It is WSL, of whichever generation. */
  readonly wsl: boolean;
  /** The failing system is a guest; what is said of Windows may be its host. */
  readonly guest: boolean;
}

/** What only WSL2 has: /dev/dxg and the libraries of Windows beside it, a kernel, systemd, settings of its virtual machine. */
const onlyInWsl2 = /\/dev\/dxg|\/usr\/lib\/wsl\/|\bdxgkrnl\b|\.wslconfig\b|\bWSLg\b|librocdxg|\bsystemctl\b|\bjournalctl\b/i;

/** Words of the first generation: its number, its kernel, and what is not there with it. */
const perhapsWsl1 = /\bWSL ?-?v?1\b|WSL version 1\b|\b4\.4\.0-\d{5}-Microsoft\b|no adapters were found|--set-version/i;

const containers: readonly (readonly [RegExp, 'docker' | 'podman' | 'lxc' | 'kubernetes' | 'distrobox' | 'toolbx' | 'flatpak' | 'snap'])[] = [
  // Before Docker, whose images a cluster runs.
  [/\b(?:kubernetes|k8s|k3s|k0s|microk8s|rke2|openshift)\b/i, 'kubernetes'],
  [
    /\b(?:in(?:side)?|within|using|with|via|through)\s(?:an?\s|the\s|my\s|its\s)?(?:\w{1,12}\s){0,2}?docker\b(?!\s(?:desktop)?\s?on windows)|\bdockerized\b|\bdocker (?:container|image|compose)\b|\brootless docker\b/i,
    'docker',
  ],
  [/\b(?:podman|quadlet)\b/i, 'podman'],
  [/\bLXC\b|\blxc (?:container|guest)\b|\b(?:in(?:side)?|within|the|my|an?|unprivileged|privileged|proxmox) lxc\b|\(lxc\)/, 'lxc'],
  [/\bdistrobox\b/i, 'distrobox'],
  [/\btoolbox(?:x|es)?\b(?= (?:container|image|create|run|enter))/i, 'toolbx'],
];

/** The shell of a container, whose host name is the beginning of its id. */
const containerPrompt = /^\s{0,8}(?:\(\w{1,20}\) )?root@(?=[0-9]{0,11}[a-f])(?=[a-f]{0,11}[0-9])[0-9a-f]{12}:[/~]\S{0,80}# ?/;

export function readPlatform(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book): PlatformWords {
  let foreign: PlatformWords['foreign'];
  let [container, distribution] = [false, false];
  const wsl = findWsl(lines);
  if (wsl !== undefined) {
    // Hardly anybody names the generation, since nearly everybody who runs models has the second: `wsl --install` makes nothing else, and the first has no GPU.
    const open = wsl.several || all.some(({ text }) => perhapsWsl1.test(text));
    const generation = wsl.generation ?? (open && !all.some(({ text }) => onlyInWsl2.test(text)) ? undefined : 2);
    if (generation !== undefined) book.fact(proseAt(wsl.number), platform.system, generation === 1 ? 'wsl1' : 'wsl2');
  }
  const guest = findVirtualMachine(lines, { wsl: wsl !== undefined });
  if (guest !== undefined) {
    const place = proseAt(guest.number);
    if (guest.x86) book.fact(place, cpu.hypervisor, true);
    book.fact(place, platform.vm, guest.kind);
  }
  for (const { number, text } of lines) {
    const place = proseAt(number);
    const state = (match: RegExpExecArray | null): match is RegExpExecArray => match !== null && meaningOf(text, match.index, match[0].length) === 'state';
    for (const [pattern, kind] of containers) {
      const match = pattern.exec(text);
      if (container || !state(match)) continue;
      book.fact(place, platform.container, kind);
      if (kind === 'docker' || kind === 'podman') book.fact(place, engines.installed, [kind]);
      container = true;
    }
    const field = /^\s{0,8}[-*]{0,2}\s{0,3}\*{0,2}(?:OS|Operating systems?|Platform|System)\*{0,2}\s{0,3}:\s{0,3}(.{1,120})$/i.exec(text)?.[1];
    if (field !== undefined && foreign === undefined) {
      if (/\bwindows\b/i.test(field) && !/\b(?:linux|wsl|ubuntu|debian)\b/i.test(field)) foreign = { system: 'Windows', number };
      else if (/\bmac ?os\b|\bdarwin\b/i.test(field) && !/linux/i.test(field)) foreign = { system: 'macOS', number };
      else if (/\bdocker\b/i.test(field) && !container) {
        book.fact(place, platform.container, 'docker');
        container = true;
      }
    }
    const bare = /\bbare[- ]metal\b/i.exec(text);
    if (state(bare)) book.fact(place, platform.container, null);
    const unit = /\bsystemd (?:user )?service\b|\bsystemctl\b/i.exec(text);
    if (state(unit) && !text.includes('has not been booted with systemd')) book.fact(place, systemd.running, true);
    if (!distribution) {
      const mention = findDistributions(text).find(
        (each) =>
          meaningOf(text, each.index, each.length) === 'state' &&
          !(guest?.onProxmox === true && each.distribution.id === 'proxmox') &&
          !/\b(?:image|container|guest|vm)\b[^.]{0,20}$/i.test(text.slice(Math.max(0, each.index - 30), each.index)),
      );
      if (mention !== undefined) {
        claimMention(book, place, mention, text.slice(mention.index, mention.index + mention.length).trim());
        distribution = true;
      }
    }
  }
  const prompt = container ? undefined : all.find(({ text }) => containerPrompt.test(text.slice(0, 200)));
  // Podman names its containers so, too.
  if (
    prompt !== undefined &&
    all.some(({ text }) => /\bdocker\b/i.test(text.slice(0, 1_000))) &&
    !all.some(({ text }) => /\bpodman\b/i.test(text.slice(0, 1_000)))
  )
    book.fact(proseAt(prompt.number), platform.container, 'docker');
  return { ...(foreign === undefined ? {} : { foreign }), wsl: wsl !== undefined, guest: guest !== undefined };
}
