import type { Check } from '../check/define-check.ts';
import { machineOff } from './machine-off.ts';

/** What people complain of, told apart as far as it sets causes apart. These ids stand in reports. */
export const complaints = [
  'build-failure',
  'crash',
  'hang',
  'machine-off',
  'out-of-memory',
  'not-on-gpu',
  'wrong-output',
  'load-failure',
  'permission',
  'slow',
] as const;
export type Complaint = (typeof complaints)[number];

/**
 * What a check's users complain of. A symptom says what they see in their own words, so it is read as their reports are; no check names its
 * complaints itself.
 */
export function complaintsOf({ symptom, impact }: Pick<Check, 'symptom' | 'impact'>): ReadonlySet<Complaint> {
  let told = toldBySymptom.get(symptom);
  if (told === undefined) {
    told = new Set(complaintsIn(symptom));
    toldBySymptom.set(symptom, told);
  }
  return impact === 'silent-wrong' ? new Set([...told, 'wrong-output']) : told;
}

/** Read once for each check: a batch of texts is ranked by the same ones. */
const toldBySymptom = new Map<string, ReadonlySet<Complaint>>();

/** Of these complaints, the ones that a text tells of. What it denies ("does not crash") is not told. */
export function complaintsIn(text: string, among: readonly Complaint[] = complaints): Complaint[] {
  const told = (pattern: RegExp): boolean => {
    for (const { index } of text.matchAll(pattern)) if (!denied.test(text.slice(Math.max(0, index - 40), index))) return true;
    return false;
  };
  return among.filter((complaint) => words[complaint].some(told));
}

/** A negation right before: "without any crash", "it did not hang", "no CUDA out of memory". */
const denied =
  /(?:\b(?:no|not|never|without|nor|neither|cannot)|n't)(?: (?:more|any|an?|the|it|usually|really|longer|cuda|gpu|cpu|be|see|get|getting|have|having)){0,2} $/i;

const words: Readonly<Record<Complaint, readonly RegExp[]>> = {
  'build-failure': [
    /\b(?:builds?|building|(?<!torch\.)compil\w{1,5}|dkms|cmake|install(?:ing|er|ation)?)\b[^.,;]{0,24}?\b(?:errors?|broken|stops?|refuses|fail\w{0,3}(?! to (?:load|start|find|run|detect)))\b/gi,
    /\bfail\w{0,3} to (?:build|compile|install)\b|\b(?:cannot|can't|could not|couldn't|unable to|won't|doesn't|does not) (?:build|compile|install)\b/gi,
    /\bBad return status for module build/gi,
  ],
  crash: [
    /\bcrash\w{0,3}\b|\bseg(?:mentation)?[ -]?fault\w{0,3}\b|\bSIG(?:SEGV|ABRT|ILL|BUS)\b|\bcore[ -]dump\w{0,3}\b|\bdumps core\b/gi,
    /\babort(?:s|ed)\b|\bpanics?\b|\bdie[sd]\b|\bkilled\b|\boops\b|\bbus error\b|\billegal (?:instruction|memory access)\b/gi,
    /\bdevice ?lost\b|ErrorDeviceLost|\bmemory access fault\b/gi,
  ],
  hang: [
    /\b(?:hangs?|hanging|hung|freez\w{1,3}|frozen|froze|stuck|stalls?|stalled|dead ?lock\w{0,3}|unresponsive)\b|\bstand(?:s|ing)? still\b/gi,
    /\block(?:s|ed|ing)?[ -]?ups?\b|\bGPU resets?\b|\btim(?:es|ed) out\b|\bnever (?:finish|return|respond|answer|complete)\w{0,3}\b/gi,
  ],
  'machine-off': machineOff,
  'out-of-memory': [
    /\b(?:out|want|lack) of (?:\w{1,8} )?(?:memory|V?RAM)\b|\bOOM\b|OutOf(?:Device|Host)?Memory|OUT_OF_(?:DEVICE_|HOST_)?MEMORY/gi,
    /\b(?:not enough|insufficient|requires? more|no available) (?:\w{1,8} )?(?:memory|V?RAM)\b/gi,
    // Triton says the pinned one of a machine whose GPU it does not see.
    /\b(?:cuda|hip)Malloc failed\b|\b(?:cannot|unable to|failed to|could not) allocate\b(?! the necessary resources| pinned system memory)|\ballocations? [^.;]{0,24}?\bfail/gi,
  ],
  'not-on-gpu': [
    /\bcpu[- ]only\b|\b(?:only|just) (?:on |uses? |using )?(?:the |my )?cpu\b|\bcpu (?:alone|fallback|instead)\b|\b(?:uses?|using|chooses?) (?:the |my )?cpu\b/gi,
    /\b(?:runs?|running|ran|comput(?:es?|ing)|falls?|falling|fell|fallback|goes|stays?|works?|loads?|loaded|offload\w{0,3})\b[^.;]{0,24}? (?:on|to|in) (?:the |my |100 ?% )?cpu\b/gi,
    /(?<!\bat )\b100 ?% cpu\b|\b\d{1,2} ?%\/\d{1,2} ?% cpu\b/gi,
    /\b(?:finds?|found|sees?|lists?|detects?|shows?|reports?|is|are|was)\b[^.;]{0,16}? no (?:[\w-]{1,16} ){0,2}?(?:[ide]?GPUs?|NPUs?|devices?|adapters?|agents?)\b/gi,
    /\bno (?:[\w-]{1,16} ){0,2}?(?:[ide]?GPUs?|NPUs?|devices?|adapters?) (?:(?:is|are|was|were) )?(?:found|detected|available|listed)\b/gi,
    /\b(?:[ide]?GPUs?|NPUs?|devices?|card|Radeon|GeForce|[RG]TX|RX|Arc)\b[^.;]{0,24}?(?:\bnot|n't|\bno longer|\bnever) (?:be |being |get |gets )?(?:found|detected|used|usable|listed|recogni[sz]ed|visible|seen|available|utili[sz]ed|appears?)\b/gi,
    /\b(?:[ide]?GPUs?|NPUs?|card)\b[^.;]{0,24}?\b(?:(?:is|are|was) (?:gone|lost|missing|ignored|skipped|left out|idle)|disappear(?:s|ed)|vanish(?:es|ed))\b/gi,
    /(?:\bnot|n't|\bcannot|\bnever) (?:be )?(?:us(?:e|ing)|detect(?:ing)?|find(?:ing)?|see(?:ing)?|recogni[sz](?:e|ing)|pick(?:ing)? up|utili[sz](?:e|ing)) (?:the |my |any |an? )?(?:[\w-]{1,12} )?(?:[ide]?GPUs?|NPUs?|card|(?:RX |Radeon )?\d{4} ?XTX?|(?:[RG]TX|RX) ?\d{4}|Arc [AB]\d{3})\b/gi,
    /\b(?:[ide]?GPUs?|NPUs?|graphics cards?)\b (?:support |acceleration |inference )?(?:does(?: not|n['’]t)|do(?: not|n['’]t)|is(?: not|n['’]t)|not) work(?:ing)?\b/gi,
    /(?:\bnot|n['’]t) (?:run(?:s|ning)?|load(?:s|ed|ing)?) on (?:it|(?:the |my )?(?:[ide]?GPUs?|card))\b/gi,
    /(?:\bnot|n't|\bcannot) (?:list|detect|see|recogni[sz]e) it\b|\bleaves? the GPU\b|\b(?:is|are) left out\b/gi,
    /\bno (?:CUDA|ROCm)-capable device|\bhipErrorNoDevice\b|\bis_available\(\)[`"']?:? {0,3}(?:(?:is|returns|gives|=+>?|->) )?[`"']?False|\bnot compiled with CUDA\b/gi,
    /\bFailed to initialize NVML\b|\b(?:cannot|couldn't|can't) communicate with the (?:NVIDIA )?driver\b|\bno (?:render node|libcuda|\/dev\/(?:kfd|dri|dxg|accel))/gi,
  ],
  'wrong-output': [
    /\b(?:gibberish|garbage(?! collect)|garbled|nonsense|word salad|incoherent|question marks)\b|@@@@|GGGG|!!!!|\?\?\?\?|<unused\d/gi,
    /\b(?:wrong|weird|corrupt\w{0,3}|broken) (?:output|answers?|results?|tensors?|text|tokens)\b|\b(?:random|strange) (?:characters|tokens|text|words)\b/gi,
    /\brepeat\w{0,3} (?:the same|itself|endless\w{0,2}|forever)\b/gi,
  ],
  'load-failure': [
    /\bfail\w{0,3} to (?:load|start|initiali[sz]e|run|launch|open|import|create)\b|\bfail\w{0,3} (?:at|during) (?:its |the )?(?:start|load|import)/gi,
    /\b(?:cannot|can't|could not|couldn't|unable to|won't|doesn't|does not|do not|don't|didn't|did not) (?:even )?(?:load|start|launch|open|create|import|boot)\b/gi,
    /\b(?:models?|loading|start|service|server|containers?|image|import)\b[^.,;]{0,24}?\bfail(?:s|ed|ing)?\b|\binitiali[sz]ation (?:error|fail)|\bnot (?:yet )?initiali[sz]ed\b/gi,
    /\bends? (?:\w{1,10} ){0,3}?(?:with|in|at|during|deep|right after)\b|\bstops? (?:with|at)\b|\brefuses (?:to|a|the|models?)\b|\bis refused\b|\brestarts in a loop\b/gi,
    /\berror while loading\b|\bcannot open shared object\b|\bImportError\b|\bModuleNotFoundError\b|\bundefined symbol\b|\bno (?:\w{1,6} )?kernel image\b/gi,
  ],
  permission: [/\bpermission denied\b|\boperation not permitted\b|\binsufficient permissions?\b|\baccess denied\b|\bE(?:ACCES|PERM)\b/gi],
  slow: [
    /(?<!\bdownload(?:s|ing)?(?: speeds?)? (?:is |are |was )?(?:very |so |too )?)\bslow(?:er|ly|ness|s|ed|down|downs)?\b(?! download)|\b(?:half|third|quarter|fraction|far below) [^.;]{0,8}?(?:speed|performance|of what)\b|\bhardly any progress\b/gi,
    /\b(?:low|poor|bad|terrible|reduced) (?:and \w{1,8} )?(?:speed|performance|throughput|token rate|tps)\b/gi,
    /\b(?:performance|speed|throughput) (?:loss|issues?|problems?)\b|\bcollaps(?:es|ed)\b/gi,
    /\b(?:generation|prompt processing|performance|speed|throughput|tps)\b[^.;]{0,24}?\b(?:drop\w{0,4}|fell|falls|halved|regress\w{0,4}|degrad\w{0,5})\b/gi,
    /\b(?:falls?|fell|drop\w{0,4}|went|goes|decreased?|reduced) (?:[^.;]{0,40}? )?(?:from|to) [^.;]{0,40}?(?:t\/s|tok\w{0,4}|tps|quarter|half|third)\b/gi,
    /\bonly (?:get\w{0,4} |about |around |at )?~?\d[\d.,]{0,5} ?(?:t\/s|tok\w{0,4}|tps)\b|\b(?:seconds|minutes) (?:a|per|for each) token\b/gi,
    // "This might take a few minutes" is what programs announce.
    /(?<!\b(?:might|may|could) )\btak(?:es?|ing) (?:\S{1,12} ){0,3}?(?:minutes?|hours?|forever|ages|long|longer)\b/gi,
  ],
};
