/**
 * Texts of which one must stand in whatever a pattern matches, in lower case; undefined where none can be told. Looking for a few letters is
 * far cheaper than running a pattern, and most patterns of most checks have nothing to do with a given text.
 */
export function requiredLiterals(pattern: RegExp): readonly string[] | undefined {
  const reader = { source: pattern.source, at: 0 };
  const found = readAlternation(reader);
  return found === undefined || reader.at < reader.source.length || found.some((text) => text.length < 3) ? undefined : found.map((text) => text.toLowerCase());
}

interface Reader {
  readonly source: string;
  at: number;
}

type Required = readonly string[] | undefined;

function readAlternation(reader: Reader): Required {
  const branches: Required[] = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    branches.push(readSequence(reader));
  }
  return branches.includes(undefined) ? undefined : branches.flatMap((branch) => branch ?? []);
}

function readSequence(reader: Reader): Required {
  let best: Required;
  let run = '';
  const offer = (candidate: Required): void => {
    if (candidate !== undefined && candidate.length > 0 && shortest(candidate) > (best === undefined ? 0 : shortest(best))) best = candidate;
  };
  const end = (): void => {
    if (run !== '') offer([run]);
    run = '';
  };
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at] as string;
    if (char === '|' || char === ')') break;
    const term = readTerm(reader, char);
    const least = readQuantifier(reader);
    if (term.kind === 'nothing') continue;
    if (term.kind === 'char') {
      if (least === 1) run += term.text;
      else if (least === 'once-or-more') {
        run += term.text;
        end();
      } else end();
    } else {
      end();
      if (term.kind === 'group' && least !== 0) offer(term.required);
    }
  }
  end();
  return best;
}

type Term = { kind: 'char'; text: string } | { kind: 'group'; required: Required } | { kind: 'other' } | { kind: 'nothing' };

function readTerm(reader: Reader, char: string): Term {
  const { source } = reader;
  if (char === '(') {
    const [opening = '('] = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(reader.at)) ?? [];
    reader.at += opening.length;
    const required = readAlternation(reader);
    reader.at++;
    return /^\(\?(?:[=!]|<[=!])/.test(opening) ? { kind: 'nothing' } : { kind: 'group', required };
  }
  if (char === '[') {
    let at = reader.at + 1;
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    reader.at = at + 1;
    return { kind: 'other' };
  }
  if (char === '\\') {
    const next = source[reader.at + 1] ?? '';
    reader.at += 2;
    if (next === 'b' || next === 'B') return { kind: 'nothing' };
    if (/[a-z0-9]/i.test(next)) {
      if (next === 'p' || next === 'P' || next === 'k') reader.at = source.indexOf(next === 'k' ? '>' : '}', reader.at) + 1;
      else if (next === 'u') reader.at += source[reader.at] === '{' ? source.indexOf('}', reader.at) - reader.at + 1 : 4;
      else if (next === 'x') reader.at += 2;
      return { kind: 'other' };
    }
    return { kind: 'char', text: next };
  }
  reader.at++;
  if (char === '^' || char === '$') return { kind: 'nothing' };
  return char === '.' ? { kind: 'other' } : { kind: 'char', text: char };
}

function readQuantifier(reader: Reader): 0 | 1 | 'once-or-more' {
  const [whole, least] = /^(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 16)) ?? [];
  if (whole === undefined) return 1;
  reader.at += whole.length;
  const braces = /^\{(\d+)/.exec(whole)?.[1];
  if (braces !== undefined) return braces === '0' ? 0 : 'once-or-more';
  return least === '+' ? 'once-or-more' : 0;
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map((text) => text.length));
}
