import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact, Facts } from '../../src/logic/fact.ts';
import { judge, missingOf } from '../../src/logic/judge.ts';
import type { MissingFact } from '../../src/logic/look.ts';
import { all, any, not, type Predicate } from '../../src/logic/predicate.ts';
import { truthIn } from '../../src/logic/truth-in.ts';
import { flag, holds, list, number, set, text } from '../../src/logic/words.ts';

const colour = text('test.colour', 'colour', { get: 'look' });
const size = number('test.size', 'size', { unit: 'bytes' });
const tags = set('test.tags', 'tags');
const thing = { warm: flag('things[].warm', 'warm'), weight: number('things[].weight', 'weight', { unit: 'count' }) };
const things = list('things', 'thing', thing);

function facts(scalars: Record<string, Fact>, lists: Facts['lists'] = {}): Facts {
  return { scalars, lists };
}
const known = (value: unknown): Fact => ({ value, source: 'test' });
const item = (key: string, of: Record<string, unknown>) => ({
  key,
  facts: Object.fromEntries(Object.entries(of).map(([name, value]) => [name, known(value)])),
});

describe('judging', () => {
  test('a gap makes an atom unknown and is named with the way to close it', () => {
    const found = judge(all(colour.is('red'), size.atLeast(4)), facts({ 'test.size': known(8), 'test.colour': { gap: 'denied', source: 'file /x' } }));
    expect(found.truth).toBe('unknown');
    expect(missingOf(found)).toEqual([{ fact: 'test.colour', reason: 'denied', get: 'look' }]);
  });

  test('a false part decides, whatever is missing beside it', () => {
    const found = judge(all(colour.is('red'), size.atLeast(4)), facts({ 'test.size': known(2) }));
    expect(found.truth).toBe('false');
    expect(missingOf(found)).toEqual([]);
  });

  test('what is known to be absent is no value: every word but isAbsent is false', () => {
    const absent = facts({ 'test.colour': known(null), 'test.tags': known(null), 'test.size': known(null) });
    for (const word of [colour.is('red'), colour.has(/./), tags.has('a'), tags.isEmpty(), size.below(5), size.atLeast(0)])
      expect(judge(word, absent).truth).toBe('false');
    expect(judge(colour.isAbsent(), absent).truth).toBe('true');
    expect(judge(colour.isAbsent(), facts({ 'test.colour': known('red') })).truth).toBe('false');
  });

  test('some: over an empty complete list false, over an incomplete or unread one unknown without a hit', () => {
    const warm = things.some((each) => each.warm.is(true));
    expect(judge(warm, facts({}, { things: { complete: true, value: [] } })).truth).toBe('false');
    expect(judge(warm, facts({}, { things: { complete: false, value: [item('a', { warm: false })] } })).truth).toBe('unknown');
    expect(judge(warm, facts({}, { things: { complete: false, value: [item('a', { warm: true })] } })).truth).toBe('true');
    expect(judge(warm, facts({}, { things: { gap: 'denied' } })).truth).toBe('unknown');
    expect(judge(warm, facts({})).truth).toBe('unknown');
  });

  test('conditions on an item hold of one and the same item', () => {
    const both = things.some((each) => all(each.warm.is(true), each.weight.atLeast(5)));
    const split = { complete: true, value: [item('a', { warm: true, weight: 1 }), item('b', { warm: false, weight: 9 })] };
    expect(judge(both, facts({}, { things: split })).truth).toBe('false');
    expect(
      judge(
        all(
          things.some((each) => each.warm.is(true)),
          things.some((each) => each.weight.atLeast(5)),
        ),
        facts({}, { things: split }),
      ).truth,
    ).toBe('true');
  });

  test('counting and emptiness', () => {
    const two = { things: { complete: true, value: [item('a', { warm: true }), item('b', { warm: true })] } };
    expect(
      judge(
        things.atLeast(2, (each) => each.warm.is(true)),
        facts({}, two),
      ).truth,
    ).toBe('true');
    expect(
      judge(
        things.atLeast(3, (each) => each.warm.is(true)),
        facts({}, two),
      ).truth,
    ).toBe('false');
    expect(judge(things.isEmpty(), facts({}, two)).truth).toBe('false');
    expect(judge(things.isEmpty(), facts({}, { things: { complete: true, value: [] } })).truth).toBe('true');
    expect(judge(things.isEmpty(), facts({}, { things: { complete: false, value: [] } })).truth).toBe('unknown');
  });

  test('holds: a sentence over several facts, unknown as soon as one is a gap', () => {
    const rule = holds('size is twice the weight', [size, colour], (bytes, name) => bytes > 3 && name === 'red');
    expect(judge(rule, facts({ 'test.size': known(4), 'test.colour': known('red') })).truth).toBe('true');
    expect(judge(rule, facts({ 'test.size': known(1) })).truth).toBe('unknown');
  });

  test('masking any fact turns an answer into unknown or leaves it', () => {
    const atom = fc.constantFrom<Predicate>(
      colour.is('red'),
      colour.oneOf('red', 'blue'),
      size.atLeast(4),
      size.below(2),
      tags.has('a'),
      tags.isEmpty(),
      things.some((each) => each.warm.is(true)),
      things.none((each) => each.weight.atLeast(5)),
      things.atLeast(2, (each) => each.warm.is(true)),
      colour.isAbsent(),
    );
    const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        atom,
        tie('tree').map(not),
        fc.array(tie('tree'), { maxLength: 3 }).map((of) => all(...of)),
        fc.array(tie('tree'), { maxLength: 3 }).map((of) => any(...of)),
      ),
    }));
    const scalar = {
      'test.colour': fc.constantFrom('red', 'green', null),
      'test.size': fc.constantFrom(1, 4, null),
      'test.tags': fc.constantFrom(['a'], [], null),
    };
    const some = fc.array(fc.record({ warm: fc.boolean(), weight: fc.nat({ max: 9 }) }), { maxLength: 3 });
    fc.assert(
      fc.property(tree, fc.record(scalar), some, fc.boolean(), fc.infiniteStream(fc.boolean()), (predicate, values, of, complete, coins) => {
        const whole = facts(Object.fromEntries(Object.entries(values).map(([id, value]) => [id, known(value)])), {
          things: { complete, value: of.map((each, at) => item(`${at}`, each)) },
        });
        const hide = (fact: Fact): Fact => (coins.next().value ? { gap: 'denied' } : fact);
        const masked = facts(
          Object.fromEntries(Object.entries(whole.scalars).map(([id, fact]) => [id, hide(fact)])),
          coins.next().value
            ? { things: { gap: 'timeout' } }
            : {
                things: {
                  complete: complete && !coins.next().value,
                  value: of.map((each, at) => ({
                    key: `${at}`,
                    facts: Object.fromEntries(Object.entries(each).map(([name, value]) => [name, hide(known(value))])),
                  })),
                },
              },
        );
        expect([judge(predicate, whole).truth, 'unknown']).toContain(judge(predicate, masked).truth);
        // The short way to an answer is the same answer.
        for (const known of [whole, masked]) {
          const explained = judge(predicate, known);
          const missing: MissingFact[] = [];
          expect(truthIn(predicate, known)).toBe(explained.truth);
          expect(truthIn(predicate, known, missing)).toBe(explained.truth);
          expect([...new Map(missing.map((gap) => [gap.fact, gap])).values()]).toEqual(missingOf(explained));
        }
      }),
    );
  });
});
