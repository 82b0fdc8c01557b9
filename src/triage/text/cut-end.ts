/**
 * Lines that are good for something without their end: what proves by its words, which is also what people end with who forget to close a fence; and
 * uname's, whose release is whole once the build behind it has begun.
 */
const goodInPart =
  /\b(?:errors?|fail(?:s|ed|ure)?|fatal|abort(?:ed|ing)?|exception|panic|assert(?:ion)?|segfault|killed|denied|refused|unable|cannot|can't|could not|couldn't|not found|no such|out of memory|no space left|unsupported|not supported|insufficient)\b|\w(?:Error|Exception)\b|^\s{0,12}Linux \S{1,80} \d{1,2}\.\S{1,80} #\d/i;

/** A fence with words behind its mark, or another one: somebody meant to close it, so the text was not cut there. */
const mark = /^\s{0,12}(?:`{3}|~{3})/;

/**
 * The lines of a fence that nothing closes. The text was cut there, as a rule in mid-word: of `Driver Version: 555.58` is left `555.5`, of a CPU's flags
 * the first ones. So the last line goes; of one that is good in part, a number at its end.
 */
export function withoutCutEnd<Line extends { readonly text: string }>(lines: readonly Line[]): Line[] {
  const at = lines.findLastIndex(({ text }) => text.trim() !== '');
  const last = lines[at];
  if (last === undefined || lines.some(({ text }) => mark.test(text))) return [...lines];
  const kept = lines.slice(0, at);
  if (!goodInPart.test(last.text.slice(0, 2_000))) return kept;
  const end = last.text.trimEnd();
  const word = Math.max(end.lastIndexOf(' '), end.lastIndexOf('\t')) + 1;
  return [...kept, /\d$/.test(end) ? { ...last, text: end.slice(0, word) } : last];
}
