import { rdnaChips } from './amd.ts';
import { chipsBeforePolaris } from './amd-before-polaris.ts';
import { polarisToCdnaChips } from './amd-polaris-to-cdna.ts';
import type { GpuChip, GpuDevice } from './gpu-chip.ts';
import { namesOf, type Spelling, spellings } from './gpu-names.ts';
import { intelChips } from './intel.ts';
import { type NpuDevice, npuRows } from './npu.ts';
import { nvidiaChips } from './nvidia.ts';
import { keplerMaxwellChips } from './nvidia-kepler-maxwell.ts';
import { pascalToAmpereChips } from './nvidia-pascal-to-ampere.ts';
import { tegraChips } from './nvidia-tegra.ts';

export type { GpuDevice } from './gpu-chip.ts';
export type { NpuDevice } from './npu.ts';

/** A GPU's name found in a text. */
export interface GpuNameMatch {
  device: GpuDevice;
  /** Other chips that are or were sold under the same name. */
  others: readonly GpuDevice[];
  index: number;
  length: number;
}

const VENDORS: ReadonlyMap<number, GpuDevice['vendor']> = new Map([
  [0x1002, 'amd'],
  [0x10de, 'nvidia'],
  [0x8086, 'intel'],
]);

/** Every chip of the tables, by vendor. */
export const gpuChips: Readonly<Record<GpuDevice['vendor'], readonly GpuChip[]>> = {
  amd: [...rdnaChips, ...polarisToCdnaChips, ...chipsBeforePolaris],
  // A name that two chips share belongs first of all to the smaller and newer one, so that one comes first.
  nvidia: [...tegraChips, ...keplerMaxwellChips, ...pascalToAmpereChips, ...nvidiaChips].reverse(),
  intel: intelChips,
};

/** The GPU with these PCI ids; the revision tells AMD's products apart that share a device id. */
export function findGpuDevice(vendorId: number, deviceId: number, revision?: number): GpuDevice | undefined {
  const vendor = VENDORS.get(vendorId);
  if (vendor === undefined) return undefined;
  const id = deviceId.toString(16).padStart(4, '0');
  return findById(vendor, id, revision?.toString(16).padStart(2, '0')) ?? findById(vendor, id) ?? findInRanges(vendor, deviceId);
}

/** The NPU with these PCI ids; the revision tells AMD's XDNA 2 families apart. */
export function findNpuDevice(vendorId: number, deviceId: number, revision?: number): NpuDevice | undefined {
  const vendor = vendorId === 0x1022 ? 'amd' : VENDORS.get(vendorId);
  const rows = npuRows.filter((row) => row.vendor === vendor && row.deviceId === deviceId);
  const row = rows.find((each) => each.revision !== undefined && each.revision === revision) ?? rows.find((each) => each.revision === undefined);
  return row && { vendor: row.vendor, name: row.name, chip: row.chip, arch: row.arch };
}

/** The GPU names in a text, from left to right, the longest where several begin at one place. */
export function findGpuByName(text: string): GpuNameMatch[] {
  nameTree ??= growNameTree();
  const words = splitIntoWords(text);
  const found: GpuNameMatch[] = [];
  for (let at = 0; at < words.length; ) {
    const match = longestMatch(nameTree, text, words, at);
    if (match === undefined) {
      at += 1;
      continue;
    }
    const { devices, end } = match;
    const [device, ...others] = devices;
    const index = words[at]?.start ?? 0;
    if (device !== undefined) found.push({ device, others, index, length: (words[end]?.end ?? index) - index });
    at = end + 1;
  }
  return found;
}

/** A machine has a handful of GPUs: looking through the tables for them takes less than an index of all ids. */
function findById(vendor: GpuDevice['vendor'], id: string, revision?: string): GpuDevice | undefined {
  for (const chip of gpuChips[vendor]) {
    for (const name in chip.names) {
      const ids = chip.names[name] ?? '';
      if (ids.includes(id) && ids.split(' ').some((each) => isId(each, id, revision))) return toDevice(vendor, chip, name);
    }
  }
  return undefined;
}

/** `73ff`, or `73ff:c1,c3` for those revisions alone. */
function isId(written: string, id: string, revision: string | undefined): boolean {
  const [device, revisions] = written.split(':');
  if (device !== id) return false;
  return revision === undefined ? revisions === undefined : revisions?.split(',').includes(revision) === true;
}

function findInRanges(vendor: GpuDevice['vendor'], deviceId: number): GpuDevice | undefined {
  const chip = gpuChips[vendor].find((each) =>
    each.ranges?.some((range) => {
      const [first = Number.NaN, last = Number.NaN] = range.split('-').map((id) => parseInt(id, 16));
      return first <= deviceId && deviceId <= last;
    }),
  );
  return chip && toDevice(vendor, chip, chip.chip.toUpperCase());
}

function toDevice(vendor: GpuDevice['vendor'], { chip, arch, generation, integrated }: GpuChip, name: string): GpuDevice {
  return { vendor, name, chip, arch, generation, integrated: integrated === true };
}

/** A run of letters or of digits. */
interface Word {
  text: string;
  start: number;
  end: number;
}

interface NameNode {
  next: Map<string, NameNode>;
  endings: { care: Spelling; device: GpuDevice }[];
}

let nameTree: NameNode | undefined;

function growNameTree(): NameNode {
  const root: NameNode = { next: new Map(), endings: [] };
  for (const vendor of VENDORS.values()) {
    for (const chip of gpuChips[vendor]) {
      for (const [written, reported] of namesOf(chip)) {
        const device = toDevice(vendor, chip, reported);
        for (const care of spellings(written)) {
          let node: NameNode = root;
          for (const word of splitIntoWords(care.text)) {
            const child = node.next.get(word.text) ?? { next: new Map(), endings: [] };
            node.next.set(word.text, child);
            node = child;
          }
          if (!node.endings.some((ending) => ending.device.chip === chip.chip)) node.endings.push({ care, device });
        }
      }
    }
  }
  return root;
}

// The first alternative takes trademark signs out of the way; the second the count in `8xH100`.
const WORD = /\((?:tm|r)\)|(?<=[1-9]\d{0,2})x(?=rtx|gtx|rx|nvidia|geforce|radeon|amd|tesla|[abh]\d00|mi\d)|[a-z]+|\d+/gi;
const COUNT = 'x';

function splitIntoWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!word.startsWith('(')) words.push({ text: word.toLowerCase(), start: index, end: index + word.length });
  }
  return words;
}

/** Names have no more words than this tree is deep, so the whole search stays linear in the text. */
function longestMatch(tree: NameNode, text: string, words: readonly Word[], at: number): { devices: GpuDevice[]; end: number } | undefined {
  const before = words[at - 1];
  if (before !== undefined && before.end === words[at]?.start && before.text !== COUNT) return undefined;
  if (isResolution(text, words, at)) return undefined;
  let best: { devices: GpuDevice[]; end: number } | undefined;
  let node: NameNode | undefined = tree;
  for (let end = at; node !== undefined && end < words.length; end++) {
    const word = words[end];
    const previous = words[end - 1];
    if (word === undefined || (end > at && previous !== undefined && !isJoint(text, previous.end, word.start))) break;
    node = node.next.get(word.text);
    const devices = node?.endings.filter(({ care }) => isAcceptable(care, text, words, at, end)).map(({ device }) => device) ?? [];
    if (devices.length > 0 && isWordEnd(text, words, end)) best = { devices, end };
  }
  return best;
}

/** `1920x1080`, `3840 x 1080`: nobody has so many cards. */
function isResolution(text: string, words: readonly Word[], at: number): boolean {
  const [columns, by, rows] = [words[at - 2], words[at - 1], words[at]];
  if (columns === undefined || by?.text !== COUNT || rows === undefined || !/^\d{3,5}$/.test(columns.text)) return false;
  return isJoint(text, columns.end, by.start) && isJoint(text, by.end, rows.start);
}

/** Whether what stands between two words may stand inside a name. */
function isJoint(text: string, from: number, to: number): boolean {
  return to - from <= 8 && /^(?:[ \t\u00a0_+™®-]|\((?:tm|r)\)){0,4}$/i.test(text.slice(from, to));
}

/** The plural counts as an end: `RTX 4090s`. */
function isWordEnd(text: string, words: readonly Word[], end: number): boolean {
  const last = words[end];
  const after = words[end + 1];
  if (last === undefined || after === undefined || after.start !== last.end) return true;
  return text.slice(after.start, after.end) === 's' && words[end + 2]?.start !== after.end;
}

const NOT_A_DEVICE = new Set([
  'param',
  'params',
  'parameter',
  'parameters',
  'model',
  'models',
  'token',
  'tokens',
  'free',
  'used',
  'total',
  'of',
  'memory',
  'ram',
]);

function isAcceptable(care: Spelling, text: string, words: readonly Word[], at: number, end: number): boolean {
  const first = words[at];
  const last = words[end];
  if (first === undefined || last === undefined) return false;
  const after = words[end + 1];
  // `RTX 4000 series` is a family, not a card.
  if (after?.text === 'series' && /000$/.test(last.text) && isJoint(text, last.end, after.start)) return false;
  if (care.bare && (/[.:#@=$\\]/.test(text[first.start - 1] ?? '') || /^[:=]\w/.test(text.slice(last.end, last.end + 2)))) return false;
  const written = text.slice(first.start, last.end);
  // Only the model code itself must be in one piece, not what follows it: `A100 80GB PCIe`.
  if (care.glued && words[at + 1] !== undefined && end > at && words[at + 1]?.start !== first.end) return false;
  if (care.capitals && written !== written.toUpperCase()) return false;
  if (care.quantity && after !== undefined && NOT_A_DEVICE.has(after.text)) return false;
  return care.besideWord !== true || standsBesideWord(text, words, at, end);
}

const OWNED = new Set(['a', 'an', 'the', 'my', 'our', 'one', 'single', 'dual', 'two', 'three', 'four', 'both', 'second', 'nvidia', 'geforce', COUNT]);
const CARD = new Set(['gpu', 'gpus', 'card', 'cards', 'graphics', 'laptop', 'mobile']);

const FIELD =
  /^[ \t*_+-]{0,6}(?:Hardware: )?(?:(?:my )?(?:GPUs?|graphics cards?|video cards?)[*_]{0,2} ?:[*_]{0,2}|my (?:GPUs?|graphics cards?|video cards?) (?:is|are)) {1,3}$/i;

/** "my 3090", "2 x 4090", "a T4", "3060 12GB", "L4 GPU", and "GPU: 3090" or "my GPU is 3090" where nothing follows. */
function standsBesideWord(text: string, words: readonly Word[], at: number, end: number): boolean {
  const [first, last, before, after, unit] = [words[at], words[end], words[at - 1], words[end + 1], words[end + 2]];
  if (first === undefined || last === undefined) return false;
  if (
    /^[ \t\r]{0,3}(?:$|[\n,(])/.test(text.slice(last.end, last.end + 4)) &&
    FIELD.test(text.slice(text.lastIndexOf('\n', first.start) + 1, first.start).slice(0, 60))
  )
    return true;
  if (before !== undefined && OWNED.has(before.text) && isJoint(text, before.end, first.start)) {
    return after === undefined || !isJoint(text, last.end, after.start) || !COUNTED.has(after.text);
  }
  if (after === undefined || !isJoint(text, last.end, after.start)) return false;
  return CARD.has(after.text) || (/^\d{1,2}$/.test(after.text) && unit?.start === after.end && (unit.text === 'gb' || unit.text === 'g'));
}

// "a 4090 tokens long prompt", "an L4 cache line".
const COUNTED = new Set([
  'cache',
  'mb',
  'mib',
  'kb',
  'kib',
  'gb',
  'gib',
  'ms',
  'word',
  'words',
  'line',
  'lines',
  'char',
  'characters',
  'context',
  'ctx',
  'port',
  'step',
  'steps',
  'layer',
  'layers',
  'bytes',
]);
