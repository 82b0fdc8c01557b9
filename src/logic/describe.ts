import type { Predicate } from './predicate.ts';

/** A predicate in words, one line an atom, indented by depth; for pages and `explain`. */
export function describePredicate(predicate: Predicate, depth = 0): string[] {
  const pad = '  '.repeat(depth);
  switch (predicate.op) {
    case 'atom':
      return [`${pad}${predicate.says}`];
    case 'not': {
      const [only] = predicate.of.op === 'atom' ? [predicate.of] : [];
      if (only !== undefined) return [`${pad}not: ${only.says}`];
      return [`${pad}not:`, ...describePredicate(predicate.of, depth + 1)];
    }
    case 'some': {
      if (predicate.item.op === 'all' && predicate.item.of.length === 0) return [`${pad}there is a ${predicate.list.label}`];
      const count =
        predicate.atLeast === undefined || predicate.atLeast === 1 ? `a ${predicate.list.label}` : `at least ${predicate.atLeast} of ${predicate.list.label}`;
      return [`${pad}${count} with:`, ...describePredicate(predicate.item, depth + 1)];
    }
    default: {
      if (predicate.of.length === 1 && predicate.of[0] !== undefined) return describePredicate(predicate.of[0], depth);
      return [`${pad}${predicate.op === 'all' ? 'all of:' : 'one of:'}`, ...predicate.of.flatMap((each) => describePredicate(each, depth + 1))];
    }
  }
}
