import { ollama } from '../../facts/ollama.ts';
import { told } from '../../facts/told.ts';
import type { Book } from '../book.ts';
import type { Piece } from '../text/split-pieces.ts';
import { readBesideService } from './beside-service.ts';
import { modelsMissed, otherModels } from './models-missed.ts';
import { ownLoopback } from './own-loopback.ts';
import { notTold, over, type Sentence, sentencesOf, type Told } from './sentences.ts';
import { proseAt } from './versions.ts';

/**
 * Troubles between people, servers and containers that reporters put in words, and whose error they leave out: who may write a cache, who answers at an
 * address, what an update took away.
 */
export function readTroubles(pieces: readonly Piece[], book: Book, speaksOf: ReadonlySet<string>): void {
  const lines = pieces.flatMap((piece) => piece.lines);
  const all: Told = {
    sentences: pieces.filter(({ kind }) => kind === 'prose').flatMap(sentencesOf),
    // A span of code stands in its sentence already.
    whole: pieces
      .filter(({ info }) => info !== '`')
      .flatMap((piece) => piece.lines)
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 200_000)
      .replace(/\\\n\s{0,40}/g, ' '),
  };
  const troubles = toldOf({
    'shared-cache': sharedCache(all),
    'root-closed': rootClosed(all),
    'proxied-loopback': proxiedLoopback(all),
    'host-closed': speaksOf.has('ollama') ? hostClosed(all) : undefined,
    'own-loopback': speaksOf.has('ollama') || speaksOf.has('lm-studio') ? ownLoopback(all) : undefined,
  });
  if (troubles !== undefined) book.fact(proseAt(troubles.number), told.troubles, troubles.names);
  // Whose server listens everywhere tells of no closed one.
  else if (notClosed.test(all.whole)) book.fact(proseAt(lines[0]?.number ?? 1), told.troubles, []);
  if (!speaksOf.has('ollama')) return;
  readBesideService(pieces, book);
  const reported = toldOf({
    'address-moved': addressMoved(all),
    'settings-lost': settingsLost(all),
    'folder-closed': folderClosed(all),
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

const refused =
  /\bPermissionErrors?\b|\bpermissions? (?:denied|errors?|problems?|issues?)\b|\bmixed permissions\b|\b(?:problems?|issues?) with (?:the )?permissions?\b|\[Errno 13\]/i;
/** Refused by a registry, a site, SELinux or a device: not by the owner of a file. */
const refusedElsewhere =
  /\b(?:40[13]|gated|upload\w{0,3}|organi[sz]ation|tokens?|log[- ]?in|push\w{0,8}|namespace|licen[cs]e|api|registry|docker hub|selinux|counters?|read-only|fsgroup)\b|\/dev\/|docker\.sock|\blib\w{1,40}\.so\b/i;
/** A path that is no part of a cache. */
const otherPath = /^(?!.{0,1000}(?:cache|lock|hub|hugging|models?\b|datasets?\b|\/tmp\/)).{0,1000}["'` (]\/\w/i;
const ofCache = /\b(?:cache\w{0,4}|download\w{0,3}|HF_HOME|hub|locks?|datasets?|models?|files?|data)\b/i;
const hub = '(?:cache[_ -]?dir|cache|HF_HOME|HF_HUB_CACHE|hub)';
/** The cache, and the people: a cache alone is shared by processes, containers and machines, too. */
const people =
  '(?:(?:several|multiple|many|two|other|another|all|different|our|between|across|when|which) users?|users? of|multi-?users?|colleagues?|team ?mates?|team members?|(?:in|of|across|within) (?:the|our|my) (?:team|group|lab)|members? of (?:the|our) (?:team|group|lab)|(?:several|multiple|many|other) (?:people|persons|accounts))';
const sharedByPeople = new RegExp(
  `^(?=.{0,1000}\\b(?:shar(?:ed|e|es|ing)|multi-?users?|same)\\b)(?=.{0,1000}\\b${people}\\b).{0,1000}(?<!\\b(?:KV|prefix|page|shader|build) |L[123] )\\b${hub}\\b`,
  'i',
);

/** Several people use one cache, and the second may not write what the first made. */
function sharedCache({ sentences }: Told): Sentence | undefined {
  const refusals = sentences.filter(
    ({ text }) => refused.test(text) && ofCache.test(text) && !refusedElsewhere.test(text) && !otherPath.test(text) && !over.test(text) && !notTold.test(text),
  );
  return sentences.find(
    ({ text, number }) => sharedByPeople.test(text) && !notTold.test(text) && !over.test(text) && refusals.some((each) => Math.abs(each.number - number) <= 6),
  );
}

const unwritable =
  /\b(?:unwritable|forbidden|not writable|cannot (?:write|create|access)|can['’]?t (?:write|create|access)|unable to (?:write|create|access))\b.{0,24}[ "'`(]\/\.(?:cache|triton|config)\b/i;
const fails = /\b(?:crash\w{0,3}|fail\w{0,4}|CrashLoop\w{0,8}|errors?|abort\w{0,2}|exits?)\b/i;

/** Whose home is / cannot make his caches there. A file system that nobody may write is another matter. */
function rootClosed({ sentences, whole }: Told): Sentence | undefined {
  if (/\bread-?only ?(?:root)? ?file ?-?system\b/i.test(whole)) return undefined;
  return sentences.find(({ text }) => unwritable.test(text) && fails.test(text) && !notTold.test(text) && !over.test(text));
}

/** A reverse proxy, or one that serves models, is meant to get requests for this machine. */
const otherProxy = /\b(?:reverse|nginx|caddy|traefik|haproxy|envoy|litellm|apache|istio|cloudflare|tunnels?|ngrok|socat|router|gateway)\b/i;
/** Where the proxy itself runs on this machine, its address stands for it. */
const proxyHere =
  /\b(?:https?|all)_?proxy\b["']?\s?[=:]\s?["']?(?:\w{2,8}:\/\/)?(?:127\.0\.0\.1|localhost)|\bprox(?:y|ies) (?:\w{1,10} ){0,2}(?:at|on) (?:127\.0\.0\.1|localhost)/i;
const throughProxy =
  /(?:\blocalhost\b|\b127\.0\.0\.1\b|\bloopback\b|\blocal (?:requests?|traffic)\b)[^,;]{0,60}\b(?:go(?:es|ing)?|went|rout(?:es?|ed|ing)|sent|forwarded|redirected|intercepted|pass(?:es|ed|ing)?)\b.{0,20}\b(?:through|via|to|by) (?:the |a |my |its |our )?(?:(?:corporate|company|work|office|enterprise|network|system|https?|squid|web) )?prox(?:y|ies)\b/i;
const unexcepted =
  /\bno_?proxy\b.{0,60}\b(?:not set|unset|missing|isn['’]t set|is not set|ignored)\b|\b(?:without|missing|forgot(?:ten)?)\b.{0,12}\bno_?proxy\b/i;
const negated = /(?:n['’]t|\bnot|\bnever|\bno longer|\bbypass\w{0,3}|\bdirectly)\b.{0,30}\b(?:go|pass|rout|sen[dt]|forward|redirect|intercept|through|proxy)/i;
const thisMachine = /\b(?:localhost|127\.0\.0\.1|loopback)\b/i;
const trouble = /\b(?:errors?|fail(?:s|ed|ing)?|50[0-4]|refused|trigger(?:s|ed)|break(?:s)?|time[sd]? ?out|cannot|can['’]t)\b/i;
const failsIfSet =
  /\b(?:errors? out|fail(?:s|ed)? to (?:start|launch|run)|crash(?:es|ed)?|(?:does|did|will)(?:n['’]t| not) (?:start|launch)|won['’]t (?:start|launch))\b(?:(?!download|pull).){0,60}\b(?:if|when|with|after|because|once)\b(?:(?!download|pull).){0,40}\bhttps?_proxy\b["'`]? (?:is|was|are|gets?|has been) (?:set|exported|defined|configured|enabled)\b/i;

/** A proxy gets the requests to this very machine; the web interfaces of gradio ask themselves at their start. */
function proxiedLoopback({ sentences, whole }: Told): Sentence | undefined {
  if (!/\b(?:https?|all|no)_?proxy\b/i.test(whole) || proxyHere.test(whole) || /\bsocks/i.test(whole)) return undefined;
  const page = /\bgradio\b|\bweb-?ui\b/i.test(whole);
  return sentences.find(({ text }) => {
    if (otherProxy.test(text) || notTold.test(text)) return false;
    return (
      (throughProxy.test(text) && !negated.test(text)) ||
      (thisMachine.test(text) && unexcepted.test(text) && trouble.test(text)) ||
      (page && failsIfSet.test(text))
    );
  });
}

const pageInContainer = /\bdocker run\b[^\n]{0,400}--add-host[= ]host\.docker\.internal:host-gateway\b/;
/** Told outright: what ss and netstat print, or the reporter's own words. */
const listensOnLoopback =
  /^.{0,40}\bLISTEN\b.{0,40}\b127\.0\.0\.1:11434\b|\b127\.0\.0\.1:11434\b.{0,60}\bLISTEN\b|\b(?:listen(?:s|ing)|bound|binds)\b.{0,20}\b(?:on|to|at) (?:only )?["'`]?(?:127\.0\.0\.1|localhost):11434\b|\bollama\b.{0,40}\b(?:listen(?:s|ing)|bound|binds)\b.{0,20}\b(?:on|to|at) (?:only )?(?:127\.0\.0\.1|localhost|loopback)\b/im;
/** The server listens elsewhere, the container asks itself, or the container is in the host's network, or the host is no Linux: other causes. */
const notClosed =
  /\bOLLAMA_HOST\b["']?.{0,20}(?:0\.0\.0\.0|\[?::\]?|172\.|192\.168\.|10\.)|--net(?:work)?[= ]host\b|open-webui:(?:\S{1,20}-)?ollama\b|\bOLLAMA(?:_API)?_BASE_URL=["']?https?:\/\/(?:127\.0\.0\.1|localhost)\b|\bDocker Desktop\b|\bWSL\b|\bmac(?:OS|Book)\b|\bsocat\b/i;

/** Open WebUI in a container, Ollama on the host at 127.0.0.1 alone, and no model in the page. */
function hostClosed({ sentences, whole }: Told): Sentence | undefined {
  if (!pageInContainer.test(whole) || notClosed.test(whole) || !listensOnLoopback.test(whole)) return undefined;
  return sentences.find(({ text }) => modelsMissed.test(text) && !otherModels.test(text));
}

const unreachable = /\bcould not connect to (?:the )?(?:ollama app|ollama server|a running ollama instance)/i;
/** By the reporter, and of the server: a container's port, a router's address and another machine are not meant. */
const quoted = /\bcould not connect to .{1,40}\bis it running\?["'`]?/gi;
const moved =
  /\b(?:I|we)(?:['’]ve| have)? (?:just |also |already |then )?(?:chang(?:e|ed)|modified|edited|moved|switched|set|configured)(?: (?:the|its|my|a|default|listen(?:ing)?|bind(?:ing)?|host|server|service|ollama(?:['’]s)?|api|another|different|custom)){0,5} (?:port(?! (?:mapping|forward))|host(?: address)?(?! (?:of|machine|server|system|os)\b)|ip(?: address)?|address|bind)\b/i;
const ofServer = /\bollama(?:\.service|['’]s)?\b|\bservice\b|\bOLLAMA_HOST\b|\b11434\b/i;
const inContainer = /\b(?:docker|podman|container|router|VM|compose|-p)\b/i;
/** A server that is down answers nowhere. */
const serverDown =
  /\bActive: (?:failed|inactive|activating)\b|\bcode=(?:exited|dumped|killed)\b|\bstatus=\d{1,3}\/|\b(?:is|says:?|was) (?:failed|inactive|dead)\b|\bsignal: |\bSIG[A-Z]{3,4}\b|\billegal instruction\b|\bcore dumped\b|\bpanic: /i;
const addresses = /\b(\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::(\d{2,5}))?/g;

/** The service was given another address or port, and the command does not find it. At 0.0.0.0 with the usual port it does. */
function addressMoved({ sentences, whole }: Told): Sentence | undefined {
  if (!unreachable.test(whole) || serverDown.test(whole)) return undefined;
  return sentences.find(({ text }) => {
    // The error itself ends in a question.
    const own = text.replace(quoted, ' ');
    if (!moved.test(own) || !ofServer.test(own) || inContainer.test(own) || notTold.test(own)) return false;
    const named = [...text.matchAll(addresses)];
    return named.length === 0 || named.some(([, host = '', port = '11434']) => port !== '11434' || !/^(?:0\.0\.0\.0|127\.|localhost)/.test(host));
  });
}

/** What is refused first, or the folder first. The key is read by Ollama alone; who lists or copies the models may well be refused. */
const keyClosed =
  /\bpermission denied (?:error )?(?:\w{1,12} ){1,5}["'`]?\/(?!root\/)\S{1,200}\/\.ollama\/id_ed25519\b|(?<!(?:open|mkdir) )\/(?!root\/)\S{1,200}\/\.ollama\/id_ed25519["'`]?,? permission denied/i;
const serverFails =
  /^(?!.{0,1000}\b(?:back-?ups?|rsync|scp|cp|cop(?:y|ied|ying)|chmod|as (?:my|another) user)\b).{0,1000}\b(?:services?|containers?|servers?|ollama|start\w{0,3}|restart\w{0,3}|pull\w{0,3})\b.{0,1000}\b(?:fail\w{0,3}|errors?|says?|cannot|could(?: not)? access|loops?|exits?)\b|\berror\b/i;

function folderClosed({ sentences }: Told): Sentence | undefined {
  return sentences.find(({ text }) => keyClosed.test(text) && serverFails.test(text) && !notTold.test(text) && !over.test(text));
}

const update = /\b(?:updat(?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)|re-?install(?:s|ed|ing|ation)?|install(?:er| script|\.sh))\b/i;
const takes = '(?:overwr(?:ites?|ote|itten|iting)|clobber(?:s|ed|ing)?|resets?|resetting|wip(?:es?|ed|ing)|eras(?:es?|ed|ing)|loo?s(?:es?|ing|t))';
const settings =
  '(?:settings?|env(?:ironment)?(?: (?:variables?|settings?))?|Environment\\S{0,60}|OLLAMA_[A-Z_]{3,30}|customi[sz]ations?|configurations?|changes)';
const unit =
  "(?:\\S{0,40}ollama\\.service|(?:the |this |my |its |it['’]s |our )?(?:ollama )?(?:systemd |service |unit )(?:control )?(?:file|unit|config\\w{0,10}|settings?)|(?:this|the|my|our) (?:ollama )?service)";
const settingsTaken = new RegExp(
  `\\b${takes} (?:[\\w'’-]{1,12} ){0,4}["'\`]?(?:${unit}|${settings})|\\b(?:${settings})\\b[^,;]{0,80} (?:are|is|get|gets|got|was|were|being|been) (?:\\w{1,10} ){0,2}(?:lost|gone|erased|wiped|reset|overwritten|clobbered)\\b|${unit}["'\`]? (?:is|gets|got|was|being) (?:\\w{1,10} ){0,2}(?:overwritten|clobbered|reset|erased|replaced)\\b`,
  'i',
);
const ofService =
  /\bollama\.service\b|\/etc\/systemd\/system\/|\bservice (?:file|config\w{0,10}|unit|settings?)\b|\bsystemd\b.{0,12}\b(?:unit|file|config\w{0,10}|settings?)\b|\bunit file\b|\b(?:overwrit|eras|clobber)\w{1,4} (?:the |this |my |its |our )?(?:ollama )?service\b|\b(?:env(?:ironment)?|settings?|variables?)\b.{0,60}\bservice\b/i;
const kept = /(?:n['’]t|\bnot|\bnever) (?:\w{1,12} ){0,2}(?:overwr|clobber|eras|reset|wip|los)/i;
/** “Is there a way to update without losing them?” is asked by who lost them. */
const asksForWay = /^["'`*_(]{0,3}Is there (?:a|any) (?:way|option)\b/i;

/** What stood in the unit itself is gone after an update; a drop-in stays. */
function settingsLost({ sentences }: Told): Sentence | undefined {
  return sentences.find(
    ({ text }) =>
      update.test(text) &&
      settingsTaken.test(text) &&
      ofService.test(text) &&
      !kept.test(text) &&
      (!notTold.test(text) || asksForWay.test(text)) &&
      !/\boverrides?\b|\bdrop-?ins?\b|\bsystemctl edit\b(?! --full)|\b(?:containers?|docker|compose|podman|portainer|nixos|helm|pages?)\b/i.test(text),
  );
}
