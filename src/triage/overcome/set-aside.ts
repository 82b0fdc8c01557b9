import type { Piece } from '../text/split-pieces.ts';
import { isOutput } from './told.ts';

/** "I can't use the proprietary driver because it simply doesn't work with 5090:" above a log, in a report about the open one. */
const cannotUse =
  /\b(?:I|we) (?:can['’]?t|cannot|can not|couldn['’]t|could not) (?:use|go back to|switch (?:back )?to) the (proprietary|closed|open|old|older|previous|other)\b[^.!?\n]{0,60}\b(?:because|since|as)\b[^.!?\n]{0,80}:\s{0,4}$/i;
const fault = /\b(?:error|fail(?:s|ed|ure)?|crash(?:es|ed)?|hangs?|freez(?:e|es|ing)|stuck|no signal|segfault|panic)\b/i;

/**
 * Output of a trial that the reporter only tells of, to say why it is no way out: the machine runs something else. Only where the title does not name what
 * was tried, and the text goes on to the fault that it is about. https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1027
 */
export function shownAsSetAside(pieces: readonly Piece[]): Piece[] {
  const title = pieces[0]?.level === 1 ? pieces[0].heading : '';
  return pieces.filter((piece, at) => {
    const before = pieces[at - 1];
    if (!isOutput(piece) || before?.kind !== 'prose' || title === '') return false;
    const lead = before.lines.findLast(({ text }) => text.trim() !== '')?.text.slice(-300) ?? '';
    const tried = cannotUse.exec(lead)?.[1];
    if (tried === undefined || new RegExp(`\\b${tried}\\b`, 'i').test(title)) return false;
    const rest = pieces.slice(at + 1);
    return rest.some(isOutput) && rest.some(({ kind, lines }) => kind === 'prose' && lines.some(({ text }) => fault.test(text.slice(0, 1_000))));
  });
}
