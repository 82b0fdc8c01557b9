import { gpus } from '../facts/gpus.ts';
import { nvidia } from '../facts/nvidia.ts';
import { platform } from '../facts/platform.ts';
import { wsl } from '../facts/wsl.ts';
import { findGpuByName } from '../reference/gpu-devices/find-gpu-device.ts';
import type { FactClaim, SubjectClaim } from '../witness/claim.ts';
import type { OpenBook } from './book.ts';

/** What only the whole text tells: which unnamed device is which, and that a driver belongs to Windows. */
export function finishBook(book: OpenBook): void {
  joinNamelessGpus(book);
  const systems = book.claims.facts.filter(({ fact }) => fact === platform.system.id);
  const onWsl = systems.some(({ finding }) => 'value' in finding && (finding.value === 'wsl2' || finding.value === 'wsl1'));
  if (onWsl) driverOfWindows(book.claims.facts);
}

/**
 * A kernel log names a GPU by its address only, a sentence by its name only, `gfx1151` by its target only. Where the text speaks of one
 * device of that vendor, they are the same.
 */
function joinNamelessGpus({ claims }: OpenBook): void {
  const subjects = claims.subjects.filter(({ list }) => list === gpus.id);
  const about = new Map<string, { vendor?: string; arch?: string; hints: SubjectClaim['hints'][] }>();
  for (const { subject, hints } of subjects) {
    const kept = about.get(subject) ?? { hints: [] };
    kept.hints.push(hints);
    about.set(subject, kept);
  }
  for (const { fact, subject, finding } of claims.facts) {
    const kept = subject === undefined ? undefined : about.get(subject);
    if (kept === undefined || !('value' in finding) || typeof finding.value !== 'string') continue;
    if (fact === gpus.item.vendor.id) kept.vendor = finding.value;
    if (fact === gpus.item.arch.id) kept.arch = finding.value;
  }
  const all = [...about].map(([subject, each]) => ({ subject, ...each, name: each.hints.flatMap((hint) => hint.name ?? [])[0], chip: chipOf(each.hints) }));
  for (const nameless of all.filter(({ name }) => name === undefined)) {
    const fits = all.filter(
      (other) =>
        other.name !== undefined &&
        other.vendor === nameless.vendor &&
        (nameless.arch === undefined || other.arch === undefined || other.arch === nameless.arch) &&
        !apart(nameless, other),
    );
    const chips = new Set(fits.map(({ chip, name }) => chip ?? name));
    const [twin] = fits;
    const rivals = all.filter(
      (other) =>
        other.name === undefined &&
        other !== nameless &&
        other.vendor === nameless.vendor &&
        addressOf(other) !== undefined &&
        addressOf(nameless) !== undefined,
    );
    if (twin !== undefined && chips.size === 1 && rivals.length === 0)
      claims.subjects.push({ list: gpus.id, subject: nameless.subject, hints: { same: [twin.subject] } });
  }
}

type Known = { hints: SubjectClaim['hints'][]; subject: string };

function addressOf({ hints, subject }: Known): string | undefined {
  return subject.startsWith('pci:') ? subject.slice(4) : hints.flatMap(({ pci }) => pci ?? [])[0];
}

function apart(a: Known, b: Known): boolean {
  const [left, right] = [addressOf(a), addressOf(b)];
  return left !== undefined && right !== undefined && left !== right;
}

function chipOf(hints: readonly SubjectClaim['hints'][]): string | undefined {
  return hints.flatMap(({ name }) => (name === undefined ? [] : findGpuByName(name).map(({ device }) => device.chip)))[0];
}

/** Under WSL nvidia-smi and people name the driver of Windows; there is no kernel module. */
function driverOfWindows(facts: FactClaim[]): void {
  for (const [at, claim] of facts.entries()) {
    if (claim.fact !== nvidia.moduleVersion.id) continue;
    const value = 'value' in claim.finding && typeof claim.finding.value === 'string' ? claim.finding.value.replace(/^(\d{3}\.\d)$/, '$10') : undefined;
    facts[at] = { ...claim, fact: wsl.windowsNvidiaDriver.id, finding: value === undefined ? claim.finding : { value, source: claim.finding.source ?? '' } };
  }
}
