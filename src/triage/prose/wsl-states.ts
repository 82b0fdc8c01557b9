import { nvidia } from '../../facts/nvidia.ts';
import { wsl } from '../../facts/wsl.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** Without one of these a text is not about WSL: a bus of one's own, a GPU outside of a container are states of many machines. */
const ofWsl = /WSL|Subsystem for Linux|vmIdleTimeout|\bmicrosoft\b|\/mnt\/c\//i;

const ends =
  '(?:stop(?:s|ped)?|shut(?:s|ting)? (?:itself )?down|(?<!-)shutdown|terminat(?:es|ed)|(?:is|are|gets?) (?:killed|suspended|terminated|stopped)|(?:being )?suspended|idled? out|turns? off|exits?|dies)';
const idle =
  '(?:idle|inactiv(?:e|ity)|clos(?:e|ed|ing)\\b.{0,25}\\b(?:terminal|window|shell|session|console)s?|(?:terminal|window|shell|session)s?\\b.{0,15}\\bclosed|exit(?:ed|ing)? the terminal)';
const subject = '(?:WSL2?|distro|distribution|instance|VM|virtual machine|services|sshd|docker(?: daemon)?|systemd services?)';

/** "So that WSL does not stop" is what is wanted. */
const plainly = "(?:(?!\\b(?:not|never)\\b|n['’]t).)";

/**
 * Asked, supposed, known and provided for, or said of another machine: "Does WSL stop when idle?", "if WSL does not stay running", "I know that WSL stops, so
 * I keep a terminal open". "If I close the terminal, WSL stops" is none of them.
 */
const wondered = new RegExp(
  `(?:^|[.!?] )(?:does|do|will|would|could|can|should)\\b[^.!?]{0,40}\\b${subject}\\b|\\b(?:if|in case|whether|unless)\\b (?:the |your |a )?(?:\\w{1,12} )?${subject}\\b|\\bI(?: am|['’]m)? (?:know|knew|aware)\\b|\\bI keep (?:a|one) (?:terminal|shell|window|session)\\b|\\bon (?:another|(?:my|the|an) other|a different) (?:machine|pc|computer|laptop|server|box)\\b`,
  'i',
);

/** "WSL shuts down when inactive", "after closing the terminal the services stop". */
const endsIdle: readonly RegExp[] = [
  new RegExp(`\\b${subject}\\b${plainly}{0,60}\\b${ends}\\b.{0,60}\\b${idle}`, 'i'),
  new RegExp(`\\b(?:after|when|once|if|as soon as)\\b.{0,30}\\b${idle}.{0,60}\\b${subject}\\b${plainly}{0,30}\\b${ends}\\b`, 'i'),
  // It does so under another name: what is wanted.
  new RegExp(`\\b${subject}\\b.{0,30}(?:n['’]t|\\bnot|\\bnever) (?:keep|stay|remain)(?:s|ing)? (?:running|alive|up)\\b.{0,60}\\b${idle}`, 'i'),
  /\bWSL2? (?:services?|idles out services)\b.{0,60}\b(?:suspended|idled out|idles out|stopped|terminated)\b/i,
  /\bWSL2? idles out\b/i,
  /\b(?:WSL2?|distro|distribution|instance|VM)\b.{0,30}\b(?:shut(?:s|ting)? down|stop(?:s|ping)|go(?:es|ing) to sleep|terminat(?:es|ing))\b.{0,20}\b(?:after|when|while|once|if)\b.{0,20}\b(?:not (?:being |actively )?(?:in use|used)|no terminals? (?:is|are) open)\b/i,
  // The setting of the virtual machine, which does not keep the distribution.
  /\bvmIdleTimeout\b.{0,20}\b(?:has no effect|(?:does|is|did)(?: not|n['’]t) (?:work|respected|honou?red|obeyed|do anything)|is ignored|is being ignored|not working)\b/i,
  /\bdespite\b.{0,30}\bvmIdleTimeout\b/i,
];

const server = '(?:ollama|LM ?Studio|llama-server|llama\\.cpp|koboldcpp|(?:the )?(?:LLM|model|inference|API) server)';
/**
 * "I run Ollama on Windows", "LM Studio runs on the Windows host"; not "Ollama on Windows with WSL2", nor "I cannot open Ollama on Windows", where the
 * browser may be what is there.
 */
const onWindows = `\\b(?:on|in|under)\\b (?:the |my |a )?(?:native )?Windows\\b(?! Subsystem)(?![^.;,]{0,14}\\bWSL)(?![^.;,]{0,30}(?:\\b(?:with|via|through|using|under) |[(+/] ?)(?:the )?WSL)(?!(?!\\. (?:In|From|Inside|Within) ).{0,10}\\bWSL)`;
const inWindows = new RegExp(
  [
    `\\b(?:runs?|running|ran|installed|install|host(?:s|ed|ing)?|started|start|launched|have|has|having|using|use|serv(?:e|es|ing))\\b (?:\\w{1,12} ){0,2}${server}\\b.{0,30}${onWindows}`,
    `\\b${server}\\b.{0,30}\\b(?:runs?|running|installed|hosted|started|launched|listen(?:s|ing)|serv(?:es|ing))\\b.{0,20}${onWindows}`,
    `\\b${server}\\b.{0,12}${onWindows}[’']?s? (?:host|machine|PC|side|box|computer)\\b`,
  ].join('|'),
  'i',
);
/** "Ollama runs in WSL2", "installed Ollama inside WSL", its installer there; not what is tried from within WSL. */
const inWsl = new RegExp(
  `\\b${server}\\b(?:(?!Windows|\\b(?:not|but|and|while|which|from|via)\\b|n['’]t|[.;,]).){0,30}\\b(?:in|inside|within|on|under|into)\\b (?:the |my |a )?(?:\\(?WSL|Windows Subsystem)|\\bollama\\.com/install\\.sh|\\bollama serve\\b|\\bsystemctl\\b.{0,20}\\bollama\\b|\\bollama\\.service\\b`,
  'i',
);
const fromWsl = /\b(?:from|in|inside|within|on)\b.{0,12}\b(?:the |my )?(?:\(?WSL|Windows Subsystem)|\bWSL2? (?:instance|distro|terminal|shell|ubuntu)\b/i;

/** "nvidia-smi works well in WSL2, but not in the container", "outside of the container it is fine". */
const doesWork =
  '(?:works?|runs?|is|are|shows?|sees?|finds?|detects?)\\b(?: (?:\\w{1,12} )?(?:well|fine|ok(?:ay)?|correctly|properly|great|perfectly|as expected))';
const outside: readonly RegExp[] = [
  /\boutside (?:of )?(?:the |a |any |my )?(?:docker|containers?)\b,?[^.]{0,20}\b(?:nvidia-smi|GPU|CUDA)\b[^.]{0,20}\b(?:works|runs|is fine)\b/i,
  new RegExp(
    `\\b(?:nvidia-smi|GPU|CUDA)\\b[^.]{0,40}\\b${doesWork},? (?:(?:in|on|under|inside|from|within) )?(?:the |my )?(?:WSL2?|distro\\w{0,8}|host|outside)\\b[^.]{0,60}\\b(?:but|not|except)\\b[^.]{0,60}\\b(?:docker|containers?|podman|image)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:nvidia-smi|GPU|CUDA)\\b[^.]{0,60}\\b${doesWork}[^.]{0,30}\\b(?:outside (?:of )?(?:\\w{1,10} )?(?:docker|containers?)|when not using (?:docker|podman|singularity|apptainer))`,
    'i',
  ),
];

/** "networkingMode=mirrored is set in .wslconfig", "I have networkingMode=mirrored". */
const mirrored =
  /\bnetworkingMode ?= ?[`'"]?mirrored\b[`'"]{0,2}(?: is| was)? (?:set|on|enabled|active|in (?:my|the) \.wslconfig)\b|\b(?:I have|I['’]ve|I use|my \.wslconfig has)\b[^.;\n]{0,24}\bnetworkingMode ?= ?[`'"]?(?:mirrored)\b/i;
/** "rocminfo lists gfx1100": under WSL it does so through librocdxg, or the runtime of its own that older releases had. */
const rocmLists = /\brocminfo\b[`'"]? (?:now |then )?(?:lists|shows|finds|sees) (?:the |my )?[`'"]?gfx\d/i;
/** AMD's older runtime for WSL, by its package or by the option that installs it; and that there is none in this release. */
const olderRuntime = /\bhsa-runtime-rocr4wsl\b|\bamdgpu-install\b.{0,60}--usecase[= ]["']?[\w,]{0,40}\bwsl\b/;
const noOlderRuntime = /\bUnable to locate package hsa-runtime-rocr4wsl\b/;
/** Of the nvidia-smi that WSL itself brings; the one in the path may be of a Linux package. */
const wslOwnSmi = /\/usr\/lib\/wsl\/lib\/nvidia-smi[`'"]{0,2}(?: itself| alone)? (?:works|runs fine|shows the GPU|lists (?:the|my) GPU)\b/i;
/** "After installing nvidia-utils-535 by apt": a Linux driver's package by its own name. */
const linuxDriverByName = /\binstall(?:ed|ing) (?:the )?(?:package )?[`'"]?(nvidia-(?:driver|utils)-\d{3}|libnvidia-compute-\d{3})\b/i;

/** systemctl --user's words, quoted in a sentence. Its words in a shell of another user speak of $XDG_RUNTIME_DIR instead. */
const userBusMissing = /\bFailed to connect to user scope bus via local transport: No such file or directory/;
/** Older releases of systemd do not say whose bus it is; then the text has to ask for the user's. */
const busMissing = /^(?!.*\b(?:docker|podman|containers?)\b).*\bFailed to connect to bus: No such file or directory/;
const asksForUser = /\bsystemctl\b.{0,60}--user\b/;

/** nvidia-smi's words, quoted in a title or a sentence. */
const gpuBlocked = /\bFailed to (?:initialize|properly shut ?down) NVML: GPU access blocked by the operating system/;
/** What would be, and what others see. */
const supposed =
  /\b(?:if|in case|whenever|should|might|may|could|would|would've|unless|others|some (?:people|users)|somebody|someone|no longer|used to)\b[^.;]{0,80}$/i;

/** "My .wslconfig has memory=120GB": what it says, not what it should. */
const ownMemory =
  /(?<!\b(?:if|when|unless|whether|should|could|would)\b.{0,40})\bmy [`'"*(]{0,3}\.wslconfig\b[`'"*)]{0,3} (?:already |now )?(?:has|contains|says|gives)\b[^.;\n]{0,24}\bmemory ?= ?[`'"]?(\d{1,4}) ?(GB|MB)\b/i;

/** What people tell of WSL that no file shows: that it ends by itself, and that the server they want is on the other side. */
export function readWslStates(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book): void {
  if (!all.some(({ text }) => ofWsl.test(text))) return;
  const state = (pattern: RegExp, among = lines): number | undefined =>
    among.find(({ text }) => {
      const match = pattern.exec(text.slice(0, 600));
      return match !== null && meaningOf(text, match.index, match[0].length) === 'state';
    })?.number;
  const told = lines.filter(({ text }) => !wondered.test(text.slice(0, 600)));
  const limited = state(ownMemory, told);
  const [, size, unit] = ownMemory.exec(told.find(({ number }) => number === limited)?.text.slice(0, 600) ?? '') ?? [];
  if (limited !== undefined && size !== undefined)
    book.fact(proseAt(limited), wsl.memoryLimit, Number(size) * (unit?.toUpperCase() === 'MB' ? 2 ** 20 : 2 ** 30));
  const [ended] = endsIdle.flatMap((pattern) => state(pattern, told) ?? []);
  if (ended !== undefined) book.fact(proseAt(ended), wsl.endsIdle, true);
  const line = (pattern: RegExp) => all.find(({ text }) => pattern.test(text.slice(0, 600)));
  const quoted = line(userBusMissing) ?? (line(asksForUser) === undefined ? undefined : line(busMissing));
  if (quoted !== undefined) book.fact(proseAt(quoted.number), wsl.userBus, false);
  const blocked = lines.find(({ text }) => {
    const match = gpuBlocked.exec(text.slice(0, 600));
    return (
      match !== null && !supposed.test(text.slice(Math.max(0, match.index - 80), match.index)) && meaningOf(text, match.index, match[0].length) === 'state'
    );
  });
  if (blocked !== undefined && all.some(({ text }) => fromWsl.test(text.slice(0, 600))))
    book.fact(proseAt(blocked.number), nvidia.smiError, 'Failed to initialize NVML: GPU access blocked by the operating system');
  // A sentence that quotes an error may count as output.
  const [works] = outside.flatMap((pattern) => state(pattern, all) ?? []);
  if (works !== undefined) book.fact(proseAt(works), wsl.gpuOutsideContainer, true);
  const itself = state(wslOwnSmi, all);
  if (itself !== undefined) book.fact(proseAt(itself), wsl.gpuOutsideContainer, true);
  const listed = lines.some(({ text }) => fromWsl.test(text) || /\bWSL/i.test(text)) ? state(rocmLists, told) : undefined;
  if (listed !== undefined) book.fact(proseAt(listed), wsl.rocdxg, true);
  const older = line(noOlderRuntime) === undefined ? state(olderRuntime, all) : undefined;
  if (older !== undefined) book.fact(proseAt(older), wsl.rocr4wsl, true);
  const shared = state(mirrored, told);
  if (shared !== undefined) book.fact(proseAt(shared), wsl.networkingMode, 'mirrored');
  const linux = lines.flatMap(({ number, text }) => {
    const match = linuxDriverByName.exec(text.slice(0, 600));
    return match !== null && meaningOf(text, match.index, match[0].length) === 'state' ? [{ number, name: match[1] as string }] : [];
  })[0];
  if (linux !== undefined) book.fact(proseAt(linux.number), wsl.linuxLibcuda, [`of the package ${linux.name}`]);
  const there = state(inWindows);
  const here = all.some(({ text }) => inWsl.test(text.slice(0, 600)));
  if (there !== undefined && !here && lines.some(({ text }) => fromWsl.test(text.slice(0, 600)))) book.fact(proseAt(there), wsl.serverInWindows, true);
}
