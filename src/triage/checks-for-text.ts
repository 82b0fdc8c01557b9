import { type Check, underCondition } from '../check/define-check.ts';
import { platform } from '../facts/platform.ts';
import type { Facts } from '../logic/fact.ts';
import type { Predicate } from '../logic/predicate.ts';
import { truthIn } from '../logic/truth-in.ts';
import { holds } from '../logic/words.ts';
import type { Sign } from '../report/signs.ts';

/**
 * The checks as a text needs them judged. What a text tells is not always one process's view: it can show the machine and the container on it,
 * and it seldom tells which workarounds are not in force.
 */
export function checksForText(checks: readonly Check[], facts: Facts, signs: readonly Sign[]): readonly Check[] {
  const container = facts.scalars[platform.container.id];
  const both = container !== undefined && 'value' in container && container.value !== null;
  const seen = new Set(signs.map(({ id }) => id));
  if (!both && seen.size === 0) return checks;
  return checks.map((check) => {
    const when = both ? onTheMachine(check) : check.when;
    if (!seen.has(check.id)) return when === check.when ? check : underCondition(check, when, check.unless);
    const { unless } = check;
    // A workaround that the text does not speak of does not count among the facts that are missing, as long as the combination is open as well.
    const open = unless !== undefined && truthIn(when, facts) === 'unknown' && truthIn(unless, facts) === 'unknown';
    return underCondition(check, when, open ? undefined : unless);
  });
}

/** Somebody who serves models in a container reports on the machine around it as well. It sets no cause apart, as little as the question it stands for. */
const machineAround = holds('the text tells of the machine around the container', [platform.container], () => true);

const changed = new WeakMap<Check, Predicate>();

function onTheMachine(check: Check): Predicate {
  const before = changed.get(check);
  if (before !== undefined) return before;
  const made = withoutContainerGate(check.when);
  changed.set(check, made);
  return made;
}

/** "Not in a container" as a condition of a check, not where it is negated: there the container is what the check is about. */
function withoutContainerGate(predicate: Predicate): Predicate {
  if (predicate.op === 'all' || predicate.op === 'any') {
    const of = predicate.of.map(withoutContainerGate);
    return of.every((each, at) => each === predicate.of[at]) ? predicate : { ...predicate, of };
  }
  if (predicate.op !== 'atom') return predicate;
  return predicate.needs.length === 1 && predicate.needs[0]?.id === platform.container.id && predicate.says === absent ? machineAround : predicate;
}

const absent = (platform.container.isAbsent() as Extract<Predicate, { op: 'atom' }>).says;
