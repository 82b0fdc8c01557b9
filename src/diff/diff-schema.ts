import { type Static, Type } from '@sinclair/typebox';
import { impacts, layers } from '../check/layers.ts';

/**
 * What `diff --format json` prints, version 1, as a JSON Schema and as a type. This file is used by tooling and tests; the program takes the
 * type only. Within a version fields are only ever added.
 */
const oneOf = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value) => Type.Literal(value as T[number])));

const Side = Type.Object({
  source: Type.Object({ kind: oneOf(['live', 'recording', 'report', 'paste']) }),
  machine: Type.Object({ title: Type.String() }),
});

const verdict = oneOf(['confirmed', 'present', 'suspected', 'exposed', 'undecided', 'clear', 'crashed']);

const Finding = Type.Object({
  id: Type.String(),
  layer: oneOf(layers),
  impact: oneOf(impacts),
  title: Type.String(),
  change: oneOf(['new', 'stronger', 'not-known-before', 'gone', 'weaker', 'not-known-after', 'same']),
  before: verdict,
  after: verdict,
  foldedUnder: Type.Union([Type.String(), Type.Null()], { description: 'The finding that explains this one, on the side that shows it last.' }),
  by: Type.Array(Type.String(), { description: 'Which of the changes in `facts` its check reads.' }),
  missing: Type.Array(Type.String(), { description: 'Where it was undecided on one side: the facts that kept it so.' }),
  lines: Type.Array(Type.Object({ line: Type.String(), source: Type.String() }), { description: 'Its lines in the log that one side alone has.' }),
});

const Change = Type.Object({
  fact: Type.String({ description: '`kernel.release`, `gpus[pci:0000:03:00.0].driver`; `gpus[pci:0000:03:00.0]` where the whole item came or went.' }),
  label: Type.String({ description: 'What the fact is called.' }),
  subject: Type.Optional(Type.String({ description: 'Of which item of a list.' })),
  change: oneOf(['changed', 'appeared', 'disappeared']),
  before: Type.Optional(Type.Unknown({ description: 'Its value as in a report; left out for whole items.' })),
  after: Type.Optional(Type.Unknown()),
  unit: Type.Optional(Type.String({ description: 'Of numbers.' })),
  momentary: Type.Optional(Type.Literal(true, { description: 'A reading of a moment, such as free memory.' })),
});

export const DiffSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    kind: Type.Literal('diff'),
    tool: Type.Object({ name: Type.Literal('ai-doctor'), version: Type.String() }),
    knowledge: Type.Object({ checks: Type.Integer(), newestEvidence: Type.String() }),
    before: Side,
    after: Side,
    findings: Type.Array(Finding),
    facts: Type.Array(Change),
    oneSided: Type.Array(Type.String(), { description: 'Facts that are known of one side alone, so that nothing can be said of a change.' }),
  },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ai-doctor diff, version 1' },
);

export type Diff = Static<typeof DiffSchema>;
export type FindingChange = Static<typeof Finding>;
export type FactChange = Static<typeof Change>;
