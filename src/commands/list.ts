import { checks } from '../check/registry.generated.ts';
import * as groups from '../facts/groups.generated.ts';
import type { Handle } from '../logic/handle.ts';
import { probes } from '../probes/registry.generated.ts';
import { safeJson } from '../renderers/json.ts';
import { listTopics } from './list-topics.ts';
import { suggest } from './nearest.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';

const topics = {
  checks: () => checks.map(({ id, layer, kind, impact, title, evidence }) => ({ id, layer, kind, impact, title, evidence })),
  probes: () => probes.map(({ id, about, reads, gives }) => ({ id, about, reads, facts: gives.map((each) => each.id) })),
  facts: () => factHandles().map(({ id, label, kind, unit, choices, get }) => ({ id, label, kind, unit, choices, get })),
} as const satisfies Record<(typeof listTopics)[number], unknown>;

/** Prints what the program knows of a topic. */
export async function list(topic: string, options: { format: 'text' | 'json' }, streams: Streams): Promise<number> {
  if (!(topic in topics)) throw new UsageError(suggest(topic, listTopics, 'no list'));
  const rows = topics[topic as keyof typeof topics]();
  if (options.format === 'json') streams.out(`${safeJson(rows, 2)}\n`);
  else streams.out(rows.map((row) => `${lineOf(row)}\n`).join(''));
  return 0;
}

function lineOf(row: Record<string, unknown> & { id: string }): string {
  const words = row.title ?? row.about ?? row.label;
  const where = row.layer === undefined ? '' : ` ${String(row.layer).padEnd(14)}${String(row.impact).padEnd(13)}`;
  return `${row.id.padEnd(44)}${where} ${String(words)}`;
}

/** Every fact that can be known, of the machine and of list items. */
export function factHandles(): Handle[] {
  return (Object.values(groups) as unknown[]).flatMap((group) => (typeof group === 'object' && group !== null ? Object.values(group).filter(isHandle) : []));
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'object' && value !== null && typeof (value as Handle).id === 'string' && typeof (value as Handle).kind === 'string';
}
