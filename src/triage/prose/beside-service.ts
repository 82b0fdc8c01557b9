import { ollama } from '../../facts/ollama.ts';
import { withoutAdvice } from '../advice.ts';
import type { Book } from '../book.ts';
import type { Piece } from '../text/split-pieces.ts';
import { proseAt } from './versions.ts';

/** Started by hand; not the line of a unit, of a list of processes, or of systemctl status. */
const byHand = /(?<!ExecStart=\S{0,60})(?<!\/)\bollama serve\b(?! \(code=)/;
const ofTheService =
  /\bsystemctl (?:--user )?(?:start|stop|restart|status|enable|edit|cat|daemon-reload)\b|\bollama\.service\b|\bsystemd\b|\b(?:as|by|through|with) (?:a |the )?(?:systemd? |background )?service\b|\b(?:stopp?(?:ed|ing)|kill(?:ed|ing)|start(?:ed|ing)) the (?:ollama )?service\b/i;
const cannot = "(?:can(?:['’]?t|['’]| ?not)|could(?:n['’]?t| not)|doesn['’]?t|does not|don['’]?t|do not|didn['’]?t|did not|no longer)";
const modelsMissed = new RegExp(
  [
    '\\b(?:models?|weights?)\\b(?: \\w{1,12}){0,6}? (?:gone|missing|disappear(?:s|ed)?|lost|vanish(?:es|ed)?|cleared|deleted|not (?:listed|shown|found|there|visible|displayed))\\b',
    '\\b(?:(?:re-?download|re-?pull)\\w{0,3}|(?:download|pull)(?:ed|s|ing)?(?: \\w{1,8}){0,3} again)\\b',
    '\\b(?:lost|missing|vanished)\\b(?: \\w{1,8}){0,3} models?\\b',
    `\\b(?:models?|weights?)\\b(?: \\w{1,12}){0,4}? ${cannot}(?: \\w{1,8}){0,2}? (?:find|found|see|seen|have|show|shown|list|listed|exist)\\b`,
    `\\b${cannot}(?: \\w{1,8}){0,2}? (?:find|see|have|show|list)\\b(?: \\w{1,8}){0,4} models?\\b`,
    '\\bollama (?:list|ls)\\b`?.{0,40}\\b(?:empty|nothing|no models)\\b',
  ].join('|'),
  'i',
);
const settingsMissed =
  /\b(?:settings?|variables?|environment|env|changes|configurations?|overrides?|OLLAMA_[A-Z_]{3,30})\b.{0,120}(?:\bnot (?:\w{1,8} )?(?:applied|used|respected|picked up|taking effect|effective|working|read|honou?red|recogni[sz]ed|set|loaded)|n['’]?t (?:work|apply|applied|take|have|get|used)\b|\bdo(?:es)? not (?:work|apply|take)\b|\bignor(?:es|ed|ing)\b|\bno effect\b|\bonly (?:effective|works?|applied) when\b)|\b(?:sav|stor|writ|download|go|put)\w{2,4}\b.{0,80}\binstead of (?:the )?["'`$]{0,3}OLLAMA_MODELS\b/i;

/** Where settings of the service are written; without that nobody misses any of it. What stands before the command is given to it. */
const inUnit =
  /\/systemd\/system\/|\bollama\.service\b|\bsystemctl (?:--user )?(?:edit|cat)\b|\boverride\.conf\b|^\s{0,8}Environment=|\b(?:service|unit) file\b|\bdrop-in\b/;

/** By hand on a port of its own: the usual one is another server's, which has the models that were pulled. */
const onOtherPort = /\bOLLAMA_HOST=["']?\S{0,60}:(?!11434\b)\d{2,5}["']? {1,3}(?:\S{1,60} ){0,2}ollama serve\b/;
const notThere = /\bmodel ["'`\\]{1,2}([^"'`\\\s]{1,120})["'`\\]{1,2} not found\b/i;

/** The model that the server does not have was pulled or run without its address, or stands in a list. */
function pulledElsewhere(lines: readonly string[]): boolean {
  const name = lines.map((text) => notThere.exec(text)?.[1]).find((each) => each !== undefined);
  if (name === undefined) return false;
  const bare = name.replace(/:latest$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const own = new RegExp(`(?<!:\\d{2,5}["']? )\\bollama (?:run|pull)["'\`]? ${bare}(?![\\w:.-])|^\\s{0,4}${bare}(?::\\S{1,40})?\\s{2,40}[0-9a-f]{12}\\b`, 'i');
  return lines.some((text) => own.test(text));
}

/** Out of the GPU's memory, or off the network: no models of another server. */
const otherwiseMissed =
  /\b(?:V?RAM|GPU|memory|unload\w{0,3}|keep_?alive|registry|manifest)\b|\b(?:download|pull)\w{0,3}\b.{0,40}\b(?:stops?|stall\w{0,3}|fail\w{0,3}|hangs?|interrupted)\b|\b(?:download|pull)\w{0,3}\b.{0,40}\d{1,3} ?%/i;
/** A setting that a model or a card does not take. */
const ofModelOrCard =
  /\bunsupported\b|\bnot supported\b|\b(?:work|apply|applied|effect|used?)\b (?:with|for|on) (?:(?:my|this|the|all|some) )?(?:\w{1,12} )?(?:cards?|GPUs?|models?|gemma|qwen|llama|mistral)\w{0,6}\b/i;
/** Where neither way has it, the two are not what differs. */
const bothWays =
  /\bollama serve\b.{0,80}\b(?:the )?same (?:result|thing|problem|outcome|behaviou?r|effect)\b|\b(?:both|neither)\b.{0,80}\b(?:service|systemd|ollama serve|ways?)\b|\beither way\b/i;

const given = '\\b(?:OLLAMA|HSA|CUDA|ROCR|HIP)_[A-Z_]{3,40}=';
/** By hand with a variable, on the same line or by an export before. */
const handWithVariable = new RegExp(`${given}\\S{0,120}(?:;| ?&&)? {1,3}(?:\\S{1,80} ){0,3}["'\`]{0,3}ollama serve\\b`);
const exported = new RegExp(`^\\s{0,8}(?:[$#>] )?export ${given}`);
const worksSo =
  /(?<!\b(?:not|never|no longer) (?:\w{1,8} )?)(?<!n['’]t (?:\w{1,8} )?)\b(?:works?|worked|working|can (?:now )?(?:reach|connect|access|see|use)|is (?:applied|used|respected|set)|takes effect|listens on|only way)\b/i;
/** What the service was started anew for does not show: then it is the service that lacks it. */
const afterRestart =
  /\b(?:daemon-reload|restart(?:ed|ing)?)\b[^.\n]{0,60}\b(?:but|yet|however|still)\b[^.\n]{0,80}\b(?:not (?:\w{1,8} )?(?:applied|used|respected|picked up|taking effect|effective|working|read|honou?red|recogni[sz]ed|set|loaded)|n['’]t (?:work|apply|applied|take|have|get|used)\b|ignored|no effect)/i;

/** The opposite: by hand, where it is always given the variable, it has the setting, and as a service it has not. */
function serviceLacksIt(lines: readonly { readonly text: string; readonly number: number }[]): boolean {
  if (lines.some(({ text }) => afterRestart.test(text))) return true;
  const byHandLines = lines.flatMap((line, at) => (byHand.test(line.text) ? [{ ...line, at }] : []));
  const withIt = byHandLines.every(
    ({ text, at }) =>
      handWithVariable.test(text) ||
      (/^\W{0,8}(?:sudo )?ollama serve\W{0,8}$/.test(text) && lines.slice(Math.max(0, at - 2), at).some((each) => exported.test(each.text))),
  );
  return withIt && lines.some(({ text, number }) => worksSo.test(text) && byHandLines.some((each) => Math.abs(each.number - number) <= 6));
}

/**
 * Somebody starts the server by hand beside the service, and misses the models or the settings of the other. Each runs as a user of its own, with a folder of
 * models and an environment of its own; neither reads those of the other.
 */
export function readBesideService(pieces: readonly Piece[], book: Book): void {
  const lines = pieces.flatMap((piece) => piece.lines.map(({ text, number }) => ({ kind: piece.kind, number, text: text.slice(0, 600) })));
  const hands = lines.filter(({ text }) => byHand.test(text)).map(({ number }) => number);
  const beside = lines.find(({ text }) => onOtherPort.test(text));
  if (beside !== undefined && new Set(hands).size === 1 && pulledElsewhere(lines.map(({ text }) => text))) {
    book.fact(proseAt(beside.number), ollama.missedByHand, 'models');
    return;
  }
  if (hands.length === 0 || !lines.some(({ text }) => ofTheService.test(text))) return;
  const told = lines.filter(({ kind, text }) => kind === 'prose' && !/^\s{0,3}#{2,6} /.test(text)).map((line) => ({ ...line, text: withoutAdvice(line.text) }));
  // A manual tells of both ways, and of nobody's models; somebody's title does.
  const own = told.some(({ text }) => /\b(?:I|my|we|our)\b/.test(text));
  for (const [pattern, missed, otherwise] of [
    [modelsMissed, 'models', otherwiseMissed],
    [settingsMissed, 'settings', ofModelOrCard],
  ] as const) {
    const line = told.find(
      ({ text, number }) => (own || number <= 2) && pattern.test(text) && !otherwise.test(text) && hands.some((at) => Math.abs(at - number) <= 40),
    );
    if (line === undefined) continue;
    if (missed === 'settings' && (!lines.some(({ text }) => inUnit.test(text)) || told.some(({ text }) => bothWays.test(text)) || serviceLacksIt(lines)))
      continue;
    book.fact(proseAt(line.number), ollama.missedByHand, missed);
    return;
  }
}
