import { ollama } from '../../facts/ollama.ts';
import { told } from '../../facts/told.ts';
import { withoutAdvice } from '../advice.ts';
import type { Book } from '../book.ts';
import type { Piece } from '../text/split-pieces.ts';
import { readBesideService } from './beside-service.ts';
import { proseAt } from './versions.ts';

interface Sentence {
  readonly text: string;
  readonly number: number;
}

interface Told {
  readonly sentences: readonly Sentence[];
  /** The whole text, with lines that a backslash continues as one. */
  readonly whole: string;
}

/**
 * Troubles between people, servers and containers that reporters put in words, and whose error they leave out: who may write a cache, who answers at an
 * address, what an update took away.
 */
export function readTroubles(pieces: readonly Piece[], book: Book, speaksOf: ReadonlySet<string>): void {
  const lines = pieces.flatMap((piece) => piece.lines);
  const all: Told = {
    sentences: pieces.filter(({ kind }) => kind === 'prose').flatMap(sentencesOf),
    whole: lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 200_000)
      .replace(/\\\n\s{0,40}/g, ' '),
  };
  const troubles = toldOf({
    'shared-cache': sharedCache(all),
    'root-closed': all.sentences.find(({ text }) => rootClosed.test(text)),
    'proxied-loopback': proxiedLoopback(all),
    'host-closed': speaksOf.has('ollama') ? hostClosed(all) : undefined,
  });
  if (troubles !== undefined) book.fact(proseAt(troubles.number), told.troubles, troubles.names);
  if (!speaksOf.has('ollama')) return;
  readBesideService(pieces, book);
  const reported = toldOf({
    'address-moved': addressMoved(all),
    'settings-lost': settingsLost(all),
    'folder-closed': all.sentences.find(({ text }) => folderClosed.test(text)),
  });
  if (reported !== undefined) book.fact(proseAt(reported.number), ollama.reported, reported.names);
  // The error without the words: that nobody tells of another address is known then, and no open question.
  else if (unreachable.test(all.whole)) book.fact(proseAt(lines[0]?.number ?? 1), ollama.reported, []);
}

/** The names of what was found, and where the first of it stands. */
function toldOf<Name extends string>(found: Readonly<Record<Name, Sentence | undefined>>): { readonly names: Name[]; readonly number: number } | undefined {
  const names = (Object.keys(found) as Name[]).filter((name) => found[name] !== undefined);
  const first = names.map((name) => found[name]?.number ?? 0)[0];
  return first === undefined ? undefined : { names, number: first };
}

/** Headings are no sentences, but the title, which tells what fails, is one. */
function sentencesOf({ lines }: Piece): Sentence[] {
  return lines
    .filter(({ text }) => !/^\s{0,3}#{2,6} /.test(text))
    .flatMap(({ text, number }) =>
      withoutAdvice(text.slice(0, 2_000))
        .split(/(?<=[.!?])["')*_`]{0,3}\s+(?=["'(*_`]{0,3}[A-Z\d])/)
        .map((sentence) => ({ text: sentence, number })),
    );
}

/** Also the modes that files of one's own get: 0600, 644. */
const refused =
  /\bPermissionErrors?\b|\bpermissions? (?:denied|errors?|problems?|issues?)\b|\b(?:problems?|issues?) with (?:the )?permissions?\b|\[Errno 13\]|\bpermissions?\b.{0,30}\b(?:0o?)?6[04][04]\b|\b(?:0o?)?6[04][04][`"']? permissions?\b/i;
const hub = '(?:cache\\w{0,4}|HF_HOME|HF_HUB_CACHE|hub|huggingface)';
const shared = new RegExp(
  `\\b(?:shared|sharing|share)\\b.{0,60}?\\b${hub}\\b|\\b${hub}\\b.{0,60}?\\b(?:shared|sharing|between users|across users|multiple users|(?:an)?other users?)\\b|\\bmulti-?user\\b.{0,30}\\b${hub}\\b`,
  'i',
);

/** Several people use one cache, and the second may not write what the first made. */
function sharedCache({ sentences }: Told): Sentence | undefined {
  return sentences.find(({ text, number }) => shared.test(text) && sentences.some((each) => Math.abs(each.number - number) <= 6 && refused.test(each.text)));
}

/** Whose home is / cannot make his caches there. */
const rootClosed =
  /\b(?:unwritable|forbidden|not writable|cannot (?:write|create|access)|can['’]?t (?:write|create|access)|unable to (?:write|create|access))\b.{0,24}[ "'`(]\/\.(?:cache|triton|config)\b/i;

const thisMachine = /\b(?:localhost|127\.0\.0\.1|loopback|local (?:requests?|traffic))\b/i;
const throughProxy =
  /\b(?:go(?:es|ing)?|went|rout(?:es?|ed|ing)|sen[dt]s?|forward(?:s|ed)?|redirect(?:s|ed)?|intercept(?:s|ed)?|pass(?:es|ed|ing)?)\b.{0,60}\b(?:through|via|to|by) (?:the |a |my |its |our )?(?:\w{1,12} )?prox(?:y|ies)\b|\bno_?proxy\b.{0,60}\b(?:not set|unset|missing|isn['’]t set|is not set|ignored)\b|\b(?:without|missing|forgot(?:ten)?)\b.{0,12}\bno_?proxy\b/i;
const failsIfSet =
  /\b(?:errors? out|fail(?:s|ed)? to (?:start|launch|run)|crash(?:es|ed)?|(?:does|did|will)(?:n['’]t| not) (?:start|launch)|won['’]t (?:start|launch))\b.{0,60}\b(?:if|when|with|after|because|once)\b.{0,40}\bhttps?_proxy\b/i;

/** A proxy gets the requests to this very machine; the web interfaces of gradio ask themselves at their start. */
function proxiedLoopback({ sentences, whole }: Told): Sentence | undefined {
  // A reverse proxy before a page is meant to be there.
  if (!/\b(?:https?|all|no)_?proxy\b/i.test(whole)) return undefined;
  const page = /\bgradio\b|\bweb-?ui\b/i.test(whole);
  return sentences.find(
    ({ text }) => !/\breverse[- ]proxy\b/i.test(text) && ((thisMachine.test(text) && throughProxy.test(text)) || (page && failsIfSet.test(text))),
  );
}

const pageInContainer = /\bdocker run\b[^\n]{0,400}--add-host[= ]host\.docker\.internal:host-gateway\b/;
const serverOnHost =
  /\bollama\.(?:com|ai)\/install\.sh|\bollama install(?:ation)?\b|\bnon-?containeri[sz]ed\b|\b(?:not in|outside(?: of)?) (?:a |the )?containers?\b|\b(?:127\.0\.0\.1|localhost):11434\b|\bOllama is running\b|\bollama\b[^\n]{0,80}\b(?:in|on|from|via) (?:the |a |my )?(?:terminal|command ?line|cli|shell|console|host)\b|^\s{0,8}(?:[$#>%] )?ollama list\b/im;
const cannot = "(?:can(?:['’]?t|not| not)|could(?:n['’]?t| not)|unable to|doesn['’]?t|does not|won['’]?t|fail(?:s|ed)? to|didn['’]?t)";
const modelsMissed = new RegExp(
  [
    '\\bno (?:ollama )?models?\\b',
    "\\bmodels?\\b(?: \\w{1,12}){0,3} (?:not|\\w{2,6}n['’]t)(?: \\w{1,12}){0,2} (?:show\\w{0,3}|list\\w{0,3}|appear\\w{0,3}|detect\\w{0,3}|found|visible|selectable|available|displayed)\\b",
    '\\bmodels? not (?:showing|listed|visible|found|displayed)\\b',
    `\\b${cannot}\\b.{0,30}?\\b(?:find|see|select|access|reach|connect|detect|list)\\b.{0,40}?\\b(?:models?|ollama)\\b`,
  ].join('|'),
  'i',
);
const listensOnLoopback = /^.{0,40}\bLISTEN\b.{0,40}\b127\.0\.0\.1:11434\b|\b127\.0\.0\.1:11434\b.{0,60}\bLISTEN\b/m;
/** The server listens elsewhere, the container asks itself, or the container is in the host's network, or the host is no Linux: other causes. */
const notClosed =
  /\bOLLAMA_HOST["']?\s?[=:]\s?["']?(?:http:\/\/)?(?:0\.0\.0\.0|\[?::|172\.|192\.168\.|10\.)|--net(?:work)?[= ]host\b|open-webui:(?:\S{1,20}-)?ollama\b|\bOLLAMA(?:_API)?_BASE_URL=["']?https?:\/\/(?:127\.0\.0\.1|localhost)\b|\bDocker Desktop\b|\bWSL\b|\bmac(?:OS|Book)\b/i;

/** Open WebUI in a container, Ollama on the host as it is installed, and no model in the page. */
function hostClosed({ sentences, whole }: Told): Sentence | undefined {
  if (!pageInContainer.test(whole) || notClosed.test(whole)) return undefined;
  // ss and netstat tell it outright.
  if (listensOnLoopback.test(whole)) return sentences[0];
  if (!serverOnHost.test(whole)) return undefined;
  return sentences.find(({ text }) => modelsMissed.test(text));
}

const unreachable = /\bcould not connect to (?:the )?(?:ollama app|ollama server|a running ollama instance)/i;
const moved =
  /\b(?:chang(?:e|ed|ing)|modif(?:y|ied|ying)|edit(?:ed|ing)?|mov(?:e|ed|ing)|switch(?:ed|ing)?|set(?:ting)?|configur(?:e|ed|ing))(?: (?:the|its|my|a|default|listen(?:ing)?|bind(?:ing)?|host|server|service|ollama(?:['’]s)?|api|another|different|custom)){0,5} (?:port|host|ip|address|bind)\b/i;
const addresses = /\b(\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::(\d{2,5}))?/g;

/** The service was given another address or port, and the command does not find it. At 0.0.0.0 with the usual port it does. */
function addressMoved({ sentences, whole }: Told): Sentence | undefined {
  if (!unreachable.test(whole)) return undefined;
  return sentences.find(({ text }) => {
    if (!moved.test(text)) return false;
    const named = [...text.matchAll(addresses)];
    return named.length === 0 || named.some(([, host = '', port = '11434']) => port !== '11434' || !/^(?:0\.0\.0\.0|127\.|localhost)/.test(host));
  });
}

/** What is refused first, or the folder first. */
const folderClosed =
  /\bpermission denied (?:error )?(?:\w{1,12} ){1,5}["'`]?\/(?!root\/)\S{1,200}\/\.ollama\/(?:id_ed25519|models)\b|(?<!(?:open|mkdir) )\/(?!root\/)\S{1,200}\/\.ollama\/id_ed25519["'`]?,? permission denied/i;

const update = /\b(?:updat(?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)|re-?install(?:s|ed|ing|ation)?|install(?:er| script|\.sh))\b/i;
const lost =
  /\b(?:overwr(?:ite|ites|itten|iting|ote)|clobber\w{0,4}|resets?|resetting|wip(?:e|es|ed|ing)|eras(?:e|es|ed|ing)|los(?:t|e|es|ing)|gone|disappear\w{0,3}|revert(?:s|ed|ing)?)\b/i;
const ofService =
  /\bollama\.service\b|\/etc\/systemd\/system\/|\bservice (?:file|config\w{0,10}|unit|settings?)\b|\bsystemd (?:unit|file|config\w{0,10}|settings?)\b|\bunit file\b|\b(?:overwrit|eras|clobber)\w{1,4} (?:the |this |my |its |our )?(?:ollama )?service\b|\b(?:env(?:ironment)?|settings?|variables?)\b.{0,60}\bservice\b/i;

/** What stood in the unit itself is gone after an update; a drop-in stays. */
function settingsLost({ sentences }: Told): Sentence | undefined {
  return sentences.find(
    ({ text }) => update.test(text) && lost.test(text) && ofService.test(text) && !/\boverride\.conf\b|\bdrop-?in\b|\bsystemctl edit\b(?! --full)/.test(text),
  );
}
