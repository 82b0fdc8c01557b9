import { knownFacts } from '../facts/known-facts.ts';
import type { Fact, GapReason, ListFact } from '../logic/fact.ts';
import { gapReasons } from '../logic/fact.ts';
import type { ValueKind } from '../logic/handle.ts';
import type { Evidence, Report } from '../report/report.ts';
import type { Sign } from '../report/signs.ts';

/** A text that claims to be a report and is none; says where it stops making sense. */
export class UnreadableReport extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** The block that a Markdown report carries, wherever it stands in the text; undefined where there is none. */
export function blockIn(text: string): { readonly json: string; readonly line: number } | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^(?:> ?)+/, ''));
  const start = lines.findIndex((line) => /^`{3,}json ai-doctor\/1\s*$/.test(line));
  if (start < 0) return undefined;
  const fence = /^`+/.exec(lines[start] ?? '')?.[0] ?? '```';
  const end = lines.findIndex((line, at) => at > start && line.trimEnd() === fence);
  return { json: lines.slice(start + 1, end < 0 ? undefined : end).join('\n'), line: start + 2 };
}

/** Reads a JSON report, or the block of one in a paste. Only what judging needs is looked at, and none of it is trusted to have the right shape. */
export function parseReport(text: string): Report {
  const block = text.trimStart().startsWith('{') ? undefined : blockIn(text);
  const json = block?.json ?? text;
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch (error) {
    throw new UnreadableReport(`no JSON: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}`, lineOf(json, error) + (block?.line ?? 1) - 1);
  }
  const report = read as Partial<Report>;
  if (typeof read !== 'object' || read === null || report.tool?.name !== 'ai-doctor') throw new UnreadableReport('JSON, but no report of ai-doctor', 1);
  if (report.schemaVersion !== 1) throw new UnreadableReport(`a report of version ${JSON.stringify(report.schemaVersion)}; this program reads version 1`, 1);
  if (typeof report.facts !== 'object' || report.facts === null) throw new UnreadableReport('a report without facts', 1);
  return report as Report;
}

/** More than any machine has; every condition on items is judged for each of them. */
const mostItems = 256;

/** The facts and signs of a report, to be judged anew. */
export function evidenceFromReport(report: Report): Evidence {
  const scalars: Record<string, Fact> = {};
  const lists: Record<string, ListFact> = {};
  for (const [id, of] of Object.entries(report.facts as Record<string, unknown>)) {
    if (isObject(of) && typeof of.complete === 'boolean' && Array.isArray(of.value)) {
      lists[id] = {
        // Cut short, the list is not known whole.
        complete: of.complete && of.value.length <= mostItems,
        value: (of.value as unknown[])
          .slice(0, mostItems)
          .filter(isItem)
          .map((item) => ({
            key: item.key,
            facts: Object.fromEntries(Object.entries(isObject(item.facts) ? item.facts : {}).map(([name, fact]) => [name, factOf(fact, `${id}[].${name}`)])),
          })),
      };
    } else if (id.includes('.')) scalars[id] = factOf(of, id);
    else {
      // Lists are called by one word, facts by group and name; a list that could not be read is a gap.
      const gap = factOf(of, id);
      lists[id] = 'gap' in gap ? gap : { gap: 'not-recorded' };
    }
  }
  return { facts: { scalars, lists }, log: { signs: signsOf(report.signs) }, source: 'report', timings: [], crashedProbes: [] };
}

/** A fact as a report holds it; what has another shape was not recorded. */
function factOf(of: unknown, id: string): Fact {
  if (isObject(of) && typeof of.gap === 'string' && (gapReasons as readonly string[]).includes(of.gap))
    return { gap: of.gap as GapReason, ...textOf('detail', of.detail), ...textOf('source', of.source) };
  if (isObject(of) && 'value' in of && typeof of.source === 'string' && isOfKind(of.value, knownFacts().get(id)?.handle.kind)) return of as unknown as Fact;
  return { gap: 'not-recorded' };
}

function textOf<N extends string>(name: N, of: unknown): { readonly [name in N]?: string } {
  return typeof of === 'string' ? ({ [name]: of } as { readonly [name in N]: string }) : {};
}

/** A value of another kind would be taken by a check for what it is not. Of a fact that this version does not know, any kind will do. */
function isOfKind(value: unknown, kind: ValueKind | undefined): boolean {
  if (value === null || kind === undefined) return isValue(value);
  if (kind === 'set') return Array.isArray(value) && isValue(value);
  if (kind === 'entries') return isObject(value) && isValue(value);
  return typeof value === { version: 'string', text: 'string', flag: 'boolean', number: 'number' }[kind];
}

/** Text, number, flag, null, a set of texts, or names with texts. */
export function isValue(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return isObject(value) && Object.values(value).every((each) => typeof each === 'string');
}

function signsOf(signs: unknown): Sign[] {
  if (!Array.isArray(signs)) return [];
  return signs.filter(
    (sign): sign is Sign =>
      isObject(sign) &&
      typeof sign.id === 'string' &&
      (sign.kind === 'proves' || sign.kind === 'hints') &&
      typeof sign.line === 'string' &&
      typeof sign.source === 'string',
  );
}

function isItem(value: unknown): value is Record<string, unknown> & { readonly key: string } {
  return isObject(value) && typeof value.key === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** V8 names a position or a line in its message; the last line where it names neither. */
function lineOf(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const line = /\(line (\d+) column/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const at = /at position (\d+)/.exec(message)?.[1];
  return (at === undefined ? text : text.slice(0, Number(at))).split('\n').length;
}
