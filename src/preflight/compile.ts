import type { Check, Remedy } from '../check/define-check.ts';
import { type Impact, impacts, type Layer } from '../check/layers.ts';
import type { Predicate } from '../logic/predicate.ts';
import { suggest } from '../usage/nearest.ts';
import type { Asked } from './asked.ts';
import type { Condition, RequirementDocument, RequirementText, Subject } from './document-schema.ts';
import { subjectNames } from './document-schema.ts';
import { defaultRemedies } from './remedies.ts';
import { SubjectFault } from './subject-fault.ts';
import { subjectPredicate } from './subjects.ts';

/** A condition in the engine's own terms: predicates over facts, and checks, which are judged as checks. */
export type Compiled =
  | { readonly op: 'facts'; readonly says: string; readonly predicate: Predicate }
  | { readonly op: 'check'; readonly says: string; readonly check: Check }
  | { readonly op: 'findings'; readonly says: string; readonly impacts: readonly Impact[]; readonly layers: readonly Layer[]; readonly accept: boolean }
  | { readonly op: 'any' | 'all'; readonly says: string; readonly of: readonly Compiled[] }
  | { readonly op: 'not'; readonly says: string; readonly of: Compiled };

export interface Requirement {
  readonly id: string;
  readonly level: 'must' | 'should';
  readonly condition: Compiled;
  /** It applies only where this holds. */
  readonly when?: Compiled;
  readonly because?: string;
  readonly remedy: readonly Remedy[];
  readonly source?: string;
  /** Where it stands in the user's file. */
  readonly line?: number;
}

export interface CompiledDocument {
  readonly requirements: readonly Requirement[];
  readonly asked: readonly Asked[];
}

export interface CompileContext {
  readonly checks: readonly Check[];
  /** The user of --as-user: devices are judged for that one. */
  readonly user: string | null;
  readonly lineOf: (path: string) => number | undefined;
  readonly fault: (path: string, message: string) => void;
  readonly ask: <A extends Asked>(asked: A) => A;
}

/** Turns a document into requirements; what contradicts itself or names what nobody knows is told through `fault`. */
export function compileDocument(document: RequirementDocument, options: Pick<CompileContext, 'checks' | 'user' | 'lineOf' | 'fault'>): CompiledDocument {
  const asked = new Map<string, Asked>();
  const context: CompileContext = {
    ...options,
    ask: (each) => {
      const key = each.kind === 'disk' ? each.path : each.kind === 'port' ? String(each.port) : `${each.user} ${each.nodes}`;
      if (!asked.has(`${each.kind} ${key}`)) asked.set(`${each.kind} ${key}`, each);
      return asked.get(`${each.kind} ${key}`) as typeof each;
    },
  };
  const taken = new Set<string>();
  const requirements = (['must', 'should'] as const).flatMap((level) =>
    (document[level] ?? []).flatMap((text, at) => {
      const path = `${level}[${at}]`;
      const made = compileRequirement(text, level, path, context);
      if (made === undefined) return [];
      if (text.id !== undefined && taken.has(text.id)) context.fault(`${path}.id`, `${text.id} is the id of another requirement, too`);
      const id = unique(made.id, taken);
      taken.add(id);
      return [{ ...made, id }];
    }),
  );
  return { requirements, asked: [...asked.values()] };
}

function compileRequirement(text: RequirementText, level: Requirement['level'], path: string, context: CompileContext): Requirement | undefined {
  const subject = subjectOf(text);
  const condition = compileCondition(text, path, context);
  const when = text.when === undefined ? undefined : compileCondition(text.when, `${path}.when`, context);
  if (condition === undefined || subject === undefined || (text.when !== undefined && when === undefined)) return undefined;
  const line = context.lineOf(path);
  const own: Remedy[] =
    text.remedy === undefined
      ? []
      : [
          typeof text.remedy === 'string'
            ? { do: text.remedy }
            : { do: text.remedy.do, ...(text.remedy.commands === undefined ? {} : { commands: [...text.remedy.commands] }) },
        ];
  return {
    id: text.id ?? idOf(subject, text),
    level,
    condition,
    ...(when === undefined ? {} : { when }),
    ...(text.because === undefined ? {} : { because: text.because }),
    remedy: own.length > 0 ? own : defaultRemedies(text, context.user),
    ...(text.source === undefined ? {} : { source: text.source }),
    ...(line === undefined ? {} : { line }),
  };
}

/** `kernel`, `usable-vulkan`, `check-render-group-missing`. */
function idOf(subject: Subject, text: Condition): string {
  const more =
    subject === 'check'
      ? text.check
      : subject === 'usable'
        ? [text.usable].flat().join('-')
        : subject === 'versions'
          ? Object.keys(text.versions ?? {}).join('-')
          : undefined;
  return [subject.replaceAll('_', '-'), more]
    .filter((part) => part !== undefined && part !== '')
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 60);
}

function unique(id: string, taken: ReadonlySet<string>): string {
  for (let at = 2, name = id; ; at++) {
    if (!taken.has(name)) return name;
    name = `${id}-${at}`;
  }
}

function subjectOf(condition: Condition): Subject | undefined {
  return subjectNames.find((name) => condition[name] !== undefined);
}

function compileCondition(condition: Condition, path: string, context: CompileContext): Compiled | undefined {
  const subject = subjectOf(condition);
  switch (subject) {
    case undefined:
      return undefined;
    case 'any':
    case 'all': {
      const of = (condition[subject] ?? []).flatMap((each, at) => compileCondition(each, `${path}.${subject}[${at}]`, context) ?? []);
      if (of.length !== condition[subject]?.length) return undefined;
      return { op: subject, says: of.map(({ says }) => says).join(subject === 'any' ? '; or ' : '; and '), of };
    }
    case 'not': {
      const of = compileCondition(condition.not ?? {}, `${path}.not`, context);
      return of === undefined ? undefined : { op: 'not', says: `not: ${of.says}`, of };
    }
    case 'check': {
      const id = condition.check ?? '';
      const check = context.checks.find((each) => each.id === id || each.formerly?.includes(id));
      if (check === undefined) {
        context.fault(
          `${path}.check`,
          suggest(
            id,
            context.checks.map((each) => each.id),
            'no check',
          ),
        );
        return undefined;
      }
      return { op: 'check', says: `not so: ${check.title}`, check };
    }
    case 'findings': {
      const { none, layer, undecided } = condition.findings ?? { none: 'blocked' };
      const wanted = layer === undefined ? [] : [layer].flat();
      const where = wanted.length === 0 ? '' : ` in ${wanted.join(', ')}`;
      return {
        op: 'findings',
        says: `no finding that is ${none}${none === 'blocked' ? '' : ' or worse'}${where}`,
        impacts: impacts.slice(0, impacts.indexOf(none) + 1),
        layers: wanted,
        accept: undecided === 'accept',
      };
    }
    default:
      try {
        const made = subjectPredicate(subject, condition, context);
        return { op: 'facts', ...made };
      } catch (error) {
        if (!(error instanceof SubjectFault)) throw error;
        context.fault(`${path}.${subject}${error.path === '' || error.path.startsWith('[') ? error.path : `.${error.path}`}`, error.message);
        return undefined;
      }
  }
}
