import { platform } from '../../facts/platform.ts';
import { findTegraRelease } from '../../parsers/tegra-release.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** NVIDIA's boards as people name them; a "Nano" or an "Orin" alone may be anything. */
const jetson = /\b(?:Jetson (?:(?:AGX|TX1|TX2|Orin|Xavier|Nano|Thor|NX)\b ?){1,3}|AGX (?:Orin|Xavier|Thor)\b|Orin (?:Nano|NX)\b|Xavier NX\b)/i;

/** The board of a machine that is no PC, where a sentence names it; and the first line of /etc/nv_tegra_release, which looks like a heading where it is not quoted. */
export function readBoard(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book): void {
  for (const { number, text } of all) if (text.includes('(release), REVISION: ')) book.fact(proseAt(number), platform.jetsonLinux, findTegraRelease(text));
  for (const { number, text } of lines) {
    const match = jetson.exec(text);
    if (match === null || meaningOf(text, match.index, match[0].length) !== 'state') continue;
    book.fact(proseAt(number), platform.board, match[0].trim().replace(/^(?!Jetson)/i, 'Jetson '));
    book.fact(proseAt(number), platform.arch, 'aarch64');
    return;
  }
}
