import { expect } from 'vitest';
import { isGap } from '../../src/logic/fact.ts';
import type { Probe } from '../../src/probes/define-probe.ts';
import { gather } from '../helpers/gather.ts';

/** Takes each reading away in turn: facts may become gaps, lists incomplete, items fewer; nothing may change or appear. */
export async function expectOnlyLost(lines: readonly string[], probe: Probe): Promise<void> {
  const whole = (await gather(lines.join('\n'), probe)).facts;
  const starts = lines.flatMap((line, at) => (line.startsWith('-- ') ? [at] : []));
  for (const [nth, start] of starts.entries()) {
    const left = lines.filter((_, at) => at < start || at >= (starts[nth + 1] ?? lines.length));
    const about = `without "${lines[start]}"`;
    const { facts } = await gather(left.join('\n'), probe);
    for (const [id, fact] of Object.entries(facts.scalars))
      if (!isGap(fact)) expect({ about, id, value: fact.value }).toEqual({ about, id, value: shownValue(whole.scalars[id]) });
    for (const [id, list] of Object.entries(facts.lists)) {
      const before = whole.lists[id];
      if (isGap(list)) continue;
      if (before === undefined || isGap(before)) throw new Error(`${about}: ${id} appears`);
      if (list.complete) expect({ about, id, keys: list.value.map(({ key }) => key) }).toEqual({ about, id, keys: before.value.map(({ key }) => key) });
      for (const item of list.value) {
        const twin = before.value.find(({ key }) => key === item.key);
        if (twin === undefined) throw new Error(`${about}: ${item.key} appears in ${id}`);
        for (const [name, fact] of Object.entries(item.facts))
          if (!isGap(fact))
            expect({ about, key: item.key, name, value: fact.value }).toEqual({ about, key: item.key, name, value: shownValue(twin.facts[name]) });
      }
    }
  }
}

function shownValue(fact: { value: unknown } | { gap: string } | undefined): unknown {
  return fact === undefined || 'gap' in fact ? fact : fact.value;
}
