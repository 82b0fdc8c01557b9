import { type Static, Type } from '@sinclair/typebox';
import { ReportSchema } from '../report/report-schema.ts';

/** The JSON report of `triage`, version 1: the report of every run, and what only a text can tell. Fields are only ever added within a version. */
export const TriageReportSchema = Type.Object(
  {
    ...ReportSchema.properties,
    recognised: Type.Array(
      Type.Object({
        kind: Type.String({ description: 'What a piece of the text is the output of: `ollama-log`, `nvidia-smi`, `unit file`.' }),
        lines: Type.Unsafe<[number, number]>(
          Type.Array(Type.Integer({ minimum: 1 }), { minItems: 2, maxItems: 2, description: 'First and last line of the text.' }),
        ),
      }),
    ),
    ask: Type.Array(
      Type.Object({
        what: Type.String(),
        command: Type.String(),
        decides: Type.Array(Type.String(), { description: 'Ids of the causes that the answer helps to decide.' }),
      }),
      { maxItems: 3, description: 'What to ask the reporter for, best first.' },
    ),
    complaints: Type.Array(Type.String(), { description: 'What the reporter complains of: `slow`, `crash`, `not-on-gpu` …' }),
    /** Set where the text is about a machine that is not judged. */
    foreign: Type.Optional(Type.Object({ system: Type.String(), source: Type.String() })),
    /** Set where the text shows a second machine, or the same one at another time. */
    machines: Type.Optional(
      Type.Object({
        other: Type.String({ description: 'What is known of the other one.' }),
        differences: Type.Array(Type.Object({ fact: Type.String(), here: Type.String(), other: Type.String() })),
        lines: Type.Optional(
          Type.Array(Type.Unsafe<[number, number]>(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 2, maxItems: 2 })), {
            description: 'Where the other one stands in the text: first and last lines.',
          }),
        ),
      }),
    ),
    cut: Type.Optional(Type.Object({ bytes: Type.Integer({ description: 'Bytes of the middle that were left out.' }) })),
  },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ai-doctor triage report, version 1' },
);

export type TriageReport = Static<typeof TriageReportSchema>;
