import { cpu } from '../../facts/cpu.ts';
import { gpus } from '../../facts/gpus.ts';
import { npu } from '../../facts/npu.ts';
import { findGpuByName } from '../../reference/gpu-devices/find-gpu-device.ts';
import { findInstructionSets } from '../../reference/instruction-sets.ts';
import type { Book } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { meaningOf } from './clause.ts';
import type { ProseLine } from './versions.ts';

/** GPUs and processors that sentences name. */
export function readHardware(lines: readonly ProseLine[], book: Book): void {
  const targets = new Map<string, number>();
  let vendorOnly: { vendor: 'amd' | 'nvidia' | 'intel'; number: number } | undefined;
  const vendors = new Map<'amd' | 'nvidia' | 'intel', number>();
  let named = false;
  let processor: { model: string; number: number } | undefined;
  for (const { number, text } of lines) {
    const place = { source: `line ${number} (prose)`, standing: 'prose' as const };
    for (const match of /\d/.test(text) ? findGpuByName(text) : []) {
      if (meaningOf(text, match.index, match.length) !== 'state' || elsewhere(text, match.index, match.length)) continue;
      named = true;
      claimGpu(book, place, `name:${match.device.name.toLowerCase()}`, text.slice(match.index, match.index + match.length));
    }
    // Several in one line are a list of what a library holds.
    const inLine = new Set([...text.matchAll(/\bgfx\d{2,4}[a-fx]?\b/gi)].map(([target]) => target.toLowerCase()));
    const [only] = inLine;
    if (inLine.size === 1 && only !== undefined && /^gfx\d{3,4}[a-f]?$/.test(only) && targets.size < 4) {
      const at = text.toLowerCase().indexOf(only);
      if (meaningOf(text, at, only.length) === 'state') targets.set(only, number);
    }
    for (const [what, arch, vendor] of chips) {
      const match = what.exec(text);
      if (match !== null && meaningOf(text, match.index, match[0].length) === 'state') {
        named = true;
        const item = book.item(place, gpus, `name:${arch}`, { name: match[0] });
        item(gpus.item.name, match[0]);
        item(gpus.item.vendor, vendor);
        item(gpus.item.arch, arch);
      }
    }
    for (const [vendor, pattern] of vendorWords) {
      const match = pattern.exec(text);
      if (match !== null && meaningOf(text, match.index, match[0].length) === 'state') vendors.set(vendor, vendors.get(vendor) ?? number);
    }
    const field = /^\s{0,8}[-*]{0,2}\s{0,3}\*{0,2}GPUs?\*{0,2}\s{0,3}:\s{0,3}\*{0,2}\s{0,3}(nvidia|amd|intel)\b/i.exec(text)?.[1]?.toLowerCase();
    if (field !== undefined) vendorOnly ??= { vendor: field as 'amd' | 'nvidia' | 'intel', number };
    const model =
      /\b(?:Intel(?:\(R\))? )?(?:Core(?:\(TM\))? (?:Ultra \d \d{3}\w{0,2}|i[3579]-\d{3,5}\w{0,3})|Xeon(?:\(R\))? (?:\w{1,8}[ -])?[A-Z]?\d{4,5}\w{0,2}(?: v\d)?|i[3579]-\d{4,5}\w{0,3}|N\d{2,3}\b(?=.{0,20}(?:cpu|processor)))|\b(?:AMD )?(?:Ryzen(?: \w{1,12}){0,3} \d{3,4}\w{0,3}|EPYC \w{4,6}|Threadripper(?: PRO)? \d{4}\w{0,2})/i.exec(
        text,
      );
    if (model !== null && meaningOf(text, model.index, model[0].length) === 'state') processor ??= { model: model[0], number };
    const old = findInstructionSets(text);
    if (old !== undefined && meaningOf(text, old.index, old.name.length) === 'state') processor ??= { model: old.name, number };
    if (/\bNPU\b/.test(text) && /\b(?:XDNA ?2|Strix(?: Halo| Point)?|Krackan|Ryzen AI (?:9|7|5|Max))\b/i.test(text)) book.fact(place, npu.vendor, 'amd');
  }
  for (const [target, number] of targets) {
    const item = book.item({ source: `line ${number} (prose)`, standing: 'prose' }, gpus, `gfx:${target}`);
    item(gpus.item.vendor, 'amd');
    item(gpus.item.arch, target);
    // Who writes a target has it from ROCm, which has it from KFD.
    item(gpus.item.kfdArch, target);
  }
  const [spoken] = vendors;
  if (spoken !== undefined && vendors.size === 1) vendorOnly ??= { vendor: spoken[0], number: spoken[1] };
  if (vendorOnly !== undefined && !named && targets.size === 0)
    book.item({ source: `line ${vendorOnly.number} (prose)`, standing: 'prose' }, gpus, `vendor:${vendorOnly.vendor}`)(gpus.item.vendor, vendorOnly.vendor);
  if (processor !== undefined) {
    const place = { source: `line ${processor.number} (prose)`, standing: 'prose' as const };
    book.fact(place, cpu.model, processor.model);
    if (!/\bkvm/i.test(processor.model))
      book.fact(place, cpu.vendor, /ryzen|epyc|threadripper|phenom|athlon|opteron|\bFX|\bA\d-/i.test(processor.model) ? 'amd' : 'intel');
  }
}

/** Words that only owners of such a GPU use; processors of AMD and Intel are named far more often than their GPUs. */
const vendorWords: readonly (readonly ['amd' | 'nvidia' | 'intel', RegExp])[] = [
  ['nvidia', /\bnvidia\b(?!-?(?:container|docker))|\bgeforce\b|\bcudart\b|\bcuda(?:SetDevice|Malloc|GetDeviceCount)\b|\bRTX\b/i],
  ['amd', /\bradeon\b|\bamd (?:gpu|card|graphics|igpu|dgpu|apu)\b|\bamdgpu\b|\binstinct\b/i],
  ['intel', /\bintel (?:gpu|arc|graphics|igpu|iris|uhd)\b/i],
];

/** Names of chips that are no product names: people write them all the same. */
const chips: readonly (readonly [RegExp, string, 'amd' | 'nvidia'])[] = [
  [/\bAMD Vega ?10\b(?! Graphics)|\bVega ?10\b(?= (?:GPU|card|dGPU|discrete))/i, 'gfx900', 'amd'],
  [/\bStrix Halo\b/i, 'gfx1151', 'amd'],
  [/\bStrix Point\b/i, 'gfx1150', 'amd'],
];

/** Lists of what is supported, other people's cards, and those that instructions are for. */
function elsewhere(text: string, index: number, length: number): boolean {
  return (
    /\b(?:guides?|tutorials?|articles?|videos?|how-?to|blog(?: posts?)?|instructions|documentation)\b[^.;]{0,30}?\b(?:for|on|about|with)\b[^.;]{0,20}$/i.test(
      text.slice(Math.max(0, index - 70), index),
    ) ||
    /\b(?:i also have|my friend|someone|others?|users? with|e\.g\.|such as|like)\b[^.;]{0,20}$/i.test(text.slice(Math.max(0, index - 50), index)) ||
    /^\s{0,2}(?:is|are) (?:not )?supported/i.test(text.slice(index + length, index + length + 24))
  );
}
