/**
 * Is this a page of a manual, release notes or a list of frequent questions? Such a page quotes the errors of many machines, and none of them is the one in
 * question.
 */
export function isManual(text: string): boolean {
  // A comment before the title holds the page's licence or a note to its writers.
  const head = text
    .slice(0, 6_000)
    .replace(/^(?:\s{0,8}<!--(?:(?!-->)[\s\S]){0,2500}-->)+/, '')
    .slice(0, 3_000);
  const matter = /^\s{0,8}---\n((?:[^\n]{0,300}\n){1,30}?)---\n/.exec(head)?.[1];
  // The templates of issue trackers begin alike, and are pasted with it.
  if (matter !== undefined && /^(?:title|description|slug|sidebar\w{0,12}|ms\.\w{2,20}):/m.test(matter) && !/^(?:about|labels|assignees):/m.test(matter))
    return true;
  if (/^\s{0,8}\+\+\+\n(?:[^\n]{0,300}\n){0,20}?(?:title|description|weight) ?= ?[^\n]{1,300}\n(?:[^\n]{0,300}\n){0,20}?\+\+\+\n/.test(head)) return true;
  if ((head.match(ownAnchor)?.length ?? 0) >= 5) return true;
  const title = /^\s{0,8}# ([^\n]{1,80})\n/.exec(head)?.[1];
  if (title !== undefined && manualTitle.test(title)) return true;
  return manualMarks.some((mark) => (text.slice(0, 200_000).match(mark)?.length ?? 0) >= 2);
}

const manualTitle =
  /^(?:[\w.-]{1,24} ){0,3}(?:change ?log|release notes|frequently asked questions|faqs?|troubleshooting(?: guide)?|known issues|install(?:ation)?(?: guide| instructions)?)\s{0,4}$/i;
/** A line of a table of contents. Who reports a fault writes none. */
const ownAnchor = /^ {0,8}(?:(?:[-*+]|\d{1,2}\.) {1,4})?\[[^\]\n]{1,120}\]\(#[^)\s]{1,120}\) {0,4}$/gm;
/** Directives and targets of reStructuredText and of its Markdown dialect. */
const manualMarks = [
  /^ {0,12}\.\. (?:[a-z][a-z-]{1,30}::|_[\w-]{2,80}:)/gm,
  /^ {0,12}(?:`{3,5}|:{3,5})\{[a-z][a-z:-]{1,30}\}|^\([\w-]{2,80}\)=$/gm,
  // One trouble after another, each with its solution.
  /^ {0,8}[-*] \*\*Solution\*\*: /gm,
];
