import { distro } from '../facts/distro.ts';
import { kernel } from '../facts/kernel.ts';
import type { Book, Place } from './book.ts';

interface Distribution {
  readonly id: string;
  readonly like: readonly string[];
  readonly pattern: RegExp;
  /** Whose numbering its kernels have; undefined where it is not its own. */
  readonly lineage?: string;
  /** Where it is musl; the others have glibc, or both. */
  readonly libc?: 'musl';
}

/** Names of distributions as people write them, with the release where one belongs to them. */
const distributions: readonly Distribution[] = [
  { id: 'neon', like: ['ubuntu', 'debian'], pattern: /\bKDE Neon\b[^\d\n]{0,30}(\d{2}\.\d{2})?/i, lineage: 'ubuntu' },
  { id: 'linuxmint', like: ['ubuntu', 'debian'], pattern: /\b(?:Linux )?Mint\b (?:\w{1,10} )?(\d{2}(?:\.\d)?)\b/, lineage: 'ubuntu' },
  { id: 'pop', like: ['ubuntu', 'debian'], pattern: /\bPop!?_?OS\b!?(?: (\d{2}\.\d{2}))?/i, lineage: 'ubuntu' },
  { id: 'zorin', like: ['ubuntu', 'debian'], pattern: /\bZorin(?: ?OS)?\b(?: (\d{2}(?:\.\d)?))?/, lineage: 'ubuntu' },
  {
    id: 'ubuntu',
    like: ['debian'],
    // Also without a space, but not in an image's tag.
    pattern: /(?:\b[KX]?[Uu]buntu\b|(?<![\w:/.-])[Uu]buntu(?=\d{2}\.\d{2}\b))(?:[ _-](?:Server|Desktop|LTS|Pro|Linux))?(?:[ :v-]{0,3}(\d{2}\.\d{2})(?:\.\d)?)?/,
    lineage: 'ubuntu',
  },
  { id: 'bazzite', like: ['fedora'], pattern: /\bBazzite\b(?:[^\d\n]{0,12}(\d{2}))?/i, lineage: 'upstream' },
  { id: 'fedora', like: [], pattern: /\bFedora\b(?: (?:Linux|Workstation|Server|Silverblue|KDE|Core))?(?: ?(\d{2})\b)?/i, lineage: 'upstream' },
  { id: 'debian', like: [], pattern: /\bDebian\b(?: GNU\/Linux)?(?: (\d{1,2})(?:\.\d{1,2})?\b)?/i, lineage: 'upstream' },
  { id: 'cachyos', like: ['arch'], pattern: /\bCachyOS\b/i, lineage: 'upstream' },
  { id: 'manjaro', like: ['arch'], pattern: /\bManjaro\b/i, lineage: 'upstream' },
  { id: 'endeavouros', like: ['arch'], pattern: /\bEndeavou?rOS\b/i, lineage: 'upstream' },
  { id: 'arch', like: [], pattern: /\bArch(?: ?Linux|\b(?= (?:with|on|kernel|package)))/, lineage: 'upstream' },
  { id: 'nixos', like: [], pattern: /\bNixOS\b(?:,? (\d{2}\.\d{2}))?/i, lineage: 'upstream' },
  { id: 'gentoo', like: [], pattern: /\bGentoo\b/i, lineage: 'upstream' },
  { id: 'opensuse-tumbleweed', like: ['opensuse', 'suse'], pattern: /\bTumbleweed\b/i, lineage: 'upstream' },
  { id: 'opensuse-leap', like: ['opensuse', 'suse'], pattern: /\bLeap (1\d\.\d)\b/, lineage: 'suse' },
  { id: 'rocky', like: ['rhel', 'centos', 'fedora'], pattern: /\bRocky(?: Linux)?(?: (\d{1,2}(?:\.\d{1,2})?))?\b/, lineage: 'rhel' },
  { id: 'almalinux', like: ['rhel', 'centos', 'fedora'], pattern: /\bAlma ?Linux(?: (\d{1,2}(?:\.\d{1,2})?))?\b/, lineage: 'rhel' },
  { id: 'rhel', like: ['fedora'], pattern: /\b(?:RHEL|Red Hat Enterprise Linux)(?: ?(\d{1,2}(?:\.\d{1,2})?))?\b/, lineage: 'rhel' },
  { id: 'centos', like: ['rhel', 'fedora'], pattern: /\bCentOS(?: (?:Linux|Stream))?(?: (\d{1,2}))?\b/, lineage: 'rhel' },
  { id: 'proxmox', like: ['debian'], pattern: /\bProxmox(?: VE)?(?: (\d(?:\.\d{1,2})?)\b)?/i, lineage: 'proxmox' },
  { id: 'alpine', like: [], pattern: /\b(?:Alpine Linux|(?<=\b(?:on|under) )[Aa]lpine)\b(?: v?(\d\.\d{1,2}))?/, lineage: 'upstream', libc: 'musl' },
  { id: 'void', like: [], pattern: /\bVoid Linux\b/, lineage: 'upstream' },
];

export interface DistributionMention {
  readonly distribution: Distribution;
  readonly version?: string;
  readonly index: number;
  readonly length: number;
}

export function findDistributions(text: string): DistributionMention[] {
  return distributions.flatMap((distribution) => {
    const found = distribution.pattern.exec(text);
    return found === null ? [] : [{ distribution, ...(found[1] === undefined ? {} : { version: found[1] }), index: found.index, length: found[0].length }];
  });
}

/** The distribution that a name like `Ubuntu 24.04.1 LTS` tells; false where it tells none. */
export function claimDistro(book: Book, place: Place, text: string): boolean {
  const [mention] = findDistributions(text);
  if (mention === undefined) return false;
  claimMention(book, place, mention, text.trim().slice(0, 60));
  return true;
}

export function claimMention(book: Book, place: Place, { distribution, version }: DistributionMention, name: string): void {
  book.fact(place, distro.id, distribution.id);
  book.fact(place, distro.like, [distribution.id, ...distribution.like]);
  book.fact(place, distro.version, version);
  book.fact(place, distro.name, name);
  book.fact(place, distro.libc, distribution.libc);
  if (place.standing === 'prose') book.fact(place, kernel.lineage, distribution.lineage);
}
