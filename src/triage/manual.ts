/**
 * Is this a page of a manual, release notes or a list of frequent questions? Such a page quotes the errors of many machines, and none of them is the one in
 * question.
 */
export function isManual(text: string): boolean {
  const head = text.slice(0, 3_000);
  const matter = /^\s{0,8}---\n((?:[^\n]{0,300}\n){1,30}?)---\n/.exec(head)?.[1];
  // The templates of issue trackers begin alike, and are pasted with it.
  if (matter !== undefined && /^(?:title|description|slug|sidebar\w{0,12}|ms\.\w{2,20}):/m.test(matter) && !/^(?:about|labels|assignees):/m.test(matter))
    return true;
  const title = /^\s{0,8}# ([^\n]{1,80})\n/.exec(head)?.[1];
  if (title !== undefined && manualTitle.test(title)) return true;
  return manualMarks.some((mark) => (text.slice(0, 200_000).match(mark)?.length ?? 0) >= 2);
}

const manualTitle =
  /^(?:[\w.-]{1,24} ){0,3}(?:change ?log|release notes|frequently asked questions|faqs?|troubleshooting(?: guide)?|known issues|install(?:ation)?(?: guide| instructions)?)\s{0,4}$/i;
/** Directives and targets of reStructuredText and of its Markdown dialect. */
const manualMarks = [/^ {0,12}\.\. (?:[a-z][a-z-]{1,30}::|_[\w-]{2,80}:)/gm, /^ {0,12}(?:`{3,5}|:{3,5})\{[a-z][a-z:-]{1,30}\}|^\([\w-]{2,80}\)=$/gm];
