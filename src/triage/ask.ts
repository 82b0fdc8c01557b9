import { impacts } from '../check/layers.ts';
import * as groups from '../facts/groups.generated.ts';
import type { Handle } from '../logic/handle.ts';
import type { Report } from '../report/report.ts';

/** One thing to ask the reporter for. */
export interface Ask {
  readonly what: string;
  readonly command: string;
  /** The causes that the answer helps to decide. */
  readonly decides: string[];
}

const most = 3;

/**
 * The missing facts that settle most among the suspected and exposed causes, as the commands that show them; where there are none,
 * among those that a sign speaks for. A cause weighs by its impact and its place; one of several missing facts settles less than the only one.
 */
export function questionsOf(report: Report): Ask[] {
  const open = report.findings.filter(({ verdict, foldedUnder }) => foldedUnder === null && (verdict === 'suspected' || verdict === 'exposed'));
  const weighed = open.map(({ id, impact, verdict, rank, missing }) => ({
    id,
    missing,
    weight: ((impacts.length - impacts.indexOf(impact)) * (verdict === 'suspected' ? 3 : 1)) / (1 + (rank ?? 10) / 3),
  }));
  const signed = new Set(report.signs.map(({ id }) => id));
  const nearly = report.undecided
    .filter(({ id, missing }) => signed.has(id) && missing.length > 0)
    .map(({ id, missing }) => ({ id, missing, weight: 0.5 / missing.length }));
  const byCommand = new Map<string, { what: Set<string>; weight: number; decides: Set<string> }>();
  // What is certain needs no question; what nothing speaks for is not asked about either.
  for (const { id, missing, weight } of report.findings.length > 0 ? weighed : nearly) {
    for (const { fact, get } of missing) {
      if (get === undefined) continue;
      const kept = byCommand.get(get) ?? { what: new Set(), weight: 0, decides: new Set() };
      kept.what.add(labelOf(fact));
      kept.decides.add(id);
      kept.weight += weight / missing.length;
      byCommand.set(get, kept);
    }
  }
  return [...byCommand]
    .sort(([a, left], [b, right]) => right.weight - left.weight || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([command, { what, decides }]) => ({ what: [...what].slice(0, 3).join(', '), command, decides: [...decides] }));
}

let labels: ReadonlyMap<string, string> | undefined;

/** `gpus[pci:0000:c5:00.0].vramVisible` → what a person calls it. */
function labelOf(fact: string): string {
  labels ??= new Map(allHandles().map(({ id, label }) => [id, label]));
  return labels.get(fact) ?? labels.get(fact.replace(/\[[^\]]{0,300}\]/, '[]')) ?? fact;
}

function allHandles(): Pick<Handle, 'id' | 'label'>[] {
  return (Object.values(groups) as unknown as Record<string, unknown>[])
    .flatMap((group) =>
      'item' in group && typeof group.id === 'string'
        ? [group as unknown as Handle, ...(Object.values(group.item as object) as Handle[])]
        : (Object.values(group) as Handle[]),
    )
    .filter((handle) => typeof handle === 'object' && typeof handle.id === 'string');
}
