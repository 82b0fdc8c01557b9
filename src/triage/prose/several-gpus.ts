import { told } from '../../facts/told.ts';
import { gibberishOnSeveralGpus, rightOnOneGpu } from '../../reference/messages/several-gpus.ts';
import { complaintsIn } from '../../report/complaint.ts';
import type { Book } from '../book.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** "Works on a single GPU, gibberish on both": in a sentence, or in two of which the other complains of the words. */
export function readSeveralGpus(lines: readonly ProseLine[], book: Book): void {
  const first = (patterns: readonly RegExp[]): ProseLine | undefined =>
    lines.find(({ text }) => patterns.some((pattern) => pattern.test(text.slice(0, 1_000))));
  const wrong = first(gibberishOnSeveralGpus);
  const right = wrong === undefined ? first(rightOnOneGpu) : undefined;
  const line =
    wrong ??
    (right !== undefined &&
    complaintsIn(
      lines
        .map(({ text }) => text)
        .join('\n')
        .slice(0, 20_000),
      ['wrong-output'],
    ).length > 0
      ? right
      : undefined);
  if (line !== undefined) book.fact(proseAt(line.number), told.severalGpusWrong, true);
}
