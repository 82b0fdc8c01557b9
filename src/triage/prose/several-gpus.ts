import { told } from '../../facts/told.ts';
import { gibberishOnSeveralGpus, rightOnOneGpu } from '../../reference/messages/several-gpus.ts';
import { complaintsIn } from '../../report/complaint.ts';
import type { Book } from '../book.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** Wrong on a single one as well, or only where the model is split by rows: then it is not that several GPUs are in use. */
const alsoOnOne =
  /\b(?:on|with) (?:just |only )?(?:one|a single|1) (?:GPU|card)s?\b[^.;\n]{0,24}\b(?:too|as well|alike|also)\b|\b(?:same|also)\b[^.;,\n]{0,30}\b(?:on|with) (?:just |only )?(?:one|a single|1) (?:GPU|card)\b/i;
const layersAreRight = /(?<![\w-])--?(?:split-mode|sm) layer\b[^.;\n]{0,24}\b(?:works?|fine|correct(?:ly)?|right|ok(?:ay)?|good)\b/i;

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
  if (line === undefined) return;
  const otherwise = lines.some(({ text }) => alsoOnOne.test(text.slice(0, 1_000)) || layersAreRight.test(text.slice(0, 1_000)));
  book.fact(proseAt(line.number), told.severalGpusWrong, !otherwise);
}
