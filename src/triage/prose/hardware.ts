import { cpu } from '../../facts/cpu.ts';
import { gpus } from '../../facts/gpus.ts';
import { npu } from '../../facts/npu.ts';
import { findGpuByName } from '../../reference/gpu-devices/find-gpu-device.ts';
import { findArmInstructionSets, findInstructionSets } from '../../reference/instruction-sets.ts';
import type { Book } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { meaningOf } from './clause.ts';
import { readComputeMode } from './compute-mode.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** GPUs and processors that sentences name. */
export function readHardware(lines: readonly ProseLine[], book: Book): void {
  readComputeMode(lines, book);
  const targets = new Map<string, number>();
  let vendorOnly: { vendor: 'amd' | 'nvidia' | 'intel'; number: number } | undefined;
  const vendors = new Map<'amd' | 'nvidia' | 'intel', number>();
  let named = false;
  const capabilities = new Map<string, number>();
  let processor: { model: string; number: number } | undefined;
  const aboutNpu = lines.some(({ text }) => npuWords.test(text));
  for (const { number, text } of lines) {
    const place = proseAt(number);
    for (const match of /\d/.test(text) ? findGpuByName(text) : []) {
      const meant = unsupported.test(text.slice(Math.max(0, match.index - 50), match.index)) || meaningOf(text, match.index, match.length) === 'state';
      if (!meant || elsewhere(text, match.index, match.length)) continue;
      named = true;
      const written = text.slice(match.index, match.index + match.length);
      // "My 3090" names a card only where the words around it stand.
      claimGpu(
        book,
        place,
        `name:${match.device.name.toLowerCase()}`,
        [written, match.device.name].find((name) => findGpuByName(name).length > 0) ?? `NVIDIA ${match.device.name}`,
      );
    }
    // Several in one line are a list of what a library holds.
    const inLine = new Set([...text.matchAll(/\bgfx\d{2,4}[a-fx]?\b/gi)].map(([target]) => target.toLowerCase()));
    const [only] = inLine;
    if (inLine.size === 1 && only !== undefined && /^gfx(?:\d{3,4}[a-f]?|90[ac])$/.test(only) && targets.size < 4) {
      const at = text.toLowerCase().indexOf(only);
      if (meaningOf(text, at, only.length) === 'state') targets.set(only, number);
    }
    for (const [what, arch, vendor, generation] of chips) {
      const match = what.exec(text);
      if (match !== null && meaningOf(text, match.index, match[0].length) === 'state') {
        named = true;
        const item = book.item(place, gpus, `name:${arch}`, { name: match[0] });
        item(gpus.item.name, match[0]);
        item(gpus.item.vendor, vendor);
        item(gpus.item.arch, arch);
        item(gpus.item.generation, generation);
      }
    }
    for (const [vendor, pattern] of vendorWords) {
      const match = pattern.exec(text);
      if (match !== null && meaningOf(text, match.index, match[0].length) === 'state') vendors.set(vendor, vendors.get(vendor) ?? number);
    }
    const capability = /\bcompute capability[ :=(]{1,3}(\d{1,2}\.\d)(?![\d.+]| ?(?:or|and|to|-)\b)/i.exec(text);
    if (capability?.[1] !== undefined && meaningOf(text, capability.index, capability[0].length) === 'state') {
      const before = text.slice(Math.max(0, capability.index - 90), capability.index);
      if (!limit.test(before) || denied.test(before)) capabilities.set(capability[1], number);
    }
    const field = /^\s{0,8}[-*]{0,2}\s{0,3}\*{0,2}GPUs?\*{0,2}\s{0,3}:\s{0,3}\*{0,2}\s{0,3}(nvidia|amd|intel)\b/i.exec(text)?.[1]?.toLowerCase();
    if (field !== undefined) vendorOnly ??= { vendor: field as 'amd' | 'nvidia' | 'intel', number };
    const model =
      /\b(?:Intel(?:\(R\))? )?(?:Core(?:\(TM\))? (?:Ultra \d \d{3}\w{0,2}|i[3579]-\d{3,5}\w{0,3})|Xeon(?:\(R\))? (?:\w{1,8}[ -])?[A-Z]?\d{4,5}\w{0,2}(?: v\d)?|i[3579]-\d{4,5}\w{0,3}|N\d{2,3}\b(?=.{0,20}(?:cpu|processor)))|\b(?:AMD )?(?:Ryzen(?: \w{1,12}){0,3} \d{3,4}\w{0,3}|EPYC \w{4,6}|Threadripper(?: PRO)? \d{4}\w{0,2})/i.exec(
        text,
      );
    if (model !== null && meaningOf(text, model.index, model[0].length) === 'state') processor ??= { model: model[0], number };
    const old = findInstructionSets(text) ?? findArmInstructionSets(text);
    if (old !== undefined && meaningOf(text, old.index, old.name.length) === 'state') processor ??= { model: old.name, number };
    if (/\bNPU\b/.test(text) && /\b(?:XDNA ?2|Strix(?: Halo| Point)?|Krackan|Ryzen AI (?:9|7|5|Max))\b/i.test(text)) book.fact(place, npu.vendor, 'amd');
    const first = aboutNpu ? xdna1.exec(text) : null;
    if (first !== null && meaningOf(text, first.index, first[0].length) === 'state') {
      book.fact(place, npu.vendor, 'amd');
      book.fact(place, npu.arch, 'xdna1');
    }
  }
  for (const [target, number] of targets) {
    const item = book.item(proseAt(number), gpus, `gfx:${target}`);
    item(gpus.item.vendor, 'amd');
    item(gpus.item.arch, target);
    // Who writes a target has it from ROCm, which has it from KFD.
    item(gpus.item.kfdArch, target);
  }
  const [capability] = capabilities;
  if (!named && targets.size === 0 && capability !== undefined && capabilities.size === 1) {
    named = true;
    const item = book.item(proseAt(capability[1]), gpus, `capability:${capability[0]}`);
    item(gpus.item.vendor, 'nvidia');
    item(gpus.item.computeCapability, capability[0]);
  }
  const [spoken] = vendors;
  if (spoken !== undefined && vendors.size === 1) vendorOnly ??= { vendor: spoken[0], number: spoken[1] };
  if (vendorOnly !== undefined && !named && targets.size === 0)
    book.item(proseAt(vendorOnly.number), gpus, `vendor:${vendorOnly.vendor}`)(gpus.item.vendor, vendorOnly.vendor);
  if (processor !== undefined) {
    const place = proseAt(processor.number);
    book.fact(place, cpu.model, processor.model);
    if (!/\bkvm/i.test(processor.model))
      book.fact(
        place,
        cpu.vendor,
        findArmInstructionSets(processor.model) !== undefined
          ? 'arm'
          : /ryzen|epyc|threadripper|phenom|athlon|opteron|\bFX|\bA\d-/i.test(processor.model)
            ? 'amd'
            : 'intel',
      );
  }
}

/**
 * Words that only owners of such a GPU use; processors of AMD and Intel are named far more often than their GPUs. ROCm in a list of back ends is a
 * word of everybody.
 */
const vendorWords: readonly (readonly ['amd' | 'nvidia' | 'intel', RegExp])[] = [
  [
    'nvidia',
    /\bnvidia\b(?!-?(?:container|docker))|\bgeforce\b|\bcudart\b|\bcuda(?:SetDevice|Malloc|GetDeviceCount)\b|\bRTX\b|\b(?:with|using|have|has|installed) cuda(?: toolkit)?(?: version)? v?1[0-3]\.\d/i,
  ],
  ['amd', /\bradeon\b|\bamd (?:gpu|card|graphics|igpu|dgpu|apu)\b|\bamdgpu\b|\binstinct\b|(?<!\b(?:or|and|nor) |[,/] ?)\brocm\b(?![,/]| (?:or|and)\b)/i],
  ['intel', /\bintel (?:gpu|arc|graphics|igpu|iris|uhd)\b|\barc gpus?\b|\bipex(?:-llm)?\b|\bxpu\b|\bsycl-ls\b/i],
];

const npuWords = /\bNPUs?\b|\bamdxdna\b|\bXDNA\b|\bFastFlowLM\b/i;
/** Phoenix and Hawk Point with an NPU: Ryzen 7040 and 8040 for notebooks, 8600G and 8700G; people leave the brand out. (amd.com, specifications of each.) */
const xdna1 = /\b(?:(?:7[689]40|8[68]4[05]|894[05])(?:U|HS?)|8[67]00GE?)\b/i;

/** Names of chips that are no product names: people write them all the same. */
const chips: readonly (readonly [RegExp, string, 'amd' | 'nvidia' | 'intel', string?])[] = [
  [/\bAMD Vega ?10\b(?! Graphics)|\bVega ?10\b(?= (?:GPU|card|dGPU|discrete))/i, 'gfx900', 'amd'],
  [/\bStrix Halo\b/i, 'gfx1151', 'amd'],
  [/\bStrix Point\b/i, 'gfx1150', 'amd'],
  [/\bLunar Lake\b/i, 'xe2-lpg', 'intel', 'lunar-lake'],
  [/\bPanther Lake\b/i, 'xe3-lpg', 'intel', 'panther-lake'],
  [/\bBattlemage\b/i, 'xe2-hpg', 'intel', 'battlemage'],
  // "My NVIDIA 40-series card": each series of desktop cards has one generation, and no number below it.
  [/\b(?:RTX|NVIDIA|GeForce) 30(?:00|x0)?[- ]series\b/i, '8.6', 'nvidia', 'ampere'],
  [/\b(?:RTX|NVIDIA|GeForce) 40(?:00|x0)?[- ]series\b/i, '8.9', 'nvidia', 'ada'],
  [/\b(?:RTX|NVIDIA|GeForce) 50(?:00|x0)?[- ]series\b/i, '12.0', 'nvidia', 'blackwell'],
];

/** "It does not support the V100", "no support for my RX 6600": who complains of that has one. */
const unsupported =
  /\b(?:(?:not|n't|no longer|never|stopped|dropped|without|no) support(?:ing|s|ed)?|unsupported)\b(?: (?:for|on|of|the|a|an|my|our|gpu|card|nvidia|amd|intel))*\s$/i;

/** "Below compute capability 7.5", "a minimum compute capability of …": what is asked, or a class of cards. */
const limit = /\b(?:below|under|above|over|less than|lower than|at least|minimum|min\.?|requires?|supports?|older than|newer than|only)\b[^.;]{0,30}$/i;

/** "It does not seem to support …, compute capability 7.0": what the card of the one who writes has. */
const denied = /(?:\b(?:not|no longer|dropped|without)|n't)\b[^.;]{0,24}\bsupport\b[^.;]{0,30}$/i;

/** Lists of what is supported, other people's cards, and those that instructions are for. */
function elsewhere(text: string, index: number, length: number): boolean {
  return (
    /\b(?:guides?|tutorials?|articles?|videos?|how-?to|blog(?: posts?)?|instructions|documentation)\b[^.;]{0,30}?\b(?:for|on|about|with)\b[^.;]{0,20}$/i.test(
      text.slice(Math.max(0, index - 70), index),
    ) ||
    /(?:\b(?:i also have|my friend|someone|others?|users? with|such as|like)\b|\be\.g\.)[^.;]{0,20}$/i.test(text.slice(Math.max(0, index - 50), index)) ||
    /^\s{0,2}(?:(?:is|are) supported|are not supported)/i.test(text.slice(index + length, index + length + 24))
  );
}
