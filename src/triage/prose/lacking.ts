import { cpu } from '../../facts/cpu.ts';
import { platform } from '../../facts/platform.ts';
import type { OpenBook } from '../book.ts';
import { type ProseLine, proseAt } from './versions.ts';

const machine = '(?:CPUs?|processors?|machine|PC|laptop|desktop|server|workstation|box|computer|hardware|system|VM|guest|Xeons?|Celeron|Pentium|it|which|that)';
const lacks: readonly RegExp[] = [
  new RegExp(
    `\\b${machine}\\b[^.;:]{0,30}?\\b(?:does not|doesn['’]?t|do not|don['’]?t|cannot|can['’]?t|did not|didn['’]?t|will not|won['’]?t) (?:even |actually )?(?:support|have|offer|provide|do|know) (?:the |any )?(AVX2?)\\b(?! ?(?:512|_))`,
    'i',
  ),
  new RegExp(
    `\\b${machine}\\b[^.;:]{0,30}?\\b(?:lacks?|lacking|without|has no|have no|had no|with no|(?:is|are) missing|misses) (?:any |the |support for )?(AVX2?)\\b(?! ?(?:512|_))`,
    'i',
  ),
  // lscpu was looked at: "it shows no avx2".
  /\b(?:lscpu|cpuinfo|flags?)\b[^.;]{0,30}?\b(?:shows?|lists?|has|have|with) no (AVX2?)\b/i,
  /^\s{0,8}No (AVX2?)\b(?:,| (?:instructions?|support|on (?:my|this|the) (?:CPU|processor|machine)))/i,
];
/** "It only supports AVX": what it lacks stands by what it has. */
const onlyAvx =
  /(?<!\b(?:not|ollama|llama\.cpp|llamafile|koboldcpp|LM Studio|GPT4All|images?|program|app|engine|runtime) )\b(?:only|just) (?:(?:supports?|has|have|having|offers?|does|knows|with|shows?|lists?) )?(?:the |plain )?AVX\b(?! ?(?:-?2|-?512|_)|,? ?(?:and|or|&|\/) ?AVX| (?:CPU|processor|machine)s?\b)|\bAVX only\b/i;

/** What programs need, and what is said of other people's machines. */
const general =
  /\b(?:if (?:the|your)|when (?:the|your)|unless|users?|people|those|support for|anyone|should|could|would|requires?|needs?|detects?|checks?|whether)\b[^.;]{0,40}$/i;

/** "My CPU does not support AVX2": the instruction sets that the reporter says the processor lacks, where nothing better is known. */
export function readLackingInstructions(lines: readonly ProseLine[], book: OpenBook): void {
  if (book.claims.facts.some(({ fact }) => fact === cpu.flags.id)) return;
  for (const { number, text: whole } of lines) {
    const text = whole.slice(0, 1_000);
    if (!/avx/i.test(text)) continue;
    const only = onlyAvx.exec(text);
    if (only !== null && !general.test(text.slice(Math.max(0, only.index - 60), only.index)) && !builds.test(text)) {
      claim(book, number, ['pni', 'sse4_2', 'avx']);
      return;
    }
    for (const pattern of lacks) {
      const found = pattern.exec(text);
      if (found === null || general.test(text.slice(Math.max(0, found.index - 60), found.index))) continue;
      const second = /^avx2$/i.test(found[1] ?? '') && !/\bAVX(?:,| or| and|\/)\s?AVX2\b|\bAVX2(?:,| or| and|\/)\s?AVX\b/i.test(text);
      claim(book, number, second ? ['pni', 'sse4_2', 'avx'] : ['pni']);
      return;
    }
  }
}

/** A build for AVX, and what one is made with, are no processor's. */
const builds = /\b(?:builds?|built|compiled?|binar(?:y|ies)|releases?|versions?|wheels?|flags?|cmake|variant|GGML_|-DLLAMA)\b/i;

function claim(book: OpenBook, number: number, flags: string[]): void {
  const place = proseAt(number);
  book.fact(place, cpu.flags, flags);
  // Nobody misses it on ARM.
  if (!book.claims.facts.some(({ fact }) => fact === platform.arch.id)) book.fact(place, platform.arch, 'x86_64');
}
