import { layers } from '../check/layers.ts';
import { checks } from '../check/registry.generated.ts';
import { knownFacts } from '../facts/known-facts.ts';
import { forms } from '../forms/forms.ts';
import type { Handle } from '../logic/handle.ts';
import { profiles } from '../preflight/profiles.ts';
import { probes } from '../probes/registry.generated.ts';
import { hang } from '../renderers/hanging.ts';
import { safeJson } from '../renderers/json.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';
import { listTopics } from './list-topics.ts';
import type { Streams } from './streams.ts';

interface Topic {
  /** What JSON shows: an array of objects with an id each. */
  rows(): readonly object[];
  /** The same for people, no line wider than `width` where words allow it. */
  lines(width: number): string[];
}

const topics: Record<(typeof listTopics)[number], Topic> = {
  checks: {
    rows: () => checks.map(({ id, layer, kind, impact, title, evidence }) => ({ id, layer, kind, impact, title, evidence })),
    lines: (width) => {
      const longest = Math.max(...checks.map(({ id }) => id.length));
      return layers.flatMap((layer, at) => {
        const here = checks.filter((check) => check.layer === layer);
        const entries = here.flatMap(({ id, impact, title }) => [`  ${id.padEnd(longest)}  ${impact}`, ...hang('    ', title, width)]);
        return [...(at === 0 ? [] : ['']), `${layer} (${here.length})`, ...entries];
      });
    },
  },
  profiles: {
    rows: () => profiles.map(({ name, about, releases }) => ({ id: name, about, releases: releases ?? null })),
    lines: (width) =>
      columns(
        profiles.map(({ name, about }) => [name, about]),
        width,
      ),
  },
  probes: {
    rows: () => probes.map(({ id, about, reads, gives }) => ({ id, about, reads, facts: gives.map((each) => each.id) })),
    lines: (width) =>
      columns(
        probes.map(({ id, about }) => [id, about]),
        width,
      ),
  },
  facts: {
    rows: () => factHandles().map(({ id, label, kind, unit, choices, get }) => ({ id, label, kind, unit, choices, get })),
    lines: (width) =>
      columns(
        factHandles().map(({ id, label, kind, unit }) => [id, unit === undefined || unit === 'count' ? kind : unit, label]),
        width,
      ),
  },
  trackers: {
    rows: () => forms.map(({ id, title, newIssue, fields }) => ({ id, title, address: newIssue, fields: fields.map(({ label }) => label) })),
    lines: (width) =>
      forms.flatMap(({ id, title, newIssue, fields }, at) => [
        ...(at === 0 ? [] : ['']),
        `${id}: ${title}`,
        ...(newIssue === '' ? [] : [`  ${newIssue}`]),
        ...hang('  ', `asks for: ${fields.map(({ label }) => label).join(' · ')}`, width),
      ]),
  },
};

/** Prints what the program knows of a topic. */
export async function list(name: string, options: { format: 'text' | 'json' }, streams: Streams): Promise<number> {
  if (!Object.hasOwn(topics, name)) throw new UsageError(suggest(name, listTopics, 'no list'));
  const topic = topics[name as keyof typeof topics];
  if (options.format === 'json') streams.out(`${safeJson(topic.rows(), 2)}\n`);
  else streams.out(`${topic.lines(Math.max(60, Math.min(streams.columns, 110))).join('\n')}\n`);
  return 0;
}

/** Rows under one another: each column as wide as its widest cell, the last one wrapped in what is left. */
function columns(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.flatMap((row) => {
    const lead = row
      .slice(0, -1)
      .map((cell, at) => `${cell.padEnd(widths[at] ?? 0)}  `)
      .join('');
    return hang(lead, row.at(-1) ?? '', width);
  });
}

function factHandles(): Handle[] {
  return [...knownFacts().values()].map(({ handle }) => handle);
}
