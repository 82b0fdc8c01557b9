import type { Check } from '../check/define-check.ts';

/** What is only said of a check once it is shown, and what is looked for in people's words alone. */
type Words = Pick<Check, 'symptom' | 'blamedOn' | 'said' | 'remedy' | 'verify' | 'evidence' | 'background'>;

/**
 * In the place of defineCheck in the built program, where src/tooling/words-apart.ts has put the words of each check into a function: of some hundreds
 * a run shows a handful, and making the others would take a tenth of its time.
 */
export function defineApart(logic: Omit<Check, keyof Words>, words: () => Words): Check {
  return Object.assign(new Apart(words), logic) as unknown as Check;
}

class Apart {
  // No #private names: what is made on top of a check reads them as well.
  private readonly make: () => Words;
  private made: Words | undefined;

  constructor(make: () => Words) {
    this.make = make;
  }

  private get words(): Words {
    this.made ??= this.make();
    return this.made;
  }

  get symptom() {
    return this.words.symptom;
  }

  get blamedOn() {
    return this.words.blamedOn;
  }

  get said() {
    return this.words.said;
  }

  get remedy() {
    return this.words.remedy;
  }

  get verify() {
    return this.words.verify;
  }

  get evidence() {
    return this.words.evidence;
  }

  get background() {
    return this.words.background;
  }
}
