import { container } from '../facts/container.ts';
import { gpus } from '../facts/gpus.ts';
import { kernel } from '../facts/kernel.ts';
import { nvidia } from '../facts/nvidia.ts';
import { platform } from '../facts/platform.ts';
import { wsl } from '../facts/wsl.ts';
import { gpuChips } from '../reference/gpu-devices/find-gpu-device.ts';
import type { FactClaim, SubjectClaim } from '../witness/claim.ts';
import type { OpenBook } from './book.ts';
import { gpusNamed, sameName } from './gpu-names.ts';
import { finishAccess } from './node-access.ts';
import type { PlatformWords } from './prose/platform.ts';
import { finishFolders } from './recognise/files.ts';

/** What only the whole text tells: which unnamed device is which, and that a driver belongs to Windows. */
export function finishBook(book: OpenBook, { wsl: spokenOf }: Pick<PlatformWords, 'wsl'>): void {
  finishAccess(book);
  spreadOverGpus(book);
  dropUnlistedGpus(book);
  joinNamelessGpus(book);
  impliedIntegration(book);
  finishFolders(book);
  nodesOfContainer(book);
  const systems = book.claims.facts.filter(({ fact }) => fact === platform.system.id);
  const onWsl =
    (spokenOf && systems.length === 0) || systems.some(({ finding }) => 'value' in finding && (finding.value === 'wsl2' || finding.value === 'wsl1'));
  if (onWsl) {
    driverOfWindows(book.claims.facts);
    kernelOfMicrosoft(book.claims.facts);
  } else impliedDrivers(book);
}

/** One listing of NVIDIA's nodes in a text about a container is the container's or the host's; a node that it lacks is missing in the container either way. */
function nodesOfContainer({ claims }: OpenBook): void {
  const said = (id: string): FactClaim[] => claims.facts.filter(({ fact }) => fact === id);
  const inside = said(platform.container.id).some(({ finding }) => 'value' in finding && typeof finding.value === 'string');
  const [listing, ...others] = said(nvidia.nodes.id);
  if (!inside || listing === undefined || others.length > 0 || said(container.nodes.id).length > 0) return;
  const nodes = 'value' in listing.finding && Array.isArray(listing.finding.value) ? (listing.finding.value as string[]) : [];
  if (!nodes.includes('/dev/nvidiactl') || nodes.includes('/dev/nvidia-uvm')) return;
  claims.facts.push({ fact: container.nodes.id, finding: listing.finding, standing: 'prose' });
}

/**
 * A GPU that only prose names, in a text where lspci or nvidia-smi lists the GPUs of that vendor and it is none of them, is somebody else's. Tools of
 * ROCm and the runtimes list what they can use, so that a GPU missing there may be the very complaint.
 */
function dropUnlistedGpus({ claims }: OpenBook): void {
  const about = new Map<string, { names: string[]; vendor?: unknown; arch?: unknown; printed: boolean }>();
  const of = (subject: string) => {
    const known = about.get(subject) ?? { names: [], printed: false };
    about.set(subject, known);
    return known;
  };
  for (const { list, subject, hints } of claims.subjects) if (list === gpus.id && hints.name !== undefined) of(subject).names.push(hints.name);
  for (const { fact, subject, finding, standing } of claims.facts) {
    if (subject === undefined || !fact.startsWith(`${gpus.id}[]`)) continue;
    const kept = of(subject);
    if (standing !== 'prose') kept.printed = true;
    if (fact === gpus.item.vendor.id && 'value' in finding) kept.vendor = finding.value;
    if (fact === gpus.item.arch.id && 'value' in finding) kept.arch = finding.value;
  }
  const listed = [...about].filter(([subject, { printed }]) => printed && listing.test(subject)).map(([, each]) => each);
  const unlisted = [...about].filter(([subject, { printed, names, vendor, arch }]) => {
    if (printed || !/^(?:name|gfx):/.test(subject)) return false;
    const rivals = listed.filter((each) => each.vendor === vendor);
    // A name that the tables do not know may be this very one.
    return rivals.length > 0 && rivals.every((each) => (names.length > 0 ? apartByName(each.names, names) : each.arch !== undefined && each.arch !== arch));
  });
  if (unlisted.length === 0) return;
  const gone = new Set(unlisted.map(([subject]) => subject));
  const kept = <T extends { subject?: string }>(each: readonly T[], isOfGpus: (one: T) => boolean): T[] =>
    each.filter((one) => !(isOfGpus(one) && one.subject !== undefined && gone.has(one.subject)));
  claims.facts.splice(0, claims.facts.length, ...kept(claims.facts, ({ fact }) => fact.startsWith(`${gpus.id}[]`)));
  claims.subjects.splice(0, claims.subjects.length, ...kept(claims.subjects, ({ list }) => list === gpus.id));
}

const listing = /^(?:pci|nvidia-smi|smi|inxi|fetch|collect-env):/;

function apartByName(listed: readonly string[], spoken: readonly string[]): boolean {
  return listed.length > 0 && listed.every((name) => gpusNamed(name).length > 0 && !spoken.some((other) => sameName(name, other)));
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
  const all = [...about].map(([subject, each]) => ({
    subject,
    ...each,
    name: each.hints.flatMap((hint) => (hint.name === undefined || saysNothing.test(hint.name) ? [] : hint.name))[0],
    ...chipOf(each.hints),
  }));
  const link = (subject: string, to: string): void => {
    claims.subjects.push({ list: gpus.id, subject, hints: { same: [to] } });
  };
  // Every source that names a chip once names the same device; two of one source, or two addresses, are two devices.
  for (const chip of new Set(all.flatMap((each) => each.chip ?? []))) {
    const named = all.filter((each) => each.chip === chip);
    const sources = named.map(({ subject, integrated }) => (subject.startsWith('name:') && integrated ? subject : (subject.split(':', 1)[0] as string)));
    const addresses = new Set(named.flatMap((each) => addressOf(each) ?? []));
    const [first, ...rest] = named;
    if (first === undefined || new Set(sources).size < sources.length || addresses.size > 1) continue;
    for (const { subject } of rest) link(subject, first.subject);
  }
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
    if (twin !== undefined && chips.size === 1 && rivals.length === 0) link(nameless.subject, twin.subject);
  }
}

/** What drivers call an integrated Radeon that has no name of its own: it says no more than the vendor. */
const saysNothing = /^(?:AMD )?Radeon(?:\(TM\))? Graphics(?: \(.{1,40}\))?$/i;

/** Of targets that only processors have, ROCm and Vulkan name the target and no product: the GPU is an integrated one all the same. */
function impliedIntegration({ claims }: OpenBook): void {
  const known = new Set(claims.facts.filter(({ fact }) => fact === gpus.item.integrated.id).map(({ subject }) => subject));
  for (const { fact, subject, finding, standing } of [...claims.facts]) {
    if (fact !== gpus.item.arch.id || subject === undefined || known.has(subject) || !('value' in finding) || typeof finding.value !== 'string') continue;
    const chips = finding.value.startsWith('gfx') ? gpuChips.amd.filter(({ arch }) => arch === finding.value) : [];
    if (chips.length === 0 || !chips.every(({ integrated }) => integrated === true)) continue;
    known.add(subject);
    claims.facts.push({ fact: gpus.item.integrated.id, subject, finding: { value: true, source: finding.source ?? '' }, standing });
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

function chipOf(hints: readonly SubjectClaim['hints'][]): { chip?: string; integrated?: boolean } {
  const device = hints.flatMap(({ name }) => (name === undefined ? [] : gpusNamed(name).slice(0, 1)))[0];
  return device === undefined ? {} : { chip: device.chip, integrated: device.integrated };
}

/** What is said of every GPU, or of the only one of a vendor, is said of each that is known; of none, it is left out. */
function spreadOverGpus({ claims }: OpenBook): void {
  const every = (subject: string | undefined): boolean => /^(?:every|only):/.test(subject ?? '');
  const subjects = new Set(claims.subjects.filter(({ list, subject }) => list === gpus.id && !every(subject)).map(({ subject }) => subject));
  const shared = claims.facts.filter(({ subject }) => every(subject));
  const kept = claims.facts.filter(({ subject }) => !every(subject));
  const meant = (shares: string | undefined): readonly string[] => {
    const vendor = /^only:(.*)$/.exec(shares ?? '')?.[1];
    return vendor === undefined ? [...subjects] : onlyOf(vendor, [...subjects], kept);
  };
  claims.facts.splice(0, claims.facts.length, ...kept, ...shared.flatMap((claim) => meant(claim.subject).map((subject) => ({ ...claim, subject }))));
  claims.subjects.splice(0, claims.subjects.length, ...claims.subjects.filter(({ subject }) => !every(subject)));
}

/** The names that a vendor's GPU goes by in a text, none where they are those of several. */
function onlyOf(vendor: string, subjects: readonly string[], facts: readonly FactClaim[]): readonly string[] {
  const valueIn = (of: string, fact: string): unknown =>
    facts.flatMap(({ subject, fact: id, finding }) => (subject === of && id === fact && 'value' in finding ? [finding.value] : []))[0];
  const theirs = subjects.filter((subject) => valueIn(subject, gpus.item.vendor.id) === vendor);
  const names = theirs.flatMap((subject) => {
    const name = valueIn(subject, gpus.item.name.id);
    return typeof name === 'string' && !saysNothing.test(name) ? [name] : [];
  });
  return names.every((name) => name === names[0] || sameName(name, names[0] ?? '')) ? theirs : [];
}

/** A GPU that CUDA, ROCm or RADV lists is driven by the kernel driver beneath them; outside of WSL there is one only. */
function impliedDrivers({ claims }: OpenBook): void {
  const known = new Set(claims.facts.filter(({ fact }) => fact === gpus.item.driver.id).map(({ subject }) => subject));
  for (const { fact, subject, finding, standing } of [...claims.facts]) {
    if (subject === undefined || known.has(subject) || !fact.startsWith(`${gpus.id}[]`) || standing === 'prose' || !('value' in finding)) continue;
    const driver = drivers.find(([pattern]) => pattern.test(subject))?.[1];
    if (driver === undefined) continue;
    known.add(subject);
    claims.facts.push({ fact: gpus.item.driver.id, subject, finding: { value: driver, source: finding.source }, standing: 'log' });
  }
}

const drivers: readonly (readonly [RegExp, string])[] = [
  [/^(?:ollama:cuda|ggml-cuda:)/, 'nvidia'],
  [/^(?:ollama:rocm|ggml-hip:|rocminfo:|rocm-smi:|amd-smi:)|^ggml-vulkan:.*\bradv\b/, 'amdgpu'],
];

/** Under WSL nvidia-smi and people name the driver of Windows; there is no kernel module. */
function driverOfWindows(facts: FactClaim[]): void {
  for (const [at, claim] of facts.entries()) {
    if (claim.fact !== nvidia.moduleVersion.id) continue;
    const value = 'value' in claim.finding && typeof claim.finding.value === 'string' ? claim.finding.value.replace(/^(\d{3}\.\d)$/, '$10') : undefined;
    facts[at] = { ...claim, fact: wsl.windowsNvidiaDriver.id, finding: value === undefined ? claim.finding : { value, source: claim.finding.source ?? '' } };
  }
}

/** Under WSL a distribution that is named tells nothing of the kernel, which is Microsoft's or one's own. */
function kernelOfMicrosoft(facts: FactClaim[]): void {
  for (const [at, claim] of facts.entries()) {
    if (claim.fact !== kernel.lineage.id || !('value' in claim.finding) || claim.finding.value === 'microsoft' || claim.standing !== 'prose') continue;
    facts[at] = { ...claim, finding: { ...claim.finding, value: 'microsoft' } };
  }
}
