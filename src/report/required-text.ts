/**
 * A piece of text that every match of a pattern must hold, in lower case; empty where none is sure. Most patterns match nothing in most logs:
 * looking for this first spares compiling and running them.
 */
export function requiredText(pattern: RegExp): string {
  const known = texts.get(pattern);
  if (known !== undefined) return known;
  const found = literalIn(pattern.source);
  texts.set(pattern, found);
  return found;
}

const texts = new WeakMap<RegExp, string>();

function literalIn(source: string): string {
  let [best, run] = ['', ''];
  let depth = 0;
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at] as string;
    // An alternation at the top leaves nothing that all branches share.
    if (char === '|' && depth === 0) return '';
    if (char === '(') depth++;
    else if (char === ')') depth--;
    if (char === '[') {
      end();
      at = closingBracket(source, at);
      continue;
    }
    if (char === '\\') {
      const escaped = source[at + 1] ?? '';
      at++;
      // \d, \b, \s and their like stand for classes and places; an escaped mark stands for itself.
      if (depth === 0 && /[^A-Za-z0-9]/.test(escaped)) run += escaped;
      else end();
      continue;
    }
    if (char === '{') {
      run = run.slice(0, -1);
      end();
      at = source.indexOf('}', at);
      if (at < 0) return '';
      continue;
    }
    if ('?*+'.includes(char)) {
      // What may be missing, or may come more than once, does not belong to the run.
      run = run.slice(0, -1);
      end();
    } else if (depth > 0 || '()^$.'.includes(char)) end();
    else run += char;
  }
  end();
  return best.length >= 3 ? best.toLowerCase() : '';
}

function closingBracket(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
