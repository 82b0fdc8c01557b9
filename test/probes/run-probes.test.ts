import { describe, expect, test } from 'vitest';
import { gpus } from '../../src/facts/gpus.ts';
import { kernel } from '../../src/facts/kernel.ts';
import type { Answer, Host } from '../../src/host/host.ts';
import { defineProbe, from, known } from '../../src/probes/define-probe.ts';
import { runProbes } from '../../src/probes/run-probes.ts';

const options = { timeoutMs: 2_000, wake: false, clock: () => performance.now() };
const host = (answer: Answer): Host => ({ ask: () => Promise.resolve(answer) });
const good = defineProbe({
  id: 'good',
  about: '',
  reads: ['file /x'],
  gives: [kernel.cmdline],
  gather: async (door, claim) =>
    claim(
      kernel.cmdline,
      from('file /x', await door.read('/x'), (text) => text),
    ),
});

describe('running probes', () => {
  test('one that throws costs its own facts and is named', async () => {
    const bad = defineProbe({ id: 'bad', about: '', reads: [], gives: [kernel.release, gpus], gather: () => Promise.reject(new Error('ours')) });
    const { facts, lists, crashed } = await runProbes([bad, good], host({ got: 'ok', text: 'quiet' }), options);
    expect(facts).toEqual([
      { fact: 'kernel.release', finding: { gap: 'crashed', source: 'probe bad', detail: 'Error: ours' }, standing: 'prose' },
      { fact: 'kernel.cmdline', finding: { value: 'quiet', source: 'file /x' }, standing: 'kernel' },
    ]);
    expect(lists).toEqual([{ list: 'gpus', complete: { gap: 'crashed', source: 'probe bad', detail: 'Error: ours' } }]);
    expect(crashed).toMatchObject([{ id: 'bad' }]);
  });

  test('one that hangs ends at its limit, keeps what it said, and says nothing afterwards', async () => {
    let sayLate = (): void => {};
    const slow = defineProbe({
      id: 'slow',
      about: '',
      reads: [],
      gives: [kernel.release, kernel.cmdline],
      limitMs: 50,
      gather: (_, claim) =>
        new Promise(() => {
          claim(kernel.release, known('1', 'here'));
          sayLate = () => claim(kernel.cmdline, known('late', 'here'));
        }),
    });
    const run = await runProbes([slow], host({ got: 'absent' }), options);
    sayLate();
    expect(run.facts.map(({ fact, finding }) => [fact, 'gap' in finding ? finding.gap : finding.value])).toEqual([
      ['kernel.release', '1'],
      ['kernel.cmdline', 'timeout'],
    ]);
  });

  test('the whole run has a limit of its own', async () => {
    const slow = defineProbe({ id: 'slow', about: '', reads: [], gives: [kernel.release], limitMs: 60_000, gather: () => new Promise(() => {}) });
    const started = performance.now();
    await runProbes([slow], host({ got: 'absent' }), { ...options, timeoutMs: 100 });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('an undeclared read throws, which is a bug of that probe', async () => {
    const curious = defineProbe({
      id: 'curious',
      about: '',
      reads: ['file /proc/*/comm'],
      gives: [kernel.release],
      gather: async (door) => {
        await door.read('/proc/1/environ');
      },
    });
    expect((await runProbes([curious], host({ got: 'absent' }), options)).crashed[0]?.error).toMatch(/"file \/proc\/1\/environ", which it does not declare/);
  });

  test('garbage from the machine is a gap, whatever it is', async () => {
    const strict = defineProbe({
      id: 'strict',
      about: '',
      reads: ['file /x'],
      gives: [kernel.release],
      gather: async (door, claim) =>
        claim(
          kernel.release,
          from('file /x', await door.read('/x'), () => {
            throw new Error('no release in it');
          }),
        ),
    });
    const { facts } = await runProbes([strict], host({ got: 'ok', text: '\0'.repeat(1_000_000) }), options);
    expect(facts[0]?.finding).toEqual({ gap: 'unreadable', source: 'file /x', detail: 'no release in it' });
  });
});
