import { driverLibraries } from '../../facts/driver-libraries.ts';
import type { Book } from '../book.ts';
import type { Piece } from '../text/split-pieces.ts';
import { proseAt } from './versions.ts';

const taken = /\b(?:rmmod|modprobe -r|modprobe --remove) nvidia[-_]uvm\b/;
const spoken = /\breload(?:ed|ing|s)? (?:the )?(?:module |kernel module |driver )?`?nvidia[-_]uvm\b/i;
const helped =
  /\b(?:help(?:s|ed)|fix(?:es|ed)|solve[sd]|resolve[sd]|cure[sd]|work(?:s|ed) again|then (?:it )?work(?:s|ed)|(?:brought|brings|got|gets)\b.{0,30}\bback|back (?:on|to) the GPUs?|(?:did|does) the trick|GPU (?:is|was) (?:found|used|detected) again)\b/i;
const denied = /\b(?:not|no|never|nothing|neither|nor|without|until)\b|n['’]t\b/i;

/**
 * Somebody took nvidia_uvm out and loaded it anew, and writes that this brought the GPU back: then CUDA refused before, though the module was
 * there, and it was no variable that hid the GPU.
 */
export function readModuleReload(pieces: readonly Piece[], book: Book): void {
  for (const [at, { kind, lines }] of pieces.entries()) {
    const line = lines.find(({ text }) => taken.test(text.slice(0, 600)) || (kind === 'prose' && spoken.test(text.slice(0, 600))));
    if (line === undefined) continue;
    // Commands in a fence have their sentence right before or right behind them.
    const around = kind === 'prose' ? [line.text] : [textOf(pieces[at - 1], 'last'), textOf(pieces[at + 1], 'first')];
    const said = around.find((text) => helped.test(text) && !denied.test(clauseOf(text)));
    if (said === undefined) continue;
    const item = book.item(proseAt(line.number), driverLibraries, 'text:cuda');
    item(driverLibraries.item.api, 'cuda');
    item(driverLibraries.item.outcome, 'refuses');
    item(driverLibraries.item.narrowed, false);
    claimAnswer(pieces, book);
    return;
  }
}

/** People quote the head of nvidia-smi's table, which it prints only when it has an answer. */
function claimAnswer(pieces: readonly Piece[], book: Book): void {
  const line = pieces.flatMap(({ lines }) => lines).find(({ text }) => /\bNVIDIA-SMI \d{3}\.\S{2,8}\s{1,12}Driver Version: \d{3}\./.test(text.slice(0, 600)));
  if (line === undefined) return;
  const item = book.item(proseAt(line.number), driverLibraries, 'text:nvml');
  item(driverLibraries.item.api, 'nvml');
  item(driverLibraries.item.outcome, 'answers');
}

function textOf(piece: Piece | undefined, which: 'first' | 'last'): string {
  if (piece?.kind !== 'prose') return '';
  const lines = piece.lines.filter(({ text }) => text.trim() !== '');
  return (which === 'first' ? lines[0] : lines.at(-1))?.text.slice(0, 600) ?? '';
}

/** The sentence that tells of the help; what is denied in another one was something else. */
function clauseOf(text: string): string {
  return text.split(/(?<=[.;!?])\s/).find((sentence) => helped.test(sentence)) ?? text;
}
