import { recordedHost } from '../../src/host/recorded.ts';
import { parseRecording } from '../../src/host/recording.ts';
import type { Facts } from '../../src/logic/fact.ts';
import type { LogLine, Probe } from '../../src/probes/define-probe.ts';
import { runProbes } from '../../src/probes/run-probes.ts';
import { sameGpuName } from '../../src/reference/same-gpu-name.ts';
import { settle } from '../../src/witness/settle.ts';

/**
 * Runs probes on a recording given as text (without its first line) and returns what they make of it.
 * A probe that crashes fails the test.
 */
export async function gather(recording: string, ...probes: readonly Probe[]): Promise<{ facts: Facts; log: readonly LogLine[] }> {
  const text = `ai-doctor recording 1\n${recording.replace(/^\n/, '')}${recording.endsWith('\n') ? '' : '\n'}`;
  const gathered = await runProbes(probes, recordedHost(parseRecording(text)), { timeoutMs: 5_000, wake: false, clock: () => performance.now() });
  if (gathered.crashed.length > 0) throw new Error(gathered.crashed.map(({ error }) => error).join('\n'));
  return { facts: settle(gathered, sameGpuName), log: gathered.log };
}

/** A fact of the machine as JSON would show it: its value, or the name of its gap. */
export function shown(facts: Facts, id: string): unknown {
  const fact = facts.scalars[id];
  if (fact === undefined) return { gap: 'never claimed' };
  return 'gap' in fact ? { gap: fact.gap } : fact.value;
}

/** The items of a list with their facts' values, or the name of its gap. */
export function shownList(facts: Facts, id: string): unknown {
  const list = facts.lists[id];
  if (list === undefined) return { gap: 'never claimed' };
  if ('gap' in list) return { gap: list.gap };
  return list.value.map((item) => ({
    key: item.key,
    ...Object.fromEntries(Object.entries(item.facts).map(([name, fact]) => [name, 'gap' in fact ? { gap: fact.gap } : fact.value])),
  }));
}
