import { memory } from '../../facts/memory.ts';
import { findGpuByName } from '../../reference/gpu-devices/find-gpu-device.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

const kinds = '(?:(?:LP)?DDR[345]X?|ECC|system|unified|main|host|total|shared|physical|quad|dual|octa|channel|fast|installed|of)';

/** What is built into the machine: "128 GB of RAM", "RAM: 64GB", "64 GB DDR5". "Memory" alone may be the GPU's. */
const installed: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d./-])(\\d{1,4}) ?(?:GB|GiB|Gb|gigs?)(?: ${kinds}){0,4} (?:(?<!(?:GPU|video|graphics) )RAM\\b(?! ?(?:modules?|sticks?|DIMMs?|kits?|slots?)\\b)|(?<=(?:system|unified|main|host|physical) )memory\\b|(?<=DDR[345] )\\d{4}\\b)`,
    'i',
  ),
  /(?<![\d./-])(\d{1,4}) ?(?:GB|GiB|Gb)(?: of)? (?:LP)?DDR[345]X?\b/i,
  /(?:^|[\s*|,-])(?:System )?(?:RAM|system memory)\*{0,2}\s{0,3}[:=|]\s{0,3}\*{0,2}\s{0,3}(\d{1,4}) ?(?:GB|GiB|G)\b/i,
  // Boards whose memory is soldered on are named with it.
  /\b(?:Strix Halo|AI MAX\+? ?(?:PRO )?39\d|Framework Desktop|EVO-?X2)(?:[ ,(+/-]{1,3}(?:with|w|and|mini ?PC|machine|box|system|laptop|desktop|AMD|gfx1151|8060S)){0,3}[ ,(/]{1,3}(64|96|128) ?GB\b(?! ?(?:V?RAM|UMA|GTT|for|as|to|is|are|GPU|model|carve)\b)/i,
];

/** What a program takes, needs, may have or has left. */
const amountBefore =
  /\b(?:us(?:es?|ed|ing)|takes?|took|taking|consum\w{1,4}|allocat\w{1,4}|needs?|requires?|at least|free|available|up to|leav(?:es|ing)|remaining|limit\w{0,4}|grows?|peaks?|eats?|fills?|only (?:sees?|shows?|has|have|detects?)|reports?|about|with only|assign\w{0,3}|dedicated|reserv\w{1,3}|pod|container|VM|guest|WSL2?)\b[^.;,]{0,24}$/i;
const amountAfter =
  /^[\s)*]{0,3}(?:free|available|used|in use|left|usage|required|needed|per|for (?:the )?(?:GPU|VM|container|guest)|limit|is (?:free|available|used)|or more)\b/i;

/** "ZFS uses 40 GB for its ARC", "the ZFS cache takes 48GB": what the cache holds, nearly all of which it can give back. */
const arc =
  /\b(?:ZFS|ARC)\b[^.;\n]{0,60}?\b(\d{1,4})(?:\.\d)? ?(?:GB|GiB|G)\b(?! ?(?:pool|disk|drive|SSD|HDD|of (?:RAM|memory)\b(?! (?:is |are )?(?:for|used|by))))/;

/** The machine's RAM as its owner tells it: what is installed, of which the kernel manages a little less. */
export function readMemory(lines: readonly ProseLine[], book: Book): void {
  readArc(lines, book);
  readPodKills(lines, book);
  for (const { number, text: whole } of lines) {
    if (!/\d ?G/i.test(whole)) continue;
    const text = whole.slice(0, 1_000);
    for (const pattern of installed) {
      const found = pattern.exec(text);
      if (found === null || meaningOf(text, found.index, found[0].length) !== 'state') continue;
      const before = text.slice(Math.max(0, found.index - 60), found.index);
      if (amountBefore.test(before) || amountAfter.test(text.slice(found.index + found[0].length)) || isOfGpu(before, found[0])) continue;
      const size = Number(found[1]);
      if (size < 2 || size > 4_096) continue;
      book.fact(proseAt(number), memory.total, size * 1024 ** 3);
      return;
    }
  }
}

/** "GTX 1050 Ti with 4 GB RAM" may speak of either memory; "with 64 GB of system RAM" does not. */
function isOfGpu(before: string, words: string): boolean {
  if (/\b(?:system|main|host|DDR[345])/i.test(words)) return false;
  const [last] = findGpuByName(before).slice(-1);
  return last !== undefined && /^ ?(?:with|has|w\/|\() ?$/.test(before.slice(last.index + last.length));
}

/** "The pod gets OOMKilled": Kubernetes and Docker say so of a container whose processes the kernel ended; it counts what it ends. */
const podKill = /\bOOM[- ]?Kill(?:ed|s|ing)?\b/i;

function readPodKills(lines: readonly ProseLine[], book: Book): void {
  for (const { number, text: whole } of lines) {
    const text = whole.slice(0, 1_000);
    const found = /\b(?:pods?|containers?|deployments?|replicas?)\b/i.test(text) ? podKill.exec(text) : null;
    if (
      found === null ||
      meaningOf(text, found.index, found[0].length) !== 'state' ||
      supposed.test(text.slice(Math.max(0, found.index - 60), found.index)) ||
      ruled.test(text.slice(found.index + found[0].length))
    )
      continue;
    book.fact(proseAt(number), memory.oomKills, 1);
    return;
  }
}

const supposed =
  /\b(?:if|whether|how|when(?:ever)?|since|because|may|might|could|would|can|will|to|avoid\w{0,3}|prevent\w{0,3}|alerts?|detect\w{0,3}|docs?|feat\w{0,3}|gets? (?:around|rid))\b[^.;,]{0,40}$/i;
/** What follows a rule or a question: "when they exceed it", "or evicted?" */
const ruled =
  /^[^.;\n]{0,60}(?:\?|\b(?:if|when(?:ever)?|unless) (?:it|they|the|its|their|you|a|an|memory)\b[^.;\n]{0,30}\b(?:exceeds?|uses?|reach(?:es)?|go(?:es)? (?:over|above)|limits?)\b)/i;

function readArc(lines: readonly ProseLine[], book: Book): void {
  for (const { number, text } of lines) {
    const found = /\b(?:ARC|ZFS cache)\b/.test(text) ? arc.exec(text.slice(0, 1_000)) : null;
    if (found === null || meaningOf(text, found.index, found[0].length) !== 'state' || /\blimit\w{0,4}\b|\bmax\b|_max\b/i.test(found[0])) continue;
    book.fact(proseAt(number), memory.zfsArcReclaimable, Number(found[1]) * 1024 ** 3);
    return;
  }
}
