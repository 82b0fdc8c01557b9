/** Words as a shell and systemd take them: blanks separate, quotes and `$'…'` hold together, a backslash keeps the next character. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length && words.length < 2_000; at++) {
    const char = text[at] ?? '';
    if (char === '\\' && quote !== "'") {
      at++;
      word = (word ?? '') + (text[at] ?? '');
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      // In `$'…'` the dollar is a mark of the quotes.
      if (char === "'" && word?.endsWith('$')) word = word.slice(0, -1);
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}
