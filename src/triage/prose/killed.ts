import { runtimes } from '../../facts/runtimes.ts';
import { toldKilled } from '../../reference/messages/memory.ts';
import type { OpenBook } from '../book.ts';
import { claimRuntime, type RuntimeKind } from '../recognise/claim-runtime.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/**
 * "The loading of the model was killed": how the program ended, where nobody pasted it. Only in a text about models, and where nothing else is
 * named that sends SIGKILL.
 */
export function readKilled(lines: readonly ProseLine[], book: OpenBook, speaksOf: ReadonlySet<string>): void {
  if (book.claims.facts.some(({ fact }) => fact === runtimes.item.startError.id)) return;
  const told = lines.find(({ text }) => isTold(text.slice(0, 1_000)));
  if (told === undefined || lines.some(({ text }) => otherwise.test(text.slice(0, 1_000)))) return;
  const whole = lines
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 50_000);
  if (!aboutModels.test(whole)) return;
  const [first] = speaksOf;
  const kind = (first ?? (ofPython.test(whole) ? 'pytorch' : undefined)) as RuntimeKind | undefined;
  if (kind === undefined) return;
  const place = proseAt(told.number);
  claimRuntime(book, place, kind);
  book.item(place, runtimes, `text:${kind}`)(runtimes.item.startError, 'Killed');
}

function isTold(text: string): boolean {
  if (!/kill/i.test(text)) return false;
  return toldKilled.some((pattern) => {
    const found = pattern.exec(text);
    return found !== null && meaningOf(text, found.index, found[0].length) === 'state';
  });
}

const aboutModels = /\b(?:load(?:s|ed|ing)?\b.{0,40}\bmodels?|models?|checkpoint shards|weights|LLM|llama|gguf)\b|模型/i;
const ofPython = /\bpython3?\b|\btorch\b|\btransformers\b|\bhugging ?face\b|\bfrom_pretrained\b|Loading checkpoint shards/i;
/** A person, a scheduler, a limit of time, a compiler or another system than Linux ended it; the GPU's memory was full; or it is said what would be. */
const otherwise =
  /\b(?:kill -9|pkill|killall|taskkill|kill(?:ed|ing)? (?:it |them )?(?:manually|by hand)|manually killed|ctrl[-+ ]?c|slurm|sbatch|walltime|schedulers?|preempt\w{0,5}|autoscal\w{2,4}|spot instances?|reclaimed|evict\w{0,4}|time ?outs?|timed out|liveness|cc1plus|nvcc|ninja|compil\w{2,5}|mac ?OS|MacBook\w{0,4}|Apple|M[1-4] (?:Pro|Max|Ultra)|termux|android|zombies?|orphan\w{0,3}|defunct|(?:CUDA|GPU|HIP) out of memory|feature request|(?:click|press|hit)\w{0,3} (?:on )?(?:the )?["'`]?stop|(?:is|are|gets?|be|being) killed (?:if|when(?:ever)? (?:you|the user|it exceeds)))\b/i;
