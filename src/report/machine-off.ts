/** The whole machine, as people call it; a “server” is mostly a program. */
const machine = '(?:PC|computer|desktop|laptop|workstation|machine|system|rig)';
const goesOff =
  '(?:shut(?:s|ting)? ?(?:itself )?(?:down|off)s?|turn(?:s|ing|ed)? (?:itself )?off|power(?:s|ing)? (?:itself )?(?:off|down)|(?:hard )?(?:restart|reboot)(?:s|ed|ing)?(?! (?:the|a|an|my|its|your|all|from|\\w{1,12}ing|container|service|ollama)\\b))';
/** Before it: what somebody did himself, or when something else happened. */
const wanted = '(?<!\\b(?:after|when|whenever|once|until|if|before|time|as|unless|while|of|on|from|to) (?:my|the|our|whole|entire))';
/** Another cause in the same sentence, or what went on by itself. */
const otherwise = '(?![^;\\n]{0,80}\\b(?:instead of|kernel panic|blue screen|BSOD|out of memory|OOM|updat\\w{1,3}|upgrad\\w{1,3}|suspend\\w{0,3}|sleep)\\b)';
const adverbs =
  '(?:(?:also|just|then|always|suddenly|immediately|instantly|randomly|automatically|simply|will|would|completely|hard|keeps|started|is|was) ){0,3}';

/**
 * That the machine itself goes off or starts anew, in people's words (github.com/tensorflow/tensorflow/issues/8858, /740,
 * github.com/open-mmlab/mmdetection/issues/1207, github.com/oobabooga/one-click-installers/issues/40).
 */
export const machineOff: readonly RegExp[] = [
  new RegExp(`\\b(?:my|the|our|whole|entire)\\b${wanted} (?:whole |entire )?${machine}\\b ${adverbs}${goesOff}\\b${otherwise}`, 'gi'),
  new RegExp(
    `^(?:# )?(?:\\[[^\\]]{1,20}\\]:? ?)?${machine}\\b (?:\\w{1,14} ){0,2}${goesOff}\\b${otherwise}[^;\\n]{0,60}\\b(?:when|while|during|after|under|on|upon|as soon as)`,
    'gim',
  ),
  new RegExp(
    `\\b(?:turns|turned|powers|powered|shuts)\\b(?<!\\b(?:I|we|you|they|he|have|had|has|to|and|then|never|not|just|already|even) \\w{4,7}) (?:off|down) (?:my|the whole|the entire) ${machine}\\b${otherwise}`,
    'gi',
  ),
  new RegExp(
    `\\b(?:makes?|made|caus(?:es?|ed|ing)) (?:my|the|the whole|the entire) ${machine} (?:to )?(?:immediately |instantly |suddenly )?(?:shut ?(?:down|off)|turn off|power off|restart(?! the)|reboot)\\b${otherwise}`,
    'gi',
  ),
  new RegExp(`\\b${machine}\\b (?:\\w{1,12} ){0,2}(?:hard shuts? down|shuts? down hard|turns? off hard|hard (?:reboots|resets)|cold (?:re)?boots)\\b`, 'gi'),
  /\b(?:whole|silent|sudden|hard)[- ](?:whole-)?(?:host|machine|system|PC|computer)[- ](?:resets?|reboots?|shutdowns?|power[- ]?offs?)\b/gi,
  /\bcaus(?:es|ing)\b[^;\n]{0,16}\b(?:system|PC|computer|machine|host) (?:reboots?|shut ?downs?|resets?|restarts?)\b/gi,
  /\bpower (?:goes|went|is|gets|was|keeps) (?:cutting |cut )?off\b/gi,
];
