import { nvidia } from '../../facts/nvidia.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** "My GPU is in exclusive mode", "set up in process exclusive mode": clusters do it, and whoever meets it seldom pastes nvidia-smi's word for it. */
const mode =
  /\b(?:exclusive[-_ ](?:process|thread|compute)(?:[-_ ]mode)?|(?:process|compute)[- ]exclusive(?: mode)?)\b|\bexclusive mode\b(?=.{0,40}\bnvidia-smi\b)/i;
/** Displays, sound cards and virtual machines have an exclusive mode, too. */
const gpu = /\b(?:gpus?|nvidia(?:-smi)?|cuda|compute)\b/i;

export function readComputeMode(lines: readonly ProseLine[], book: Book): void {
  for (const { number, text } of lines) {
    const match = mode.exec(text);
    if (match === null || !gpu.test(text) || meaningOf(text, match.index, match[0].length) !== 'state') continue;
    book.fact(proseAt(number), nvidia.computeModes, ['Exclusive_Process']);
    return;
  }
}
