import { all, any, not, type Predicate } from '../logic/predicate.ts';
import { compareVersions, parseVersion, type VersionFamily } from '../logic/versions/compare.ts';
import type { VersionHandle } from '../logic/words.ts';

interface Bound {
  readonly sign: '>=' | '>' | '<' | '<=' | '=';
  readonly version: string;
}

/** `>= 6.16.9 < 6.17 || >= 6.18.4`: branches of bounds. Throws with the reason where it is none, or where nothing can fulfil it. */
export function parseRange(text: string, family: VersionFamily): readonly (readonly Bound[])[] {
  const branches = text.split('||').map((branch) => parseBranch(branch, text));
  for (const branch of branches) {
    for (const { version } of branch)
      if (parseVersion(family, version) === undefined) throw new Error(`${version} in "${text}" is no version of the kind that is compared here`);
    refuseContradiction(branch, family);
  }
  return branches;
}

function parseBranch(branch: string, whole: string): Bound[] {
  const bounds = [...branch.matchAll(/\s*(>=|<=|>|<|=)\s*([0-9A-Za-z][0-9A-Za-z.+:~_-]*)\s*,?/gy)].map(([, sign, version]) => ({ sign, version }) as Bound);
  const read = [...branch.matchAll(/\s*(>=|<=|>|<|=)\s*([0-9A-Za-z][0-9A-Za-z.+:~_-]*)\s*,?/gy)].reduce((length, [match]) => length + match.length, 0);
  if (bounds.length === 0 || branch.slice(read).trim() !== '')
    throw new Error(`"${whole}" is no range; expected bounds such as ">= 6.8 < 7", branches apart by ||`);
  return bounds;
}

function refuseContradiction(bounds: readonly Bound[], family: VersionFamily): void {
  const order = (a: string, b: string): number => {
    const [left, right] = [parseVersion(family, a), parseVersion(family, b)];
    return left === undefined || right === undefined ? 0 : compareVersions(family, left, right);
  };
  for (const low of bounds.filter(({ sign }) => sign !== '<' && sign !== '<=')) {
    for (const high of bounds.filter(({ sign }) => sign !== '>' && sign !== '>=')) {
      const difference = order(low.version, high.version);
      const meets = low.sign !== '>' && high.sign !== '<';
      if (difference > 0 || (difference === 0 && !meets)) throw new Error(`nothing is both ${low.sign} ${low.version} and ${high.sign} ${high.version}`);
    }
  }
}

/** The predicate of a range, by the same words that checks use. */
export function rangePredicate(handle: VersionHandle, text: string): Predicate {
  const one = ({ sign, version }: Bound): Predicate => {
    switch (sign) {
      case '>=':
        return handle.atLeast(version);
      case '>':
        return all(handle.atLeast(version), not(handle.is(version)));
      case '<':
        // What is not there is below nothing: an upper bound asks for the thing, too.
        return handle.below(version);
      case '<=':
        return any(handle.below(version), handle.is(version));
      case '=':
        return handle.is(version);
    }
  };
  const branches = parseRange(text, handle.family).map((bounds) => (bounds.length === 1 && bounds[0] !== undefined ? one(bounds[0]) : all(...bounds.map(one))));
  return branches.length === 1 && branches[0] !== undefined ? branches[0] : any(...branches);
}

const units: Record<string, number> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** `16 GiB`, `500MB`, or bytes. */
export function parseSize(size: string | number): number {
  if (typeof size === 'number') return size;
  const [, amount = '', unit = ''] = /^([\d.]+) ?([A-Za-z]+)$/.exec(size) ?? [];
  const factor = units[unit];
  if (factor === undefined) throw new Error(`"${size}" is no size; expected one such as "16 GiB"`);
  return Math.round(Number(amount) * factor);
}

/** `≥ 6.8 and < 7`, for sentences. */
export function wordRange(text: string): string {
  return text
    .split('||')
    .map((branch) =>
      [...branch.matchAll(/(>=|<=|>|<|=)\s*([^\s,]+)/g)].map(([, sign = '', version]) => `${{ '>=': '≥', '<=': '≤' }[sign] ?? sign} ${version}`).join(' and '),
    )
    .join(', or ');
}
