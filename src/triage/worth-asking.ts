import type { Check } from '../check/define-check.ts';
import type { Explanation } from '../logic/judge.ts';
import type { Predicate } from '../logic/predicate.ts';
import { type Complaint, complaintsOf } from '../report/complaint.ts';
import type { Sign } from '../report/signs.ts';

/** Is a check that nothing decides worth a question to the reporter? */
export function isWorthAsking(check: Check, when: Explanation | undefined, signs: readonly Sign[], complaints: readonly Complaint[]): boolean {
  const proven = signs.some(({ kind, told }) => kind === 'proves' || told === true);
  if (when !== undefined && waitsForUnseen(check.when, when)) return false;
  return proven || fits(check, complaints);
}

/** What decides whether a machine, or what runs on it, is meant at all. */
const subjects: ReadonlySet<string> = new Set(['gpus', 'torch', 'runtimes']);

/**
 * Does the combination wait for a GPU or a program that nobody speaks of? That some other card may be in the machine is no reason to ask for it: neither
 * beside one that is named, nor where none is.
 */
function waitsForUnseen(predicate: Predicate, { truth, of = [], missing = [] }: Explanation): boolean {
  if (truth !== 'unknown') return false;
  const parts = (): boolean[] =>
    predicate.op === 'all' || predicate.op === 'any'
      ? of.flatMap((each, at) => (each.truth === 'unknown' ? [waitsForUnseen(predicate.of[at] as Predicate, each)] : []))
      : [];
  switch (predicate.op) {
    case 'all':
      return parts().some(Boolean);
    case 'any':
      return parts().every(Boolean);
    case 'some':
      return subjects.has(predicate.list.id) && missing.length > 0 && of.every((each) => each.truth === 'false');
    default:
      return false;
  }
}

/** Complaints that are told for one another: what does not get going at all. */
const notGoing: readonly Complaint[] = ['not-on-gpu', 'load-failure', 'permission', 'build-failure'];

/** A cause of something else than what is complained of: Docker Desktop leaves containers without a GPU, and slows none that has it. */
function fits(check: Check, complaints: readonly Complaint[]): boolean {
  const own = complaintsOf(check);
  if (own.size === 0 || complaints.length === 0) return true;
  return complaints.some((complaint) => own.has(complaint) || (notGoing.includes(complaint) && notGoing.some((each) => own.has(each))));
}

/**
 * Lists of which a check only reads what their items said: the message of a program is in the text, or nobody can show it by naming his programs.
 */
export function listsOfMessages({ when, unless }: Check): ReadonlySet<string> {
  const messages = new Set<string>();
  const others = new Set<string>();
  const visit = (predicate: Predicate): void => {
    if (predicate.op === 'all' || predicate.op === 'any') predicate.of.forEach(visit);
    else if (predicate.op === 'not') visit(predicate.of);
    else if (predicate.op === 'some') (needsMessage(predicate.item) ? messages : others).add(predicate.list.id);
  };
  visit(when);
  if (unless !== undefined) visit(unless);
  return new Set([...messages].filter((list) => !others.has(list)));
}

function needsMessage(predicate: Predicate): boolean {
  if (predicate.op === 'atom') return predicate.needs.some(({ id }) => /\.(?:startError|lastError)$/.test(id));
  if (predicate.op === 'not') return needsMessage(predicate.of);
  if (predicate.op === 'some') return false;
  // Beside a message stand the versions and variants that narrow it; they are asked of items that are there.
  return predicate.of.some(needsMessage);
}
