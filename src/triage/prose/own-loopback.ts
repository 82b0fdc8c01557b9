import { modelsMissed, otherModels } from './models-missed.ts';
import { notTold, type Sentence, type Told } from './sentences.ts';

/** The port of Ollama or of LM Studio; 8000 and 8080 are everybody’s. */
const port = '(?:11434|1234)';
const loopback = '(?:localhost|127\\.0\\.0\\.1)';

/** In the host’s network, or in that of the server’s container, loopback is the server’s; a name of Compose’s is no loopback. */
const sharedNetwork =
  /--net(?:work)?[= ](?:host|container:)|\bnetwork_mode["']?: ?["']?(?:host|service:|container:)|\bhost network(?:ing)?\b|:\/\/ollama:11434\b/i;
/** Where Docker is Docker Desktop, its host is reached in other ways. */
const otherHost =
  /\bDocker[ -]Desktop\b|\bWSL|\bWindows\b|\bWin(?:10|11)\b|\bWinError\b|\bmac ?OS\b|\bOS ?X\b|\bMacBook\b|\bMac\b|\bApple\b|\bcolima\b|\borbstack\b|\bpodman\b|\b(?:kubernetes|k8s|k3s)\b/i;
/** The host by its name or by the bridge’s address: with one of them in use, something else is wrong. */
const hostNamed = /\bhost\.(?:docker|containers|lima)\.inter|\b172\.1[78]\.0\.1\b|\bhost-gateway\b/i;
/** That name as what somebody is told to use. */
const advised =
  /\b(?:you(?:['’]ll)? (?:need|should|have|must|can|could|may)|please|instead|tr(?:y|ying) (?:with|using|to)|should (?:be|use)|point it|(?:^|[.,:;]\s{1,4}|fix this,? |, )(?:set|use|change)) |=> ?[`"']?172\./i;
const ownTry =
  /\b(?:I|we)(?:['’](?:m|ve|re))? (?:\w{1,12} ){0,3}(?:tr(?:y|ied|ying)|set|use[ds]?|using|chang(?:e|ed)|add(?:ed)?|configured|put|know|understand)\b|\btried\b/i;

/** A container of anything but the server: a form’s field, a command, or who is said to run in Docker. */
const answered = /\b(?:how are you running \w{2,30}(?: \w{2,30})?\?|installation method:?)\**\s{1,6}(?:[-*] ?)?docker\b(?! desktop)/i;
const started = /\bdocker run\b(?![^\n]{0,600}\b(?:ollama\/ollama|nvidia\/cuda|hello-world)\b)[^\n]{0,600}\S/;
const server = '(?:ollama|lm ?studio|models?|llms?|server|it|this|that|and|or|is|was|am|are|not|llama\\S{0,20})';
const running = new RegExp(
  `(?<![\\w.-])(?!${server}\\b)[\\w.-]{2,30} (?:is |are |was )?(?:running|runs|run|installed|deployed|started|hosted) (?:with|in|inside|within|on|via|using|through|from|as) (?:an? |the |my )?(?:local )?docker\\b`,
  'i',
);
const runningNamed = new RegExp(
  `\\b(?:run|running|runs|runng|installed|deployed|started|hosting) (?!${server}\\b)(?:the )?[\\w.-]{2,30} (?:with|in|inside|within|on|via|using|through) (?:an? |the |my )?(?:local )?docker\\b`,
  'i',
);
const dockerised = /\b(?:with|in|on|and|for) docker(?:ized)? (?!desktop|ollama|image|engine)[\w-]{3,30} |\bdockeri[sz]ed (?!ollama\b)\w{3,20}/i;

/** The server is there, on the machine around the container. */
const onHost = new RegExp(
  [
    "\\b(?:ollama|lm ?studio)(?:['’]s)?(?: \\w{1,12}){0,3} (?:runs?|running|works?|working|installed|is up|up)(?: \\w{1,12}){0,2} (?:on|in|from) (?:my|the|our) (?:own )?(?:host|local machine|machine|server|computer|PC|laptop|terminal|command line|system)\\b",
    '\\b(?:ollama|lm ?studio)\\b(?: that)?(?: \\w{1,12}){0,2} (?:runs?|running) locally\\b|\\blocal(?:ly running)? ollama\\b|\\blocal ollama host\\b',
    `\\bcurl (?:-\\S{1,12} )*["'\`]?(?:http:\\/\\/)?${loopback}:${port}\\b`,
    '\\bollama is running(?: on| at)\\b|^ollama is running\\b',
    '\\bnot (?:using|on|in) docker\\b.{0,20}\\bollama\\b|\\bollama\\b.{0,60}\\bnot (?:using|on|in|with) docker\\b',
    '\\bollama\\.com\\/install\\.sh\\b|\\bollama\\.ai\\/install\\.sh\\b|\\bsystemctl \\w{4,8} ollama\\b|\\bollama\\.service\\b',
    // Published on the host, it is reached there alone.
    '\\bdocker run\\b[^\\n]{0,400}-p (?:0\\.0\\.0\\.0:)?11434:11434\\b[^\\n]{0,400}\\bollama\\/ollama\\b',
  ].join('|'),
  'im',
);

/** What a program prints that was refused there. */
const refused = new RegExp(
  [
    `\\b(?:could ?n['o]t|could not|cannot|can['’]t|failed to|unable to|does(?: not|n['’]t)) connect(?: to(?: host)?)? (?:\\w{1,12} (?:at|on) )?["'\`]?(?:https?:\\/\\/)?${loopback}[: ](?:port )?${port}\\b`,
    `\\bECONNREFUSED (?:::1:|${loopback}:)${port}\\b`,
    `\\b${loopback}:${port}\\b.{0,120}\\bconnection refused\\b|\\bconnection refused\\b.{0,60}\\b${loopback}:${port}\\b`,
    `HTTPConnectionPool\\(host='${loopback}', port=${port}\\)`,
  ].join('|'),
  'i',
);
const unanswered = /\bconnection refused\b|\bECONNREFUSED\b|\bErrno 111\b/i;
/** Given to the container as the server’s address. */
const given = new RegExp(
  `\\b(?:configur\\w{1,3}|enter(?:ed|ing)?|set|typ(?:ed|ing|e)|put|us(?:e|ed|ing)|add(?:ed|ing)?|try|tried|base ?url|url|host|endpoint|address|point(?:ed|ing|s)?)\\b[^\\n]{0,80}\\b(?:${loopback}:${port}\\b|or 127\\.0\\.0\\.1|to (?:localhost|127\\.0\\.0\\.1))`,
  'i',
);
const stuckLoading =
  /\bnot (?:be )?able to (?:find|see|list|load|reach|connect)\b.{0,30}\b(?:models?|ollama)\b|\b(?:stuck|hangs?|nothing)\b.{0,30}\b(?:loading|available) (?:\w{1,10} )?models?\b|\b(?:does not|doesn['’]t|not|can['’]?t|cannot) load(?:ing)? (?:the |any |my )?(?:\w{1,10} ){0,2}models?\b|\bmodels?\b(?: \w{1,10}){0,3} (?:can ?not|can['’]t|could not) (?:be )?(?:show|shown|load|loaded|list|listed)\b/i;

/** Somebody in the thread says it: loopback in a container is the container’s own. */
const explained = new RegExp(
  [
    "(?:localhost|127\\.0\\.0\\.[1x]|loopback)\\b[^.!?\\n]{0,60}\\b(?:refers?|resolves?|points?|means?|is) (?:only )?(?:to )?(?:the |that )?(?:\\w{1,10} )?container(?: itself\\b|['’]s\\b|,? (?:and )?not\\b)",
    '(?:localhost|127\\.0\\.0\\.[1x]|loopback)\\b[^.!?\\n]{0,30}\\bonly resolves? inside (?:of )?(?:the |that )?(?:docker )?container\\b',
    '\\breaching a loopback address within the container\\b',
    "\\b(?:localhost|127\\.0\\.0\\.1\\)?)[\"'`]? (?:on|in|inside|within) (?:an? |the |your )(?:docker )?container (?:is not|isn['’]t)\\b",
    "\\blocalhost of the container\\b|\\bcontainer['’]s (?:own )?(?:localhost|loopback)\\b",
  ].join('|'),
  'i',
);

/**
 * A client in a container looks for Ollama or LM Studio at localhost, which is the container itself, while the server runs on the host: the commonest mistake with
 * containers, and told of without any other error (github.com/Mintplex-Labs/anything-llm/issues/3089, github.com/wandb/openui/issues/215).
 */
export function ownLoopback({ sentences, whole }: Told): Sentence | undefined {
  if (!/\b(?:docker|container)/i.test(whole) || !/\b(?:localhost|127\.0\.0\.[1x]|loopback)\b/i.test(whole)) return undefined;
  if (sharedNetwork.test(whole) || otherHost.test(whole) || reachesHost(whole)) return undefined;
  const missed = sentences.find(({ text }) => (modelsMissed.test(text) || stuckLoading.test(text)) && !otherModels.test(text) && !notTold.test(text));
  if (missed !== undefined || unanswered.test(whole)) {
    const explanation = sentences.find(({ text }) => explained.test(text) && !notTold.test(text) && !ownTry.test(text));
    if (explanation !== undefined) return explanation;
  }
  const isRefused = refused.test(whole);
  if (missed === undefined && !isRefused) return undefined;
  const client = [answered, running, runningNamed, started, dockerised].some((pattern) => pattern.test(whole));
  if (!client || !onHost.test(whole)) return undefined;
  if (isRefused) return missed ?? sentences.find(({ text }) => refused.test(text)) ?? sentences[0];
  return given.test(whole) ? missed : undefined;
}

/** Does a line name the host as anything but advice? */
function reachesHost(whole: string): boolean {
  if (!hostNamed.test(whole)) return false;
  return whole.split('\n').some((line) => {
    const text = line.slice(0, 1_000);
    return hostNamed.test(text) && (!advised.test(text) || ownTry.test(text));
  });
}
