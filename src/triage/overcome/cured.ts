/**
 * What a report tells and has behind it: "first it said …, I installed that, and now it starts, but it is slow". It is not what the reporter asks about.
 * Only where something else is wrong after it: where the cure is the end of the story, the error is what the text is about.
 */
const cured =
  /(?:\b(?:that|this|it|which|error|problem|issue|one|message)(?:['’]s| is| was| got| has been)? (?:now |then |since )?(?:fixed|solved|resolved|cured|gone)\b(?! in\b)|\b(?:was|were|got) (?:fixed|solved|resolved|cured) (?:by|with|through|after|when|once)\b|\b(?:I|we)(?:['’]ve| have)? (?:then |since |already )?(?:fixed|solved|resolved|cured|got (?:past|over|around|round)) (?:that|this|it|the (?:error|problem|issue))\b|\bwent away\b|\b(?:it|which|that|error) (?:has |have )?never (?:came|come) back\b|\b(?:solved|fixed|resolved|cured) (?:it|this|that|by|with)\b|^(?:Solved|Fixed|Resolved)\b(?: with| by|[:.,])|: (?:fixed|solved|resolved)\b[.,]|\bno more (?:after|since|with)\b|\b(?:appears|shows|comes|occurs|happens) no (?:more|longer)\b|\bno longer (?:appears|shows|comes|occurs|happens)\b|\bis gone (?:now|after|since|with)\b|\bsince then it (?:works|runs|builds|starts)\b|\bnow\b(?:[^.!?\n]|\.(?=\S)){0,24}\bis_available\(\)[^.!?\n]{0,12}\bTrue\b|\bworks again\b|\bwith [`"']{0,2}--?[a-z]\S{1,40} (?:it (?:was |is |got )?)?(?:solved|fixed|resolved)\b|\bwith [`"']{0,2}--?[a-z][\w-]{1,40}(?:[^.!?\n,]|\.(?=\S)){0,40}?,? it (?:now (?:starts|works|loads|runs)|(?:starts|works|loads|runs)(?: fine| well)? now)\b|\b(?:installed|reinstalled|copied|added|set|changed|moved|freed|joined|unset|deleted|removed|updated|upgraded|rebuilt|compiled|converted|plugged|reseated|replaced)\b(?:[^.!?\n]|\.(?=\S)){0,80}\b(?:now it|it now|and it|it then|and then it|now (?:nvidia-smi|ollama)) (?:starts?|started|builds?|built|works|worked|loads?|loaded|runs?|ran|went through|installs?|installed|(?:uses|finds|sees|lists) (?:the|my) (?:GPU|card))\b|\bafter (?:(?:an?|the) |[`'"](?:[A-Z_0-9]{3,40}=\S{1,40} ){0,3})?(?:setsebool|reinstall\w{0,3}|install(?:ing)?|updat(?:e|ing)|upgrad(?:e|ing)|dnf install|apt install|apt-get install|pip install)\b(?:[^.!?\n]|\.(?=\S)){0,60}\bit (?:now )?(?:starts|works|builds|loads|runs|is gone)\b)/gim;

/** What takes it back: it is denied, wished or asked, a few words before. */
const notSo =
  /(?:\b(?:not|never|should|shall|could|can|cannot|may|might|would|will|must|to be|to get|if|once|until|unless|when|how|whether|supposedly|supposed|claims?|says?)\b[^.!?\n"'`”’>:;,(–—]{0,40}|n['’]t[^.!?\n]{0,40})$/i;

/** What only goes round the fault is no cure of it, and neither is what was thought, or a restart. */
const goesRound =
  /\b(?:CPU|disabl\w{1,3}|turn(?:ed|ing) off|without|downgrad\w{1,3}|revert\w{0,3}|roll(?:ed|ing)? back|older|previous|back to|num_gpu|ngl|work-?arounds?|temporar\w{2,4}|instead of|switch\w{0,3}|fall(?:s|ing)? back|restart\w{0,3}|reboot\w{0,3}|power|thought|believed|hoped|assumed|seemed|seems|looked like|for others|for (?:him|her|them|others))\b/i;

/** The next trouble, behind a word that leads on; what is said to be still there, or back, is the same one. */
const nextTrouble =
  /\b(?:but|now|however|then|next|yet|afterwards)\b(?![^.!?\n]{0,100}\b(?:still|again|back|same|above|returns?|(?:this|that) (?:error|message)|sometimes|every (?:boot|time|restart)|until)\b)(?:[^.!?\n]|\.(?=\S)){0,120}?\b(?:fail(?:s|ed|ing|ure)?|errors?|crash(?:es|ed)?|hangs?|hung|stuck|freezes?|slow(?:er)?|low|OutOfMemoryError|\w{2,40}Error|gibberish|garbage|garbled|wrong|nan|black|out of memory|OOM|full|undefined|no effect|idle|CPU|only \d|instability|segfaults?|not (?:\w{1,10} )?(?:detected|used|found|recogni[sz]ed|seen|load\w{0,3}|start\w{0,3}|respond\w{0,3}|work\w{0,3}))\b|\b(?:but|now|however|then)\b[^.!?\n]{0,80}?(?:(?:n['’]t| not) (?:use|see|find|detect|load|start|work|respond|answer)|(?:sees?|finds?|has) no (?:GPUs?|devices?))\b/i;

/** The first place that tells of a cure of the trouble itself. */
export function curedIn(text: string): { readonly index: number; readonly end: number } | undefined {
  cured.lastIndex = 0;
  for (let found = cured.exec(text); found !== null; found = cured.exec(text)) {
    const { index } = found;
    // Looked at only where a cure is told: tried at each letter it would cost more than all else.
    if (!notSo.test(text.slice(Math.max(0, index - 80), index)))
      return goesRound.test(sentenceAround(text, index)) ? undefined : { index, end: index + found[0].length };
    cured.lastIndex = index + 1;
  }
  return undefined;
}

/** Is there another trouble, the one that the text is about? */
export function tellsNextTrouble(text: string): boolean {
  return nextTrouble.test(text.slice(0, 1_500));
}

function sentenceAround(text: string, index: number): string {
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((mark) => text.lastIndexOf(mark, index - 1)));
  const rest = text.slice(index).search(/[.!?](?:\s|$)|\n/);
  return text.slice(start + 1, rest < 0 ? text.length : index + rest);
}
