import { told } from '../../facts/told.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** What somebody compiles, or installs so that it compiles; no release that is called a build, and nothing that is built or compiled while a model runs. */
const work =
  '(?:(?<!torch[._])compil(?:e|es|ing|ation)\\b(?! (?:\\w{1,8} ){0,2}?(?:graphs?|cache)\\b)|(?:the|this|my|each|every|docker|image|source|wheel) build\\b(?! (?:\\w{1,8} )?b?\\d)|(?<!pre-)build(?:ing|s)?\\b(?:(?! (?:with|using)\\b)[^.,;?]){0,30}?(?:from source|\\b(?:kernels?|wheels?|images?|extensions?|xformers|flash|vllm|llama))|install(?:s|ing|ation)?\\b[^.,;?]{0,40}?\\bflash[-_ ]?att)';
/** While it goes on: the effect comes before or after; it is the subject; or it is what ends. "After building it" is later. */
const during =
  '\\b(?:when(?:ever)?|while|during|(?:any|each|every) ?time|up to|at|on|upon|as soon as|trying to|tr(?:y|ies|ied) to)\\b(?!.{0,40}\\b(?:after|once)\\b)[^.;?]{0,40}?\\b';
const before = new RegExp(`${during}${work}(?:(?!\\bbut\\b)[^;?]){0,120}$`, 'i');
const after = new RegExp(`^[^.;?]{0,80}?${during}${work}`, 'i');
const subject = new RegExp(`(?:^|[:,;(#] |\\b(?:and|but|that|because|so) )[\\s#*-]{0,4}${work}[^.,;?]{0,60}$`, 'i');
const ended = /^[^.;?]{0,40}?\b(?:caus|end|kill|abort|terminat|stopp|made)\w{0,3} (?:the|my) (?:build|compilation)\b/i;
/** Working memory, none of a GPU. */
const memory =
  /\b(?:out[- ]of[- ]memory|OOM(?:s|ed|[- ]?kill\w{0,3})?|(?:runs?|ran|running) (?:completely )?out of (?:\w{1,8} )?(?:memory|RAM)|exh?aust\w{0,3} (?:\w{1,8} ){0,3}?(?:memory|RAM)|(?:eat(?:s|ing)?|us(?:e[sd]?|ing)|takes?|consum(?:e[sd]?|ing)|fills?|sucks?|chews?) (?:(?:up|through) )?(?:all|the whole|the entire|a lot of|too much|lots of|so much|nearly|almost|(?:huge|insane|absurd|massive) amounts of)(?: [\w%]{1,9}){0,3}? (?:memory|RAM)|(?:not enough|insufficient) (?:memory|RAM)|(?:memory|RAM) (?:was|is) (?:insufficient|not enough|exhausted|full))\b/i;
const ofGpu =
  /\bVRAM\b|\b(?:CUDA|GPU|HIP|device|video)(?: error:?)? (?:is |runs? |ran )?(?:out of )?memory\b|\bcuda ?graphs?\b|\binference\b|\b(?:load|serv|runn)ing (?:the |a )?(?:model|LLM)|\bmodel is\b|\btorch[._]compile|\bcompil\w{1,5} (?:of )?(?:the |a )?(?:model|graph|engine)\b|\binductor\b|\bcard\b/i;
/** What a guide advises, what may be, what was cured, what is another's, and what comes once it is built. */
const elsewhere =
  /\b(?:always|avoid|prevent|reduce|make sure|recommend\w{0,3}|should|before any|if|in case|unless|may|might|can|could|would|works?|worked|fine|solved|fixed|no longer|(?:friend|colleague)\w{0,3}|load(?:s|ed|ing)?|train(?:s|ing)?|prompts?|requests?)\b(?!['’]t)|\?\s{0,3}$/i;
/** What takes much memory to compile, and what becomes of the machine. */
const heavy = /\b(?:flash[-_ ]?att(?:ention|n)\w{0,4}|xformers|vllm|sgl[-_]kernel|llama[-.]?cpp)\b/i;
const stalls =
  /\b(?:system|server|machine|PC|computer|laptop|host|desktop|WSL2?)\b[^.;,]{0,12}? (?:to crash|freezes|froze|is frozen|hangs|hung|crash(?:es|ed)|reboots|rebooted|locks up|(?:becomes?|became|is) (?:\w{1,12} )?unresponsive)\b|\b(?:slows? down|freezes?|hangs?|crashes?|locks? up) (?:my|the|our) (?:\w{1,8} )?(?:system|server|machine|PC|computer|laptop|host)\b/i;

/** A build takes all memory of the machine, or makes it stand still, as somebody tells it. */
export function readBuildMemory(lines: readonly ProseLine[], book: Book): void {
  const found = lines.find(({ text }) =>
    text
      .slice(0, 2_000)
      .split(/(?<=[.!?])\s+/)
      .some(tellsOfBuild),
  );
  if (found !== undefined) book.fact(proseAt(found.number), told.buildTakesMemory, true);
}

/** In one sentence: both may stand in a report of something else. */
function tellsOfBuild(sentence: string): boolean {
  if (ofGpu.test(sentence)) return false;
  const effect = memory.exec(sentence) ?? (heavy.test(sentence) ? stalls.exec(sentence) : null);
  if (effect === null || meaningOf(sentence, effect.index, effect[0].length) !== 'state') return false;
  const [lead, rest] = [sentence.slice(0, effect.index), sentence.slice(effect.index + effect[0].length)];
  if (elsewhere.test(lead.slice(-80)) || elsewhere.test(rest.slice(0, 60)) || /\?\s{0,3}$/.test(sentence)) return false;
  return before.test(lead) || subject.test(lead) || after.test(rest) || ended.test(rest);
}
