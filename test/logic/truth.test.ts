import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { and, not, or, type Truth } from '../../src/logic/truth.ts';

const truth = fc.constantFrom<Truth>('true', 'false', 'unknown');
const truths = fc.array(truth, { maxLength: 6 });

describe('three-valued logic', () => {
  test('and is false as soon as one is false, true only where all are', () => {
    fc.assert(
      fc.property(truths, (of) => {
        expect(and(of)).toBe(of.includes('false') ? 'false' : of.includes('unknown') ? 'unknown' : 'true');
      }),
    );
  });

  test('De Morgan: not of all is any of nots', () => {
    fc.assert(
      fc.property(truths, (of) => {
        expect(not(and(of))).toBe(or(of.map(not)));
      }),
    );
  });

  test('order and nesting do not matter', () => {
    fc.assert(
      fc.property(truths, truths, (a, b) => {
        expect(and([...a, ...b])).toBe(and([...b, ...a]));
        expect(or([...a, ...b])).toBe(or([or(a), or(b)]));
      }),
    );
  });

  test('knowing less never changes an answer, only loses it', () => {
    fc.assert(
      fc.property(truths, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (of, hidden) => {
        const less = of.map((each, at) => (hidden[at] ? 'unknown' : each));
        for (const join of [and, or]) expect([join(of), 'unknown']).toContain(join(less));
      }),
    );
  });
});
