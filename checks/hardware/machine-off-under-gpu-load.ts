import { all, any, cpu, defineCheck, gpus, logs, platform, told } from '#api';

/** The whole machine, as people call it; a “server” is mostly a program. */
const machine = '(?:PC|computer|desktop|laptop|workstation|machine|system|rig)';
const goesOff =
  '(?:shuts? ?(?:itself )?(?:down|off)s?|turns? (?:itself )?off|powers? (?:itself )?(?:off|down)|(?:hard )?(?:restarts?|reboots?)(?! (?:the|a|an|my|its|your|all|from|\\w{1,12}ing|container|service|ollama)\\b))';
/** What makes it draw power; “start” and “boot” are of other faults. */
const load =
  '(?:train(?:s|ing|\\.py)?|fine-?tun\\w{1,4}|epochs?|iterations?|inferenc\\w{1,3}|generat\\w{1,4}|images?|prompts?|under (?:\\w{1,10} )?load|GPUs?|load(?:s|ed|ing)? (?:the |a |my )?models?|vLLM|mixtral\\S{0,8}|stable diffusion|benchmarks?)';
/** Another cause, or a restart that somebody wanted. */
const otherwise =
  "(?!.*\\b(?:kernel panic|blue screen|BSOD|OOM|out of memory|updat\\w{1,3}|upgrad\\w{1,3}|instead of|suspend\\w{0,3}|flash(?:ed|ing)|hibernat\\w{1,3}|sleep|log(?:s|ged)? (?:in|out)|(?:not|n['’]t)\\b.{0,24}\\b(?:PSU|power (?:supply|issue|problem))|no longer (?:detect|find|see)\\w{0,3})\\b)";

export default defineCheck({
  id: 'machine-off-under-gpu-load',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The whole machine goes off or restarts under GPU load: mostly its power supply',
  impact: 'unstable',
  symptom: 'The machine turns off, or starts anew, in the middle of an answer, an image or a training run, and no log has a last word.',
  blamedOn: 'the runtime, the model, the driver',
  runtimes: [],
  when: all(
    gpus.some((gpu) => gpu.vendor.oneOf('nvidia', 'amd')),
    // A machine that went off leaves no word of it in any log: only people tell.
    told.complaints.hasAny('machine-off'),
  ),
  unless: any(
    // A guest has no supply of its own, and is ended for other reasons.
    all(platform.system.is('native'), cpu.hypervisor.is(true)),
    // The machine was still there to write of it: only its picture was gone.
    logs.gpuFaults.has('amdgpu-ring-compute'),
    logs.gpuFaults.has('amdgpu-ring-other'),
    logs.gpuFaults.has('mes-queue-lost'),
  ),
  said: [
    new RegExp(
      `^${otherwise}(?=.*\\b${load}\\b).*\\b(?:my|the|whole|entire)\\b(?<!\\b(?:after|when|whenever|once|until|if|before|time|as|unless|while|of|on|from) (?:my|the|whole|entire)) (?:whole |entire )?${machine}\\b (?:(?:also|just|then|always|suddenly|immediately|instantly|randomly|automatically|simply|will|completely|hard) ){0,3}${goesOff}\\b`,
      'i',
    ),
    new RegExp(
      `^${otherwise}(?:# )?(?:\\[[^\\]]{1,20}\\]:? ?)?${machine}\\b (?:\\w{1,14} ){0,2}${goesOff}\\b.{0,60}\\b(?:when(?:ever)?|while|during|after|under|on|upon|as soon as)\\b.{0,60}\\b${load}\\b`,
      'i',
    ),
    // Not what somebody did himself.
    new RegExp(
      `^${otherwise}(?=.*\\b${load}\\b).*\\b(?:turns|turned|powers|powered|shuts) (?:off|down)\\b(?<!\\b(?:I|we|you|they|he|have|had|has|to|and|then|never|not|just|already|even) \\w{4,7} (?:off|down)) (?:my|the whole|the entire) ${machine}\\b`,
      'i',
    ),
    new RegExp(
      `^${otherwise}(?=.*\\b${load}\\b).*\\b(?:makes?|made|caus(?:es?|ed|ing)) (?:my|the|the whole|the entire) ${machine} (?:to )?(?:immediately |instantly |suddenly )?(?:shut ?(?:down|off)|turn off|power off|restart(?! the)|reboot)\\b`,
      'i',
    ),
    new RegExp(`^${otherwise}.*\\b${machine}\\b (?:\\w{1,12} ){0,2}(?:hard shuts? down|shuts? down hard|hard (?:reboots|resets)|cold (?:re)?boots)\\b`, 'i'),
    new RegExp(
      `^${otherwise}.*\\b(?:whole|silent|sudden|hard)[- ](?:whole-)?(?:host|machine|system|PC|computer)[- ](?:resets?|reboots?|shutdowns?|power[- ]?offs?)\\b`,
      'i',
    ),
    new RegExp(`^${otherwise}.*\\bcaus(?:es|ing)\\b.{0,16}\\b(?:system|PC|computer|machine|host) (?:reboots?|shut ?downs?|resets?|restarts?)\\b`, 'i'),
    new RegExp(`^${otherwise}(?=.*\\b(?:${load}|chat)\\b).*\\bpower (?:goes|went|is|gets|was|keeps) (?:cutting |cut )?off\\b`, 'i'),
  ],
  remedy: [
    {
      do: 'See whether it is the power: run the same work with the cards held to about two thirds of their limit (the value is an example; the next boot undoes it).',
      commands: ['nvidia-smi -q -d POWER'],
      setting: 'sudo nvidia-smi -pl 220   (Radeon: rocm-smi --setpoweroverdrive)',
    },
    {
      do: 'If it stays on then: a cable of its own for each connector of each card, no splitters or riser adapters on one cable, and a supply with room for peaks of twice the cards’ limit. Some workstations limit what one of their rails gives: spread the connectors over two.',
    },
    {
      do: 'If it still goes off: temperatures of CPU and memory, the machine’s event log (ipmitool sel list, mcelog, rasdaemon), and another release of the mainboard’s firmware.',
    },
  ],
  verify: 'journalctl -b -1 -n 20 --no-pager   # without the lines of a shutdown at its end: nobody shut it down',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/tensorflow/tensorflow/issues/8858',
      date: '2017-08-13',
      establishes:
        'several machines that restart at the start of GPU work: another power supply cured it, a power limit was the way out elsewhere, and on one mainboard another release of its firmware',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/cudf/issues/10336',
      date: '2022-02-19',
      establishes: 'a workstation that goes down faster than any log is written: its 1400 W supply limits what a rail gives',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/oobabooga/one-click-installers/issues/40',
      date: '2023-05-26',
      establishes: 'power goes off after three or four answers of a language model on an RTX 3090; a new power supply cured it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/tensorflow/tensorflow/issues/740',
      date: '2016-01-11',
      establishes: 'a cold boot at each run, with games in order; nvidia-smi -pl keeps the machine on',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/open-mmlab/mmdetection/issues/1207',
      date: '2019-08-20',
      establishes: 'the rarer cause: another release of the mainboard’s firmware ended the restarts',
      strength: 'single-report',
    },
  ],
});
