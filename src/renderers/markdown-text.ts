import { plain } from './plain.ts';

/**
 * Text from outside inside Markdown: no markup, no HTML, no mention, no reference to an issue. Punctuation is escaped with a backslash, which
 * CommonMark allows before any ASCII punctuation; `@` and `#` become entities, since GitHub links them after Markdown has been read.
 */
export function markdownText(text: string): string {
  return (
    plain(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/@/g, '&#64;')
      .replace(/#/g, '&#35;')
      .replace(/[\\`*_{}[\]()|~]/g, '\\$&')
      .replace(/^(\s*)([-+=]|\d{1,9}[.)])(?=\s)/g, '$1\\$2')
      // A bare address would be linked; that is wanted for none that came from outside.
      .replace(/\b(https?|www)(:\/\/|\.)/gi, '$1&#8203;$2')
  );
}

/** A code span that holds anything: its fence is longer than any run of backticks within. */
export function markdownCode(text: string): string {
  const inner = plain(text);
  const fence = '`'.repeat(longestRun(inner) + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') || inner.trim() === '' ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** A fenced block that holds anything; control characters but line breaks and tabs are taken out. */
export function markdownFence(text: string, info: string): string {
  const inner = text.split('\n').map(plain).join('\n').replace(/\n+$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(inner) + 1));
  return `${fence}${info}\n${inner}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
