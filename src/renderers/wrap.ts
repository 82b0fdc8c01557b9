/** Breaks at blanks; a word longer than the width keeps its line, since a cut command is worse than a long one. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** The same for words that are painted already: `text` is what counts, `painted` what is printed. */
export function wrapWords(words: readonly { text: string; painted: string }[], width: number, between: string): string[] {
  const lines: string[] = [];
  let [line, length] = ['', 0];
  for (const { text, painted } of words) {
    if (line !== '' && length + between.length + text.length > width) {
      lines.push(line);
      [line, length] = [painted, text.length];
    } else {
      line = line === '' ? painted : `${line}${between}${painted}`;
      length += (length === 0 ? 0 : between.length) + text.length;
    }
  }
  lines.push(line);
  return lines;
}
