import { platform } from '../../facts/platform.ts';
import { findTegraRelease } from '../../parsers/tegra-release.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** NVIDIA's boards as people name them; a "Nano" or an "Orin" alone may be anything. */
const jetson = /\b(?:Jetson (?:(?:AGX|TX1|TX2|Orin|Xavier|Nano|Thor|NX)\b ?){1,3}|AGX (?:Orin|Xavier|Thor)\b|Orin (?:Nano|NX)\b|Xavier NX\b)/i;

/** What is read, asked for, wished or made for them, and a PC beside it. */
const others =
  /\b(?:(?:read|heard|buy(?:ing)?|should I) (?:\w{1,12} ){0,4}|(?:builds?|images?|wheels?|containers?|packages?|binar(?:y|ies)|docs?|guides?|support(?:s|ed|ing)?)(?: (?:for|of))? (?:(?:the|an?|NVIDIA) )*|(?:like|such as|e\.g\.) (?:(?:the|an?|NVIDIA) )*)$/i;
const after = /^ ?(?:needs?|requires?|supports?|users?|support|images?|builds?|series|family|containers?)\b/i;
const ofPc = /\b(?:GeForce|RTX ?\d{4}|GTX ?\d{3,4}|Radeon|RX ?\d{4}|A100|H100)\b/i;

/** The board of a machine that is no PC, where a sentence names it; and the first line of /etc/nv_tegra_release, which looks like a heading where it is not quoted. */
export function readBoard(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book): void {
  for (const { number, text } of all) if (text.includes('(release), REVISION: ')) book.fact(proseAt(number), platform.jetsonLinux, findTegraRelease(text));
  for (const { number, text } of lines) {
    const match = jetson.exec(text);
    if (match === null || meaningOf(text, match.index, match[0].length) !== 'state') continue;
    const end = match.index + match[0].length;
    if (others.test(text.slice(Math.max(0, match.index - 60), match.index)) || after.test(text.slice(end)) || /^[^.!]{0,200}\?/.test(text.slice(end))) continue;
    if (ofPc.test(text)) continue;
    book.fact(proseAt(number), platform.board, match[0].trim().replace(/^(?!Jetson)/i, 'Jetson '));
    book.fact(proseAt(number), platform.arch, 'aarch64');
    return;
  }
}
