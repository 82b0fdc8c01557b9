import { wrap } from './wrap.ts';

/** A text behind its lead (a mark, a label), with all further lines standing under its first word. */
export function hang(lead: string, text: string, width: number): string[] {
  return wrap(text, Math.max(20, width - lead.length)).map((line, at) => `${at === 0 ? lead : ' '.repeat(lead.length)}${line}`.trimEnd());
}
