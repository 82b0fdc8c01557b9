import type { Check } from '../check/define-check.ts';
import { isValue } from '../evidence/from-report.ts';
import { plain } from '../renderers/plain.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { ReportSchema } from '../report/report-schema.ts';
import { UsageError } from '../usage/usage-error.ts';

/**
 * A report to be shown as it was judged, by this program or by somebody's text editor: every field has its type, and sentences that are not
 * word for word those of a check that travels with this program lose what a terminal, a browser or a tracker would act on.
 */
export function judgedReport(read: unknown, checks: readonly Check[]): Report {
  const wrong = misfit(read, ReportSchema as Shape, '');
  if (wrong !== undefined) throw new UsageError(`--as-judged: ${wrong}; without it the facts of the report are judged anew`);
  const report = read as Report;
  const known = new Set(checks.map(wordsOf));
  return {
    ...report,
    tool: { ...report.tool, version: tame(report.tool.version) },
    knowledge: { ...report.knowledge, newestEvidence: tame(report.knowledge.newestEvidence) },
    startedAt: tame(report.startedAt),
    findings: report.findings.map((finding) => (known.has(wordsOf(finding)) ? ownWords(finding) : tameAll(finding))),
    undecided: report.undecided.map((each) => ({ ...each, id: tame(each.id), missing: tameAll(each.missing) })),
    crashed: tameAll(report.crashed),
    skipped: tameAll(report.skipped),
    timings: tameAll(report.timings),
  };
}

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
}

/** Where a value leaves the part of JSON Schema in which reports are written; undefined where it does not. */
function misfit(value: unknown, shape: Shape, path: string): string | undefined {
  const unfit = `${path === '' ? 'the report' : path} has another form`;
  if (shape.anyOf !== undefined) return shape.anyOf.some((each) => misfit(value, each, path) === undefined) ? undefined : unfit;
  if (shape.const !== undefined) return value === shape.const ? undefined : unfit;
  switch (shape.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit;
      const fields = value as Record<string, unknown>;
      const missing = shape.required?.find((name) => !Object.hasOwn(fields, name));
      if (missing !== undefined) return `${path === '' ? '' : `${path}.`}${missing} is missing`;
      const [each] = Object.values(shape.patternProperties ?? {});
      for (const [name, field] of Object.entries(fields)) {
        const of = each ?? (Object.hasOwn(shape.properties ?? {}, name) ? shape.properties?.[name] : undefined);
        const wrong = of === undefined ? undefined : misfit(field, of, path === '' ? name : `${path}.${name.slice(0, 60)}`);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    }
    case 'array': {
      if (!Array.isArray(value) || value.length < (shape.minItems ?? 0)) return unfit;
      const at = value.findIndex((item) => misfit(item, shape.items ?? {}, path) !== undefined);
      return at < 0 ? undefined : misfit(value[at], shape.items ?? {}, `${path}[${at}]`);
    }
    case 'integer':
      return Number.isInteger(value) ? undefined : unfit;
    case 'null':
      return value === null ? undefined : unfit;
    case undefined:
      return isValue(value) ? undefined : unfit;
    default:
      return typeof value === shape.type ? undefined : unfit;
  }
}

/** What a finding takes from its check. */
function wordsOf({ id, title, symptom, blamedOn, remedy, verify, evidence }: Check | ReportFinding): string {
  return JSON.stringify([
    id,
    title,
    symptom,
    blamedOn,
    remedy.map((each) => [each.do, each.commands, each.setting, each.on]),
    verify,
    evidence.map(({ url, date, establishes, strength }) => [url, date, establishes, strength]),
  ]);
}

/** What is not compared with the check. */
function ownWords(finding: ReportFinding): ReportFinding {
  const { foldedUnder, owner, why, missing } = finding;
  return { ...finding, foldedUnder: tameAll(foldedUnder), owner: tameAll(owner), why: tameAll(why), missing: tameAll(missing) };
}

const address = /^https:\/\/[\w.-]+\/[\w./?=%&+-]*$/;

function tameAll<T>(of: T): T {
  if (typeof of === 'string') return tame(of) as T;
  if (Array.isArray(of)) return of.map((each) => tameAll(each)) as T;
  if (typeof of === 'object' && of !== null) return Object.fromEntries(Object.entries(of).map(([name, each]) => [name, tameAll(each)])) as T;
  return of;
}

/** An address stays one; of what could be markup, a mention, a reference or a script, the characters go that make it so. */
function tame(text: string): string {
  if (address.test(text)) return text;
  const flat = plain(text);
  return risky.test(flat) ? flat.replace(/[<>@#`[\]\\*_|]/g, '').replace(/[a-z]+:\/\/|javascript:|data:|www\./gi, '') : flat;
}

const risky = /<[\w!/?]|(?:^|[^\w])@\w|#\d|```|~~~|\]\(|:\/\/(?!127\.0\.0\.1[:/])|javascript:|data:|www\.|^\s*(?:[#>|]|[-+*=]\s)/i;
