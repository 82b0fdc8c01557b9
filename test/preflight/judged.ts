import { checks } from '../../src/check/registry.generated.ts';
import type { Facts } from '../../src/logic/fact.ts';

import { judgePreflight } from '../../src/preflight/judge-preflight.ts';
import { DocumentFaults } from '../../src/preflight/placed-text.ts';
import type { PreflightReport, PreflightResult } from '../../src/preflight/preflight-report-schema.ts';
import { readDocument } from '../../src/preflight/read-document.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';

/** A document judged on bare facts; `asked` adds what the document's own probe would have told. */
export function judged(text: string, bare: BareFacts, asked: Record<string, unknown> = {}, user: string | null = null): PreflightReport {
  const { compiled, document } = readDocument(text, checks, user);
  const facts = withAsked(factsOf(bare), asked);
  return judgePreflight(
    compiled.requirements,
    { facts, log: [], source: 'recording', timings: [], crashedProbes: [] },
    {
      checks,
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      durationMs: 1,
      asked: { name: document.name ?? 'test', version: null, about: null, file: null, user, notes: [] },
    },
  );
}

/** The only requirement of a document with one. */
export function judgedOne(requirement: string, bare: BareFacts, asked: Record<string, unknown> = {}, user: string | null = null): PreflightResult {
  const [result] = judged(`preflight: 1\nmust:\n  - ${requirement.replaceAll('\n', '\n    ')}\n`, bare, asked, user).requirements;
  if (result === undefined) throw new Error('no requirement');
  return result;
}

export function withAsked(facts: Facts, asked: Record<string, unknown>): Facts {
  const more = Object.fromEntries(
    Object.entries(asked).map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null && 'gap' in value ? (value as never) : { value, source: 'test' },
    ]),
  );
  return { ...facts, scalars: { ...facts.scalars, ...more } };
}

/** The faults of a document, `line: message`. */
export function faultsOf(text: string): string[] {
  try {
    readDocument(text, checks, null);
    return [];
  } catch (error) {
    if (error instanceof DocumentFaults) return error.faults.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
}
