import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A value of a YAML or JSON text with the line on which it stands. */
export interface Placed {
  readonly line: number;
  readonly value: string | number | boolean | null | readonly Placed[] | ReadonlyMap<string, { readonly keyLine: number; readonly of: Placed }>;
}

/** What is wrong with a requirement document, and where. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

/** A document that cannot be taken; every fault with its line. */
export class DocumentFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
    this.faults = faults;
  }
}

const deepest = 30;
const mostBytes = 1024 * 1024;

/** Reads YAML (of which JSON is a part) without aliases, tags and merges: what is written is what is meant. */
export function readPlaced(text: string): Placed {
  if (text.length > mostBytes) throw new DocumentFaults([{ line: 1, message: 'larger than 1 MiB; expected a requirement document' }]);
  // The parser recurses, so a tower of brackets would exhaust the stack before its end.
  const tower = /(?:[[{]\s*){31}|(?:- ?){31}/.exec(text);
  if (tower !== null) throw new DocumentFaults([{ line: lineAt(text, tower.index), message: 'nested too deeply' }]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    version: '1.2',
    schema: 'core',
    maxAliasCount: 0,
  } as Parameters<typeof parseDocument>[1]);
  const lineOf = (at: number | undefined): number => (at === undefined ? 1 : Math.max(1, lines.linePos(at).line));
  // What follows the first error is mostly its consequence.
  const [error] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) throw new DocumentFaults([{ line: lineOf(error.pos[0]), message: worded(error, text) }]);
  if (document.contents === null) throw new DocumentFaults([{ line: 1, message: 'empty; expected `preflight: 1` and requirements' }]);
  return place(document.contents, lineOf, 0);
}

function place(node: Node | null, lineOf: (at: number | undefined) => number, depth: number): Placed {
  const line = lineOf(node?.range?.[0]);
  if (depth > deepest) throw new DocumentFaults([{ line, message: 'nested too deeply' }]);
  if (node === null) return { line, value: null };
  if (isAlias(node)) throw new DocumentFaults([{ line, message: 'an alias; write the value out' }]);
  if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
    throw new DocumentFaults([{ line, message: `the tag ${node.tag}; expected plain values` }]);
  if (isScalar(node)) {
    const { value } = node;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return { line, value };
    if (typeof value === 'number') return { line, value };
    return { line, value: String(node.source ?? value) };
  }
  if (isSeq(node)) return { line, value: node.items.map((item) => place(item as Node | null, lineOf, depth + 1)) };
  if (!isMap(node)) throw new DocumentFaults([{ line, message: 'expected a value' }]);
  const fields = new Map<string, { keyLine: number; of: Placed }>();
  for (const { key, value } of node.items) {
    const keyLine = lineOf((key as Node).range?.[0]);
    if (!isScalar(key)) throw new DocumentFaults([{ line: keyLine, message: 'expected a name before the colon' }]);
    fields.set(String(key.source ?? key.value), { keyLine, of: value === null ? { line: keyLine, value: null } : place(value as Node, lineOf, depth + 1) });
  }
  return { line, value: fields };
}

/** `kernel: >= 6.8` begins a folded text in YAML; the words of the parser do not tell that. */
function worded(error: { message: string; pos: readonly [number, number]; code?: string }, text: string): string {
  const [message = ''] = error.message.split('\n', 1);
  const start = text.lastIndexOf('\n', Math.max(0, error.pos[0] - 1)) + 1;
  const line = text.slice(start, (text.indexOf('\n', start) + 1 || text.length + 1) - 1);
  return /(?::|-|,|\[)\s*[<>=]=?\s*\d/.test(line) ? `${message}; put version ranges in quotes: ">= 6.8"` : message;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
