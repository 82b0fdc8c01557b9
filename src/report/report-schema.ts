import { type Static, Type } from '@sinclair/typebox';
import { impacts, layers } from '../check/layers.ts';
import { gapReasons } from '../logic/fact.ts';
import { shownVerdicts } from './verdict.ts';

/**
 * The JSON report, version 1, as a JSON Schema and as a type. This file is used by tooling and tests; the program takes the type only.
 * Within a version fields are only ever added.
 */
const oneOf = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value) => Type.Literal(value as T[number])));

const Gap = oneOf(gapReasons);
const Missing = Type.Object({
  fact: Type.String(),
  reason: Gap,
  detail: Type.Optional(Type.String()),
  get: Type.Optional(Type.String({ description: 'A command that shows the fact.' })),
});
const Fact = Type.Union([
  Type.Object({
    value: Type.Unknown({
      description: 'Sizes in bytes, durations in milliseconds, versions as read, sets as sorted arrays; null: looked for, and not there.',
    }),
    source: Type.String(),
    contradictedBy: Type.Optional(Type.Array(Type.Object({ value: Type.Unknown(), source: Type.String() }))),
    prose: Type.Optional(Type.Literal(true)),
  }),
  Type.Object({ gap: Gap, detail: Type.Optional(Type.String()), source: Type.Optional(Type.String()) }),
]);
const List = Type.Object({
  complete: Type.Boolean(),
  value: Type.Array(Type.Object({ key: Type.String(), facts: Type.Record(Type.String(), Fact) })),
});

const Finding = Type.Object({
  rank: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], { description: 'Null for a folded finding.' }),
  foldedUnder: Type.Union([Type.String(), Type.Null()]),
  id: Type.String(),
  layer: oneOf(layers),
  kind: oneOf(['fault', 'exposure']),
  impact: oneOf(impacts),
  verdict: oneOf(shownVerdicts),
  title: Type.String(),
  symptom: Type.String(),
  blamedOn: Type.String(),
  why: Type.Array(
    Type.Object({
      truth: oneOf(['true', 'false', 'unknown']),
      says: Type.String(),
      about: Type.Optional(Type.String({ description: 'What the facts are called.' })),
      saw: Type.Optional(Type.String()),
      source: Type.Optional(Type.String()),
    }),
  ),
  remedy: Type.Array(
    Type.Object({
      do: Type.String(),
      commands: Type.Optional(Type.Array(Type.String())),
      setting: Type.Optional(Type.String()),
      on: Type.Optional(Type.String()),
    }),
  ),
  verify: Type.String(),
  owner: Type.Object({ name: Type.String(), tracker: Type.Union([Type.String(), Type.Null()]) }),
  evidence: Type.Array(Type.Object({ url: Type.String(), date: Type.String(), establishes: Type.String(), strength: Type.String() })),
  missing: Type.Array(Missing),
});

export const ReportSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    tool: Type.Object({ name: Type.Literal('ai-doctor'), version: Type.String() }),
    knowledge: Type.Object({ checks: Type.Integer(), newestEvidence: Type.String() }),
    source: Type.Object({ kind: oneOf(['live', 'recording', 'report', 'paste']) }),
    startedAt: Type.String({ description: 'ISO 8601, UTC' }),
    durationMs: Type.Number(),
    machine: Type.Object({
      title: Type.String(),
      platform: Type.Object({
        system: Type.Union([oneOf(['native', 'wsl1', 'wsl2']), Type.Null()]),
        vm: Type.Union([Type.String(), Type.Null()]),
        container: Type.Union([Type.String(), Type.Null()]),
      }),
    }),
    layers: Type.Array(Type.Object({ layer: oneOf(layers), state: oneOf(['clear', 'fault', 'undecided', 'not-applicable']) }), { minItems: 10, maxItems: 10 }),
    findings: Type.Array(Finding),
    undecided: Type.Array(Type.Object({ id: Type.String(), layer: oneOf(layers), missing: Type.Array(Missing) })),
    clear: Type.Integer(),
    crashed: Type.Array(Type.Object({ id: Type.String(), error: Type.String() })),
    skipped: Type.Array(Type.String()),
    facts: Type.Record(Type.String(), Type.Union([Fact, List])),
    signs: Type.Array(
      Type.Object({ id: Type.String(), kind: oneOf(['proves', 'hints']), told: Type.Optional(Type.Literal(true)), line: Type.String(), source: Type.String() }),
    ),
    gaps: Type.Array(Type.Object({ fact: Type.String(), reason: Gap, detail: Type.Optional(Type.String()) })),
    redacted: Type.Optional(
      Type.Record(Type.String(), Type.Integer(), {
        description: 'How many private values of each kind were replaced by placeholders; absent where nothing was redacted.',
      }),
    ),
    timings: Type.Array(Type.Object({ probe: Type.String(), ms: Type.Number() })),
  },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ai-doctor report, version 1' },
);

export type Report = Static<typeof ReportSchema>;
export type ReportFinding = Static<typeof Finding>;
