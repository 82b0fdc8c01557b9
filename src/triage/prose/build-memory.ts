import { told } from '../../facts/told.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** Somebody compiles: no release that is called a build, and nothing that compiles while a model runs. */
const builds =
  /\b(?:compilation|(?:to|or|I|we|when|while) compile|(?<!torch[._])compil(?:ed|ing)|building|(?:the|each|my|this|docker|image|wheel) builds?\b(?! (?:\w{1,8} )?b?\d)|source builds?|from source)\b/i;
/** Working memory, none of a GPU. */
const memory =
  /\b(?:out[- ]of[- ]memory|OOM(?:s|ed|[- ]?kill\w{0,3})?|(?:runs?|ran|running) (?:completely )?out of (?:\w{1,8} )?(?:memory|RAM)|exh?aust\w{0,3} (?:\w{1,8} ){0,3}?(?:memory|RAM)|(?:eat(?:s|ing)?|us(?:e[sd]?|ing)|takes?|consum(?:e[sd]?|ing)|fills?|sucks?|chews?) (?:(?:up|through) )?(?:all|the whole|the entire|a lot of|too much|lots of|so much|nearly|almost|(?:huge|insane|absurd|massive) amounts of)(?: [\w%]{1,9}){0,3}? (?:memory|RAM)|(?:not enough|insufficient) (?:memory|RAM)|(?:memory|RAM) (?:was|is) (?:insufficient|not enough|exhausted|full))\b/i;
const ofGpu =
  /\bVRAM\b|\b(?:CUDA|GPU|HIP|device|video)(?: error:?)? (?:is |runs? |ran )?(?:out of )?memory\b|\bcuda ?graphs?\b|\binference\b|\b(?:load|serv|runn)ing (?:the |a )?(?:model|LLM)|\bmodel is\b/i;
/** What a guide advises. */
const advised = /\b(?:always|avoid|make sure|recommend\w{0,3}|should|before any)\b/i;
/** What takes much memory to compile, and what becomes of the machine. */
const heavy = /\b(?:flash[-_ ]?att(?:ention|n)\w{0,4}|xformers|vllm|sgl[-_]kernel|llama[-.]?cpp)\b/i;
const stalls =
  /\b(?:system|server|machine|PC|computer|laptop|host|desktop|WSL2?)\b[^.;,]{0,12}? (?:to crash|freezes|froze|is frozen|hangs|hung|crash(?:es|ed)|reboots|rebooted|locks up|(?:becomes?|became|is) (?:\w{1,12} )?unresponsive)\b|\b(?:slows? down|freezes?|hangs?|crashes?|locks? up) (?:my|the|our) (?:\w{1,8} )?(?:system|server|machine|PC|computer|laptop|host)\b/i;

/** A build takes all memory of the machine, or makes it stand still, as somebody tells it. */
export function readBuildMemory(lines: readonly ProseLine[], book: Book): void {
  const found = lines.find(({ text }) => {
    const line = text.slice(0, 2_000);
    const build = builds.exec(line) ?? /\binstall(?:s|ed|ing|ation)?\b(?=.{0,40}\bflash[-_ ]?att)/i.exec(line);
    if (build === null || ofGpu.test(line) || advised.test(line)) return false;
    const effect = memory.exec(line) ?? (heavy.test(line) ? stalls.exec(line) : null);
    // One sentence or two: both stand close together.
    return effect !== null && Math.abs(effect.index - build.index) < 400 && meaningOf(line, effect.index, effect[0].length) === 'state';
  });
  if (found !== undefined) book.fact(proseAt(found.number), told.buildTakesMemory, true);
}
