import type { Check } from '../check/define-check.ts';
import { impacts } from '../check/layers.ts';
import { knownFacts, knownLists } from '../facts/known-facts.ts';
import type { Facts } from '../logic/fact.ts';
import type { Complaint } from '../report/complaint.ts';
import type { Report } from '../report/report.ts';
import { explainCheck } from '../report/verdict.ts';
import { placeWords } from './find-signs-in-text.ts';
import { isWorthAsking, listsOfMessages } from './worth-asking.ts';

/** One thing to ask the reporter for. */
export interface Ask {
  readonly what: string;
  readonly command: string;
  /** The causes that the answer helps to decide. */
  readonly decides: string[];
}

/** What a question has to fit. */
export interface Asked {
  /** As the text had them judged. */
  readonly checks: readonly Check[];
  readonly facts: Facts;
  readonly complaints: readonly Complaint[];
  readonly text: string;
}

const most = 3;

interface Open {
  readonly id: string;
  readonly missing: Report['findings'][number]['missing'];
  readonly weight: number;
}

/**
 * The missing facts that settle most among the suspected and exposed causes, as the commands that show them; where there are none,
 * among those that a sign speaks for. A cause weighs by its impact and its place; one of several missing facts settles less than the only one.
 */
export function questionsOf(report: Report, asked: Asked): Ask[] {
  const byId = new Map(asked.checks.map((check) => [check.id, check]));
  const vendors = vendorsIn(report);
  const byCommand = new Map<string, { what: Set<string>; weight: number; decides: Set<string>; gate: boolean }>();
  // What is certain needs no question; what nothing speaks for is not asked about either.
  for (const { id, missing, weight } of report.findings.length > 0 ? suspected(report) : nearly(report, asked, byId)) {
    const check = byId.get(id);
    const messages = check === undefined ? undefined : listsOfMessages(check);
    for (const { fact, get = commandOf(fact) } of missing) {
      if (get === undefined || (vendors.size > 0 && ofOtherVendor(fact, vendors)) || isMessage(fact) || messages?.has(fact) || ofOtherProgram(get, asked.text))
        continue;
      const kept = byCommand.get(get) ?? { what: new Set(), weight: 0, decides: new Set(), gate: true };
      kept.what.add(labelOf(fact));
      kept.decides.add(id);
      kept.weight += weight / missing.length;
      kept.gate &&= isGate(fact);
      byCommand.set(get, kept);
    }
  }
  // The kind of machine is asked for beside something that tells more, if at all.
  if ([...byCommand.values()].every(({ gate }) => gate) && report.findings.length === 0) return [];
  return [...byCommand]
    .sort(([a, left], [b, right]) => Number(left.gate) - Number(right.gate) || right.weight - left.weight || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([command, { what, decides }]) => ({ what: [...what].slice(0, 3).join(', '), command, decides: [...decides] }));
}

function suspected(report: Report): Open[] {
  const open = report.findings.filter(({ verdict, foldedUnder }) => foldedUnder === null && (verdict === 'suspected' || verdict === 'exposed'));
  return open.map(({ id, impact, verdict, rank, missing }) => ({
    id,
    missing,
    weight: ((impacts.length - impacts.indexOf(impact)) * (verdict === 'suspected' ? 3 : 1)) / (1 + (rank ?? 10) / 3),
  }));
}

/** What nothing decides although a sign speaks for it. */
function nearly(report: Report, { facts, complaints, text }: Asked, byId: ReadonlyMap<string, Check>): Open[] {
  return report.undecided.flatMap(({ id, missing }) => {
    const check = byId.get(id);
    const signs = report.signs.filter((sign) => sign.id === id);
    if (check === undefined || signs.length === 0 || missing.length === 0 || isElsewhere(check, text)) return [];
    return isWorthAsking(check, explainCheck(check, facts, signs).when, signs, complaints) ? [{ id, missing, weight: 0.5 / missing.length }] : [];
  });
}

/** It lies in WSL or in a container, of which the text has no word. */
function isElsewhere({ layer }: Check, text: string): boolean {
  return (layer === 'wsl' || layer === 'container') && !placeWords[layer].test(text);
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

/** What programs say at their start stands in the report, or is asked for as their log; that something runs at all nobody can show by one command. */
function isMessage(fact: string): boolean {
  return fact === 'runtimes' || /^(?:runtimes|torch)(?:\[.{1,60}\])?\.(?:startError|lastError)$/.test(fact);
}

/** A command of a program that the text does not speak of: no Docker for a Flatpak. */
function ofOtherProgram(command: string, text: string): boolean {
  return programs.some(([name, words]) => name.test(command) && !words.test(text));
}

const programs: readonly (readonly [RegExp, RegExp])[] = [
  [/^docker\b/, /\b(?:docker|podman|compose|containers?|dockerfile|kubernetes|k8s|pods?)\b/i],
  [/^ollama\b|\bollama\b.*api/, /ollama/i],
  [/^llama-server\b/, /llama|ggml|gguf/i],
];

/** `gpus[pci:0000:c5:00.0].vramVisible` → what a person calls it. */
export function labelOf(fact: string): string {
  return knownLists().get(fact)?.label ?? (knownFacts().get(fact) ?? knownFacts().get(fact.replace(/\[[^\]]{0,300}\]/, '[]')))?.handle.label ?? fact;
}

/** Of a list that the text does not name at all: the command of its first fact that has one. */
function commandOf(fact: string): string | undefined {
  const list = knownLists().get(fact);
  return list === undefined ? knownFacts().get(fact)?.handle.get : Object.values(list.item).find(({ get }) => get !== undefined)?.get;
}

/** It tells of the kind of machine alone. */
function isGate(fact: string): boolean {
  return knownFacts().get(fact)?.handle.gate === true;
}
