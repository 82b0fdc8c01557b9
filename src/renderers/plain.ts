/**
 * Makes text from outside safe to print: no escape sequences, no control characters, nothing that reorders what is read.
 * A line break becomes a space, since what is printed here stands in one line.
 */
export function plain(text: string): string {
  return text
    .replace(/\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P^_][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?/g, '')
    .replace(/[\n\r\t]+/g, ' ')
    .replace(unsafe, '');
}

/** Control characters, bidirectional overrides, invisible separators, and halves of surrogate pairs. */
const unsafe = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
