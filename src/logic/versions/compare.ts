import semverCompare from 'semver/functions/compare.js';

/**
 * Version families. Each strips what it reads to a base of numbers (and, for a release candidate, its mark);
 * plain numbers are compared one by one, and what has a mark goes to semver.
 */
export type VersionFamily = 'linux' | 'release' | 'build' | 'dotted' | 'date' | 'deb';

export interface Version {
  readonly numbers: readonly number[];
  /** `rc.2` where the version is a pre-release; such a version is older than its base. */
  readonly pre: string | null;
  /** As read, stripped of blanks. */
  readonly raw: string;
}

const stripped: Record<Exclude<VersionFamily, 'deb'>, RegExp> = {
  // 6.17.1-300.fc43.x86_64, 6.8.0-45-generic, 6.6.87.2-microsoft-standard-WSL2, 6.18-rc3, 7.0.0-rc1+
  linux: /^v?(\d{1,5}(?:\.\d{1,5}){0,2})(?:\.\d{1,5})*(?:-(rc\d{1,3}))?/,
  // v0.12.0rc1, 0.12.3, 25.2.0-devel, 2.9.1+cu128, 580.95.05, 13.0
  release: /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?:\.\d{1,9})*(?:[-.~]?((?:rc|alpha|beta|dev|devel|pre|a|b)[-.]?\d{0,6})(?![a-z]))?/i,
  // b9484, 9484, build 11669
  build: /^(?:build )?b?(\d{1,9})/,
  // 26.27.39122.12, 10.0.26100.1, 2.6.1.0
  dotted: /^v?(\d{1,9}(?:\.\d{1,9}){0,5})/,
  // 20251125, 20251125-1.fc43, 20240318.git3b128b60-0ubuntu2.21
  date: /^(?:[^\d]{0,20})?((?:19|20)\d{6})/,
};

/** Reads a version of a family; undefined where the text is no such version. */
export function parseVersion(family: VersionFamily, text: string): Version | undefined {
  const raw = text.trim();
  if (raw === '' || raw.length > 200) return undefined;
  if (family === 'deb') return /^[0-9A-Za-z.+:~-]+$/.test(raw) ? { numbers: [], pre: null, raw } : undefined;
  const found = stripped[family].exec(raw);
  if (found?.[1] === undefined) return undefined;
  return { numbers: found[1].split('.').map(Number), pre: found[2]?.toLowerCase() ?? null, raw };
}

/** Negative where `a` is older than `b`, zero where they are the same release, positive where it is newer. */
export function compareVersions(family: VersionFamily, a: Version, b: Version): number {
  if (family === 'deb') return compareDeb(a.raw, b.raw);
  const marked = a.pre !== null || b.pre !== null;
  if (marked && a.numbers.length <= 3 && b.numbers.length <= 3) return semverCompare(semverText(a), semverText(b));
  const longest = Math.max(a.numbers.length, b.numbers.length);
  for (let at = 0; at < longest; at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function semverText({ numbers, pre }: Version): string {
  const [major = 0, minor = 0, patch = 0] = numbers;
  const base = `${major}.${minor}.${patch}`;
  if (pre === null) return base;
  const [, word = 'pre', count = ''] = /^([a-z]+)[-.]?(\d*)/.exec(pre) ?? [];
  return `${base}-${word}${count === '' ? '' : `.${Number(count)}`}`;
}

/** dpkg's order: epoch, upstream version, revision (deb-version(7)). */
function compareDeb(a: string, b: string): number {
  const [left, right] = [splitDeb(a), splitDeb(b)];
  return Math.sign(left.epoch - right.epoch) || compareDebPart(left.upstream, right.upstream) || compareDebPart(left.revision, right.revision);
}

function splitDeb(text: string): { epoch: number; upstream: string; revision: string } {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon > 0 ? Number.parseInt(text.slice(0, colon), 10) || 0 : 0,
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '' : rest.slice(dash + 1),
  };
}

function compareDebPart(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    // Non-digits first: '~' sorts before the end, letters before all else.
    while ((i < a.length && !isDigit(a[i])) || (j < b.length && !isDigit(b[j]))) {
      const difference = debWeight(a[i]) - debWeight(b[j]);
      if (difference !== 0) return Math.sign(difference);
      i++;
      j++;
    }
    const [left, right] = [digitsAt(a, i), digitsAt(b, j)];
    i += left.length;
    j += right.length;
    const [x, y] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')];
    if (x.length !== y.length) return Math.sign(x.length - y.length);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function digitsAt(text: string, from: number): string {
  let to = from;
  while (to < text.length && isDigit(text[to])) to++;
  return text.slice(from, to);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function debWeight(char: string | undefined): number {
  if (char === undefined || isDigit(char)) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}
