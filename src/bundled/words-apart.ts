import type { Check } from '../check/define-check.ts';
import type { SignatureField } from '../report/known-texts.ts';

/** What is only said of a check once it is shown. */
type Words = Pick<Check, 'symptom' | 'blamedOn' | 'remedy' | 'verify' | 'evidence' | 'background'>;
type Signatures = Pick<Check, SignatureField>;

/**
 * In the place of defineCheck in the built program, where src/tooling/words-apart.ts has put the words and the patterns of each check into functions: of
 * some hundreds a run shows a handful, and no line has what the patterns of most must match. Making the others would take a tenth of its time.
 */
export function defineApart(logic: Omit<Check, keyof Words | SignatureField>, words: () => Words, signatures: () => Signatures): Check {
  return Object.assign(new Apart(words, signatures), logic) as unknown as Check;
}

class Apart {
  // No #private names: what is made on top of a check reads them as well.
  private readonly makeWords: () => Words;
  private readonly makeSignatures: () => Signatures;
  private madeWords: Words | undefined;
  private madeSignatures: Signatures | undefined;

  constructor(words: () => Words, signatures: () => Signatures) {
    this.makeWords = words;
    this.makeSignatures = signatures;
  }

  private get words(): Words {
    this.madeWords ??= this.makeWords();
    return this.madeWords;
  }

  private get signatures(): Signatures {
    this.madeSignatures ??= this.makeSignatures();
    return this.madeSignatures;
  }

  get proves() {
    return this.signatures.proves;
  }

  get hints() {
    return this.signatures.hints;
  }

  get said() {
    return this.signatures.said;
  }

  get symptom() {
    return this.words.symptom;
  }

  get blamedOn() {
    return this.words.blamedOn;
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
