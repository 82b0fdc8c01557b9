import { checks } from '../check/registry.generated.ts';
import { isGap } from '../logic/fact.ts';
import { makeRedactor } from '../redact/redact.ts';
import { renderExplanation } from '../renderers/explanation.ts';
import { plain } from '../renderers/plain.ts';
import { findSigns } from '../report/signs.ts';
import { explainCheck } from '../report/verdict.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';
import { loadSource } from './load-source.ts';
import type { Streams } from './streams.ts';

/** Prints a check's whole page, and how it is judged on this machine (or the one of --from), fact by fact. */
export async function explain(id: string, options: { from?: string; timeout: number; wake?: boolean }, streams: Streams): Promise<number> {
  const check = checks.find((each) => each.id === id) ?? checks.find((each) => each.formerly?.includes(id));
  if (check === undefined) throw new UsageError(unknownCheck(id));
  const { evidence, privateValues } = await loadSource({ from: options.from, timeoutMs: options.timeout, wake: options.wake ?? false }, streams);
  const signs = 'signs' in evidence.log ? evidence.log.signs : findSigns([check], evidence.log);
  const family = evidence.facts.scalars['distro.like'];
  const redactor = makeRedactor(privateValues());
  streams.out(
    renderExplanation(explainCheck(check, evidence.facts, signs), {
      columns: streams.columns,
      colour: streams.colour,
      machine: options.from === undefined ? 'this machine' : `the machine in ${options.from === '-' ? 'standard input' : redactor.text(plain(options.from))}`,
      live: evidence.source === 'live',
      distributions: family === undefined || isGap(family) || !Array.isArray(family.value) ? [] : (family.value as string[]),
      safe: (text) => redactor.text(text),
    }),
  );
  return 0;
}

/** Names those that look alike; else those that share a word with what was asked for. */
function unknownCheck(id: string): string {
  const said = suggest(
    id,
    checks.flatMap((each) => [each.id, ...(each.formerly ?? [])]),
    'no check',
  );
  if (said.endsWith('?')) return said;
  const asked = wordsOf(id);
  const shared = checks
    .map((check) => ({ id: check.id, score: asked.filter((word) => wordsOf(`${check.id} ${check.title}`).some((each) => each.startsWith(word))).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 5);
  return shared.length === 0 ? `${said}; ai-doctor list names them all` : `${said}; these come near: ${shared.map((each) => each.id).join(', ')}`;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3);
}
