import { withoutAdvice } from '../advice.ts';
import type { Piece } from '../text/split-pieces.ts';

export interface Sentence {
  readonly text: string;
  readonly number: number;
}

/** What reporters put in words. */
export interface Told {
  readonly sentences: readonly Sentence[];
  /** The whole text, with lines that a backslash continues as one. */
  readonly whole: string;
}

/** Headings are no sentences, but the title, which tells what fails, is one. */
export function sentencesOf({ lines }: Piece): Sentence[] {
  return lines
    .filter(({ text }) => !/^\s{0,3}#{2,6} /.test(text))
    .flatMap(({ text, number }) =>
      withoutAdvice(text.slice(0, 2_000))
        .split(/(?<=[.!?])["')*_`]{0,3}\s+(?=["'(*_`]{0,3}[A-Z\d])/)
        .map((sentence) => ({ text: sentence, number })),
    );
}

/** A question, a condition, a wish, an entry of a list of changes, what others tell, or what is over: nobody's own trouble. */
export const notTold =
  /^["'`*_(]{0,3}(?:if|should|could|would|can|do|does|did|is|are|what|why|how|whether|unless|suppose|assuming)\b|\?["'`*_)]{0,3}\s*$|^(?:[-*+•]\s{1,4})(?:fix|add|allow|support|improve|document|change|remove)\w{0,3}\b|\b(?:it would be|would be (?:nice|great|good)|nice to have|should be (?:able|possible)|feature request|for example|e\.g\.|expected behaviou?r|forum|someone|somebody|harmless|works now|solved|until (?:I|we)|with [\w.]{1,20} it works)\b/i;
/** What is over, or never was. */
export const over =
  /\b(?:no|without|never|fixe[sd]|fixed|solve[sd]|resolve[sd]|avoid(?:s|ed)?|no longer|gone|cured?|used to)\b.{0,40}\b(?:permission|errors?|problems?|issues?)|\b(?:permission|PermissionErrors?|errors?|problems?|issues?)\b.{0,40}\b(?:gone|fixed|solved|resolved|disappear(?:s|ed)?)\b/i;
