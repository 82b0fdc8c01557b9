import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, mayHold } from '../../src/report/letter-runs.ts';

describe('letter runs', () => {
  it('may hold every piece that is in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, from, length) => {
        const at = from % (text.length + 1);
        return mayHold(lettersOf(text), text.slice(at, at + (length % 40)));
      }),
    );
  });

  it('tells that a piece is not there where its letters are not', () => {
    const runs = lettersOf('amdgpu 0000:c5:00.0: ring gfx timeout');
    expect(mayHold(runs, 'ring gfx')).toBe(true);
    expect(mayHold(runs, 'nvrm: xid')).toBe(false);
  });

  it('is sure of nothing about pieces of fewer than three letters', () => {
    expect(mayHold(lettersOf(''), 'xy')).toBe(true);
    expect(mayHold(lettersOf(''), 'xyz')).toBe(false);
  });
});
