import { impacts } from '../check/layers.ts';
import * as groups from '../facts/groups.generated.ts';
import type { Handle, ListName } from '../logic/handle.ts';
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
  const vendors = vendorsIn(report);
  const byCommand = new Map<string, { what: Set<string>; weight: number; decides: Set<string> }>();
  // What is certain needs no question; what nothing speaks for is not asked about either.
  for (const { id, missing, weight } of report.findings.length > 0 ? weighed : nearly) {
    for (const { fact, get = commandOf(fact) } of missing) {
      if (get === undefined || (vendors.size > 0 && ofOtherVendor(fact, vendors)) || isMessageOfOther(fact)) continue;
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

/** Whose GPUs the text names. */
function vendorsIn({ facts: { gpus } }: Report): ReadonlySet<unknown> {
  const items = gpus !== undefined && 'value' in gpus && Array.isArray(gpus.value) ? (gpus.value as { facts: Record<string, { value?: unknown }> }[]) : [];
  return new Set(items.flatMap(({ facts }) => facts.vendor?.value ?? []));
}

/** Nobody with a Radeon is asked for NVIDIA's module. */
function ofOtherVendor(fact: string, vendors: ReadonlySet<unknown>): boolean {
  return (!vendors.has('nvidia') && /^nvidia\./.test(fact)) || (!vendors.has('amd') && /^rocm\./.test(fact));
}

/** What other programs say at their start stands in the report, or nowhere; llama.cpp's can be had again. */
function isMessageOfOther(fact: string): boolean {
  return /^runtimes\[text:(?!llama\.cpp\]).{1,40}\.startError$/.test(fact);
}

/** `gpus[pci:0000:c5:00.0].vramVisible` → what a person calls it. */
export function labelOf(fact: string): string {
  const known = handles();
  return (known.get(fact) ?? known.get(fact.replace(/\[[^\]]{0,300}\]/, '[]')))?.label ?? fact;
}

/** What shows the items of a list that the text does not name at all: the command of its first fact that has one. */
function commandOf(fact: string): string | undefined {
  return handles().get(fact)?.get;
}

let all: ReadonlyMap<string, Pick<Handle, 'label' | 'get'>> | undefined;

/** Facts and lists by id. */
function handles(): ReadonlyMap<string, Pick<Handle, 'label' | 'get'>> {
  all ??= new Map(
    Object.values(groups).flatMap((group): [string, Pick<Handle, 'label' | 'get'>][] => {
      if (!isList(group)) return (Object.values(group) as Handle[]).filter(isHandle).map((handle) => [handle.id, handle]);
      const items = Object.values(group.item).filter(isHandle);
      const get = items.find((handle) => handle.get !== undefined)?.get;
      return [[group.id, { label: group.label, ...(get === undefined ? {} : { get }) }], ...items.map((handle): [string, Handle] => [handle.id, handle])];
    }),
  );
  return all;
}

function isList(group: unknown): group is ListName & { readonly item: Readonly<Record<string, Handle>> } {
  return typeof group === 'object' && group !== null && 'item' in group && 'id' in group && typeof group.id === 'string';
}

function isHandle(of: unknown): of is Handle {
  return typeof of === 'object' && of !== null && 'id' in of && typeof of.id === 'string' && 'kind' in of;
}
