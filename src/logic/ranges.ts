import { or, type Truth } from './truth.ts';
import { compareVersions, parseVersion, type Version, type VersionFamily } from './versions/compare.ts';

/**
 * One branch of affected versions: introduced (inclusive) to fixed (exclusive). A bound that no source names is null, and then
 * `seen` must say the oldest and newest version that was reported to fail; beyond them the answer is unknown.
 * `lineage` names the vendor kernel whose own numbering the range is in; without it the range is upstream's.
 */
export type AffectedRange = (
  | { readonly introduced: string; readonly fixed: string }
  | { readonly introduced: string | null; readonly fixed: string | null; readonly seen: readonly [oldest: string, newest: string] }
) & { readonly lineage?: string };

/** Is `version` affected, by one range that is written in its own numbering? */
export function inRange(family: VersionFamily, version: Version, range: AffectedRange): Truth {
  const order = (bound: string) => compareVersions(family, version, readBound(family, bound));
  const { introduced, fixed } = range;
  // A release candidate of a bound's own version may or may not hold the change that the bound names.
  if (version.pre !== null && [introduced, fixed].some((bound) => bound !== null && sameBase(version, readBound(family, bound)))) return 'unknown';
  if (fixed !== null && order(fixed) >= 0) return 'false';
  if (introduced !== null && order(introduced) < 0) return 'false';
  if (introduced !== null && fixed !== null) return 'true';
  const [oldest, newest] = 'seen' in range ? range.seen : [introduced as string, fixed as string];
  if (introduced === null && order(oldest) < 0) return 'unknown';
  if (fixed === null && order(newest) > 0) return 'unknown';
  return 'true';
}

/**
 * Is `version` affected, by ranges of several branches and lineages?
 *
 * Vendor kernels take fixes without changing the base they name: for them an upstream range is false outside and unknown inside,
 * and only a range of their own lineage can be true. Where the lineage is not known, the answer is the one that all lineages share.
 *
 * @param lineage the kernel's lineage, `upstream` for kernels numbered as they are, undefined where it is not known;
 *   null for things that have no lineages
 */
export function inRanges(family: VersionFamily, text: string, ranges: readonly AffectedRange[], lineage: string | null | undefined): Truth {
  const version = parseVersion(family, text);
  if (version === undefined) return 'unknown';
  if (lineage !== undefined) return inRangesOf(family, version, ranges, lineage ?? 'upstream');
  const named = ranges.flatMap((range) => range.lineage ?? []);
  const answers = new Set(['upstream', 'another vendor', ...named].map((each) => inRangesOf(family, version, ranges, each)));
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : 'unknown';
}

function inRangesOf(family: VersionFamily, version: Version, ranges: readonly AffectedRange[], lineage: string): Truth {
  const own = ranges.filter((range) => (range.lineage ?? 'upstream') === lineage);
  if (own.length > 0) return or(own.map((range) => inRange(family, version, range)));
  const upstream = or(ranges.filter((range) => range.lineage === undefined).map((range) => inRange(family, version, range)));
  return upstream === 'true' ? 'unknown' : upstream;
}

/** What is wrong with a list of ranges, in words; empty where it is sound. Used on every check by the tests. */
export function lintRanges(family: VersionFamily, ranges: readonly AffectedRange[]): string[] {
  const faults: string[] = [];
  const before = (a: string, b: string) => compareVersions(family, readBound(family, a), readBound(family, b)) < 0;
  for (const range of ranges) {
    const { introduced, fixed } = range;
    if (introduced !== null && fixed !== null && !before(introduced, fixed)) faults.push(`introduced ${introduced} is not before fixed ${fixed}`);
    if ('seen' in range) {
      const [oldest, newest] = range.seen;
      if (before(newest, oldest)) faults.push(`seen ${oldest} to ${newest} runs backwards`);
      if (introduced !== null && before(oldest, introduced)) faults.push(`seen ${oldest} lies before introduced ${introduced}`);
      if (fixed !== null && !before(newest, fixed)) faults.push(`seen ${newest} is not before fixed ${fixed}`);
    }
  }
  for (const [at, first] of ranges.entries()) {
    for (const second of ranges.slice(at + 1)) {
      if ((first.lineage ?? '') !== (second.lineage ?? '')) continue;
      const [a, b] = [span(first), span(second)];
      const apart = (a.end !== null && b.start !== null && !before(b.start, a.end)) || (b.end !== null && a.start !== null && !before(a.start, b.end));
      if (!apart) faults.push(`${describeRange(first)} overlaps ${describeRange(second)}`);
    }
  }
  return faults;
}

/** The span that a range answers "true" for: an open end counts as far as it was seen. */
function span(range: AffectedRange): { start: string | null; end: string | null } {
  const seen = 'seen' in range ? range.seen : null;
  return { start: range.introduced ?? seen?.[0] ?? null, end: range.fixed ?? seen?.[1] ?? null };
}

export function describeRange(range: AffectedRange): string {
  const { introduced, fixed } = range;
  const where = range.lineage === undefined ? '' : ` (${range.lineage})`;
  if (introduced !== null && fixed !== null) return `≥ ${introduced} and < ${fixed}${where}`;
  const seen = 'seen' in range ? range.seen : ['?', '?'];
  if (introduced !== null) return `≥ ${introduced}, seen up to ${seen[1]}, fix unknown${where}`;
  if (fixed !== null) return `< ${fixed}, seen from ${seen[0]}${where}`;
  return `seen from ${seen[0]} to ${seen[1]}, both ends unknown${where}`;
}

function sameBase(a: Version, b: Version): boolean {
  return [0, 1, 2].every((at) => (a.numbers[at] ?? 0) === (b.numbers[at] ?? 0));
}

/** Bounds are ours, so one that does not parse is our bug. Each is read once: a batch of texts is held against the same ones. */
function readBound(family: VersionFamily, bound: string): Version {
  const known = bounds[family]?.get(bound);
  if (known !== undefined) return known;
  const version = parseVersion(family, bound);
  if (version === undefined) throw new Error(`${bound} is no version of the family ${family}`);
  (bounds[family] ??= new Map()).set(bound, version);
  return version;
}

const bounds: Partial<Record<VersionFamily, Map<string, Version>>> = {};
