import type { SubjectClaim, SubjectHints } from './claim.ts';

/**
 * Which subjects of one list are the same thing: a GPU seen by PCI, DRM, KFD, Vulkan and nvidia-smi is one GPU.
 * Sure signs first (the same address, an explicit "same as"), then the PCI id, then the name, each only where exactly one twin fits.
 *
 * @param sameName tells whether two names can stand for one thing (a table's business, not ours)
 * @returns subject → the key of the thing that it is; null for a name that could be several
 */
export function joinSubjects(claims: readonly SubjectClaim[], sameName: (a: string, b: string) => boolean): Map<string, string | null> {
  const things: Thing[] = [];
  for (const { subject, hints } of claims) {
    const found = things.find((thing) => thing.subjects.has(subject));
    if (found === undefined) things.push({ subjects: new Set([subject]), hints: [withAddress(subject, hints)] });
    else found.hints.push(withAddress(subject, hints));
  }
  const merge = (same: (a: Thing, b: Thing) => boolean, onlyOne: boolean): void => {
    for (const weak of [...things]) {
      if (!things.includes(weak)) continue;
      const twinsOf = (one: Thing): Thing[] => things.filter((other) => other !== one && same(one, other) && !apart(one, other));
      const twins = twinsOf(weak);
      if (twins.length === 0 || (onlyOne && (twins.length > 1 || twins.some((twin) => twinsOf(twin).length > 1)))) continue;
      for (const twin of twins) {
        for (const subject of twin.subjects) weak.subjects.add(subject);
        weak.hints.push(...twin.hints);
        things.splice(things.indexOf(twin), 1);
      }
    }
  };
  merge(
    (a, b) =>
      a.hints.some(({ same = [] }) => same.some((subject) => b.subjects.has(subject))) ||
      b.hints.some(({ same = [] }) => same.some((subject) => a.subjects.has(subject))),
    false,
  );
  merge((a, b) => overlap(a, b, 'pci'), false);
  merge((a, b) => overlap(a, b, 'pciId') && alone(things, a, b, 'pciId'), true);
  const alike = (a: Thing, b: Thing): boolean => named(a).some((left) => named(b).some((right) => sameName(left, right)));
  merge(alike, true);
  const keys = new Map<string, string | null>();
  for (const thing of things) {
    // A bare name that fits several devices says nothing of any of them, and is no further device.
    const vague = [...thing.subjects].every((subject) => sourceOf(subject) === 'name') && things.some((other) => other !== thing && alike(thing, other));
    const key = vague ? null : keyOf(thing);
    for (const subject of thing.subjects) keys.set(subject, key);
  }
  return keys;
}

interface Thing {
  readonly subjects: Set<string>;
  readonly hints: SubjectHints[];
}

function withAddress(subject: string, hints: SubjectHints): SubjectHints {
  return subject.startsWith('pci:') && hints.pci === undefined ? { ...hints, pci: subject.slice(4) } : hints;
}

function valuesOf(thing: Thing, field: 'pci' | 'pciId' | 'name'): string[] {
  return thing.hints.flatMap((hint) => hint[field]?.toLowerCase() ?? []);
}

function named(thing: Thing): string[] {
  return valuesOf(thing, 'name');
}

function overlap(a: Thing, b: Thing, field: 'pci' | 'pciId'): boolean {
  const left = valuesOf(a, field);
  return left.length > 0 && valuesOf(b, field).some((value) => left.includes(value));
}

/** Two things with different addresses, or two of one source, are two things, whatever they are called. */
function apart(a: Thing, b: Thing): boolean {
  const [left, right] = [valuesOf(a, 'pci'), valuesOf(b, 'pci')];
  if (left.length > 0 && right.length > 0 && !left.some((value) => right.includes(value))) return true;
  const [leftIds, rightIds] = [valuesOf(a, 'pciId'), valuesOf(b, 'pciId')];
  if (leftIds.length > 0 && rightIds.length > 0 && !leftIds.some((value) => rightIds.includes(value))) return true;
  return [...a.subjects].some((subject) =>
    [...b.subjects].some((other) => sourceOf(subject) === sourceOf(other) && sourceOf(subject) !== 'name' && subject !== other),
  );
}

/** No third thing has the same value. */
function alone(things: readonly Thing[], a: Thing, b: Thing, field: 'pciId'): boolean {
  return things.filter((thing) => thing !== a && thing !== b).every((thing) => !overlap(thing, a, field) && !overlap(thing, b, field));
}

function sourceOf(subject: string): string {
  return subject.split(':', 1)[0] ?? subject;
}

/** The steadiest name: an address, else what came first. */
function keyOf(thing: Thing): string {
  const pci = valuesOf(thing, 'pci')[0];
  return pci === undefined ? ([...thing.subjects][0] as string) : `pci:${pci}`;
}
