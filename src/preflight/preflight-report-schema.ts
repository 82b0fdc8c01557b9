import { type Static, Type } from '@sinclair/typebox';
import { gapReasons } from '../logic/fact.ts';

/**
 * What `preflight --format json` prints, version 1, as a JSON Schema and as a type. This file is used by tooling and tests; the program takes
 * the type only. Within a version fields are only ever added.
 */
const oneOf = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value) => Type.Literal(value as T[number])));

export const states = ['met', 'not-met', 'unknown', 'not-applicable'] as const;

const Result = Type.Object({
  id: Type.String(),
  level: oneOf(['must', 'should']),
  state: Type.Union(
    states.map((value) => Type.Literal(value as (typeof states)[number])),
    { description: 'unknown: could not be established, which never counts as met. not-applicable: its `when` does not hold.' },
  ),
  asks: Type.String({ description: 'the requirement in words' }),
  because: Type.Optional(Type.String()),
  saw: Type.Array(Type.Object({ says: Type.String(), saw: Type.String(), source: Type.String() }), {
    description: 'what decided it, and where it was read',
  }),
  missing: Type.Array(Type.Object({ fact: Type.String(), reason: oneOf(gapReasons), detail: Type.Optional(Type.String()), get: Type.Optional(Type.String()) })),
  remedy: Type.Array(
    Type.Object({
      do: Type.String(),
      commands: Type.Optional(Type.Array(Type.String())),
      setting: Type.Optional(Type.String()),
      on: Type.Optional(Type.String()),
    }),
  ),
  source: Type.Optional(Type.String({ description: 'where the vendor says so' })),
  line: Type.Optional(Type.Integer({ description: 'where it stands in the file that was given' })),
});

export const PreflightReportSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    kind: Type.Literal('preflight'),
    tool: Type.Object({ name: Type.Literal('ai-doctor'), version: Type.String() }),
    source: Type.Object({ kind: oneOf(['live', 'recording', 'report', 'paste']) }),
    startedAt: Type.String({ description: 'ISO 8601, UTC' }),
    durationMs: Type.Number(),
    machine: Type.Object({ title: Type.String() }),
    asked: Type.Object({
      name: Type.String(),
      version: Type.Union([Type.String(), Type.Null()], { description: 'the release that a profile was asked for' }),
      about: Type.Union([Type.String(), Type.Null()]),
      file: Type.Union([Type.String(), Type.Null()]),
      user: Type.Union([Type.String(), Type.Null()], { description: 'for whom devices were judged; null: for the process itself' }),
      notes: Type.Array(Type.String()),
    }),
    verdict: Type.Union(
      (['go', 'stop', 'warn', 'ask'] as const).map((value) => Type.Literal(value)),
      { description: 'stop: a must is not met. ask: a must could not be established. warn: only a should is not met.' },
    ),
    exitCode: Type.Union([Type.Literal(0), Type.Literal(3), Type.Literal(4), Type.Literal(5)]),
    requirements: Type.Array(Result),
    redacted: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ai-doctor preflight report, version 1' },
);

export type PreflightReport = Static<typeof PreflightReportSchema>;
export type PreflightResult = Static<typeof Result>;
