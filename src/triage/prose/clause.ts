/** How a mention in prose is meant. */
export type Meaning = 'state' | 'elsewhere' | 'asked';

/**
 * Is what stands at this place said of the machine that fails? Sentences also name what worked, what was tried elsewhere, what is required
 * and what something is not; those are no states. Judged by the words of the same clause only, a few dozen characters either way.
 */
export function meaningOf(text: string, index: number, length: number): Meaning {
  const before = clauseBefore(text.slice(Math.max(0, index - 90), index));
  const after = clauseAfter(text.slice(index + length, index + length + 60));
  // "broken since 0.12.5", "fails on 6.17": said of what fails, whatever else the clause holds.
  if (
    /\b(?:broken|fails?|failing|crash(?:es|ed)?|hangs?|stopp(?:ed|s) working|regress(?:ed|ion)|does(?: not|n't) work|(?:cannot|can't|can not|couldn't|could not|unable to|fails? to|won't|don't|doesn't|(?:does|did|do|is|are|will) not)\b[^.;]{0,40}?\bwork(?:ing)?|limited to|affects?|since|after (?:updating|upgrading|the (?:update|upgrade)) to|updated? to|upgraded? to|switched to|now (?:on|with))\b[^.;]{0,30}$/i.test(
      before,
    )
  ) {
    if (!/\b(?:before|until|prior to|no longer)\s{0,3}$/i.test(before)) return 'state';
  }
  if (notSo.test(before)) return 'elsewhere';
  // "I run it inside Docker" tells the place; the preposition may be the mention's own.
  const lead = /^(?:in|inside|under|within|as)\b/i.exec(text.slice(index, index + 8))?.[0] ?? '';
  if (worked.test(before + lead) || workedAfter.test(after)) return 'elsewhere';
  if (worksUnder(clauseBefore(text.slice(Math.max(0, index - 200), index)))) return 'elsewhere';
  if (compared.test(before)) return 'elsewhere';
  if (required.test(before) || requiredAfter.test(after)) return 'asked';
  return 'state';
}

const notSo =
  /(?:\b(?:not?|isn't|is not|aren't|without|never|neither|non)\b|n't)(?: (?:a|an|the|on|in|using|under|running|inside|use|any|even))*\s{0,3}[-(`"'*]{0,3}$/i;
const worked =
  /\b(?:(?<!\b(?:get|getting|make|want|trying|tried|how|supposed|expect(?:ed)?)\b[^.;]{0,20}\bto )work(?:s|ed|ing)?|fine|good|ok(?:ay)?|(?:runs|ran)(?! (?:\w{1,12} ){0,2}?(?:(?:in|inside|under|within|as)\b|(?:on|with|using) (?:the |my |100 ?% ?)?cpu\b))|last (?:good|working)|no (?:problems?|issues?)|perfect(?:ly)?)\b[^.;]{0,16}?\b(?:on|with|in|using|under|at|version|was|is)?[\s:`"'(]{0,4}$/i;
const workedAfter =
  /^[\s`"'),:-]{0,4}(?:\S{0,16} )?(?:works?\b|worked\b|(?:was|is|were|are|seems? to be|ran|runs?|is still|does it)\s(?:fine|ok|good|well|without|perfect|not affected|unaffected)|fine\b|ok\b|ha[ds] no (?:\w{1,12} )?(?:problems?|issues?|errors?|trouble|crash\w*|hangs?|effect|such|regress\w*|difference|impact|slow)|did(?: not|n't) (?:have|show)|no (?:problem|issue)|was the last|(?:(?:the )?models? )?(?:runs?|ran) on (?:the |my )?[id]?GPU\b)/i;
const compared =
  /\b(?:unlike|instead of|rather than|compared (?:to|with)|than|versus|vs\.?|same (?:on|with|for)|also (?:on|with|tested on)|another|(?:an)?other (?:machine|pc|computer|box|host|server|laptop|system),? (?:with|has|is|runs?)|previous(?:ly)?(?: \w{1,12})?|before (?:that|updating|upgrading)?|(?:up|down)grad(?:ed|ing) from|coming from|from|older|earlier|until|up to|prior to|formerly|used to|downgrad\w{0,4} to|roll(?:ed|ing)? back to|revert\w{0,4} to|going back to|my (?:other|old|second))\b(?: (?:a|an|the|my|our|version|kernel|driver|ollama|rocm|linux))*[\s`"'(:-]{0,4}$/i;
const required =
  /(?:>=|≥|\b(?:requires?|needs?|needed|at least|minimum|recommend(?:s|ed)?|supports?|fixed in|should (?:be|use)|latest is|newer than|install|try(?:ing)?|wait(?:ing)? for|like|e\.g\.|such as|available (?:in|for)))(?: (?:is|of|the|a|version|with|on|in|kernel|driver|linux))*[\s`"'(:-]{0,4}$/i;
const requiredAfter =
  /^[\s`"')]{0,3}(?:or (?:newer|later|above|higher)|and (?:later|newer|above)|(?:(?:drivers?|GPUs?|cards?) )?(?:is|are) (?:required|needed|recommended|supported)|would be)\b|^\+(?:\s|$)/i;

/**
 * "It all works under Windows 11 with WSL2", "runs fine on the same computer with Ubuntu 22.04": up to the end of its clause the praise names the other
 * machine. Not where a tool is what works ("nvidia-smi works in WSL2"), and not past a word that begins another thought.
 */
function worksUnder(before: string): boolean {
  const praised = praise.exec(before);
  if (praised === null) return false;
  const [subject, rest] = [before.slice(0, praised.index), before.slice(praised.index + praised[0].length)];
  return !unpraised.test(subject) && !tool.test(subject) && !otherThought.test(rest);
}

const praise =
  /\b(?:works?|worked|(?:runs?|ran|is|was|are|were) (?:\w{1,12} ){0,2}?(?:fine|well|ok(?:ay)?|good|great|perfect(?:ly)?|flawless(?:ly)?|smooth(?:ly)?|without (?:any )?(?:problems?|issues?|errors?)))\b(?: (?:fine|well|ok(?:ay)?|good|great|perfectly|flawlessly|as expected|without (?:any )?(?:problems?|issues?|errors?)))? (?:on|under|in|inside|within|with|using)\b/i;
const unpraised =
  /(?:\b(?:not?|never|no longer|nothing|only|should|must|could|would|might|may|if|once|until|unless|when|to|get|make|hardly|barely|how|how it|stops?|stopped|no one|nobody)|n't|n’t)(?: (?:it|this|that|ollama|vllm|all|always|even|really|be|have))?\s{0,2}$/i;
const tool =
  /\b(?:nvidia-smi|rocm-smi|amd-smi|rocminfo|clinfo|vulkaninfo|lspci|nvtop|nvcc|drivers?|toolkit|install(?:ation|er)?|samples?|hello-world|passthrough|docker|container|desktop|display|graphics|cpu)[`"')]{0,3} (?:itself |also |still |alone |\w{1,10}ly )?$/i;
const otherThought =
  /[,:;(]|\b(?:but|yet|though|although|however|except|unless|until|while|whereas|when|if|after|since|because|so|not|never|no|only|fail\w{0,4}|crash\w{0,3}|hangs?|broken|errors?|slow\w{0,4}|is|are|was|were|has|have|had|I|we|it|which|then|does|do|did|runs?|uses?|CPU)\b|n't|n’t|\band (?:my|the|I|it|we|this|now)\b/i;

function clauseBefore(text: string): string {
  const at = Math.max(
    text.lastIndexOf('. '),
    text.lastIndexOf('; '),
    text.lastIndexOf('\n'),
    text.lastIndexOf('! '),
    text.lastIndexOf('? '),
    text.search(/, (?:but|and|while|whereas|where) (?!.*, (?:but|and|while|whereas|where) )/),
  );
  return at < 0 ? text : text.slice(at + 1);
}

function clauseAfter(text: string): string {
  const end = text.search(/[.;!?](?:\s|$)|, |\n| but | and /);
  return end < 0 ? text : text.slice(0, end);
}
