import { evidenceFromReport, parseReport } from '../evidence/from-report.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import type { Sign } from '../report/signs.ts';
import type { Recognised } from './book.ts';
import type { Piece } from './text/split-pieces.ts';

/** What one of ai-doctor's own reports, pasted into a text, says of the machine. */
export interface Block {
  readonly facts: Facts;
  readonly signs: readonly Sign[];
  readonly recognised: Recognised;
}

export function withBlock(facts: Facts, block: Block | undefined): Facts {
  if (block === undefined) return facts;
  return { scalars: { ...facts.scalars, ...valuesOf(block.facts.scalars) }, lists: { ...facts.lists, ...valuesOf(block.facts.lists) } };
}

/** The block of one of ai-doctor's own reports. A block that does not read is only text. */
export function readBlock(pieces: readonly Piece[]): Block | undefined {
  for (const piece of pieces) {
    const [first, last] = [piece.lines[0], piece.lines.at(-1)];
    if (piece.info !== 'json ai-doctor/1' || first === undefined || last === undefined) continue;
    try {
      const { facts, log } = evidenceFromReport(parseReport(piece.lines.map(({ text }) => text).join('\n')));
      return { facts, signs: 'signs' in log ? log.signs : [], recognised: { kind: 'ai-doctor report', lines: [first.number, last.number] } };
    } catch {
      // Cut or edited: the rest of the text is still worth reading.
    }
  }
  return undefined;
}

function valuesOf<T extends object>(of: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).filter(([, fact]) => !isGap(fact as never)));
}
