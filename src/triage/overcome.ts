import { findGpuFaults, type GpuFault } from '../parsers/gpu-faults.ts';
import { amdgpuFirmwareMissing, xeGucMissing } from '../reference/messages/gpu-resets.ts';
import { mendedDriver } from './driver-mended.ts';
import type { Piece, PieceLine } from './text/split-pieces.ts';

/**
 * What a report tells and has behind it: "first it said …, I installed that, and now it starts, but it is slow". It is not what the reporter asks about.
 * Only where something else is wrong after it: where the cure is the end of the story, the error is what the text is about.
 */
const cured =
  /(?<!\b(?:not|never|should|shall|could|can|cannot|may|might|would|will|must|to be|to get|if|once|until|unless|when|how|whether|supposedly|supposed|claims?|says?)\b[^.!?\n"'`”’>:;,(–—]{0,40})(?<!n['’]t[^.!?\n]{0,40})(?:\b(?:that|this|it|which|error|problem|issue|one|message)(?:['’]s| is| was| got| has been)? (?:now |then |since )?(?:fixed|solved|resolved|cured|gone)\b(?! in\b)|\b(?:was|were|got) (?:fixed|solved|resolved|cured) (?:by|with|through|after|when|once)\b|\b(?:I|we)(?:['’]ve| have)? (?:then |since |already )?(?:fixed|solved|resolved|cured|got (?:past|over|around|round)) (?:that|this|it|the (?:error|problem|issue))\b|\bwent away\b|\b(?:it|which|that|error) (?:has |have )?never (?:came|come) back\b|\b(?:solved|fixed|resolved|cured) (?:it|this|that|by|with)\b|^(?:Solved|Fixed|Resolved)\b(?: with| by|[:.,])|: (?:fixed|solved|resolved)\b[.,]|\bno more (?:after|since|with)\b|\b(?:appears|shows|comes|occurs|happens) no (?:more|longer)\b|\bno longer (?:appears|shows|comes|occurs|happens)\b|\bis gone (?:now|after|since|with)\b|\bsince then it (?:works|runs|builds|starts)\b|\bnow\b(?:[^.!?\n]|\.(?=\S)){0,24}\bis_available\(\)[^.!?\n]{0,12}\bTrue\b|\bworks again\b|\bwith [`"']{0,2}--?[a-z]\S{1,40} (?:it (?:was |is |got )?)?(?:solved|fixed|resolved)\b|\bwith [`"']{0,2}--?[a-z][\w-]{1,40}(?:[^.!?\n,]|\.(?=\S)){0,40}?,? it (?:now (?:starts|works|loads|runs)|(?:starts|works|loads|runs)(?: fine| well)? now)\b|\b(?:installed|reinstalled|copied|added|set|changed|moved|freed|joined|unset|deleted|removed|updated|upgraded|rebuilt|compiled|converted|plugged|reseated|replaced)\b(?:[^.!?\n]|\.(?=\S)){0,80}\b(?:now it|it now|and it|it then|and then it|now (?:nvidia-smi|ollama)) (?:starts?|started|builds?|built|works|worked|loads?|loaded|runs?|ran|went through|installs?|installed|(?:uses|finds|sees|lists) (?:the|my) (?:GPU|card))\b|\bafter (?:(?:an?|the) |[`'"](?:[A-Z_0-9]{3,40}=\S{1,40} ){0,3})?(?:setsebool|reinstall\w{0,3}|install(?:ing)?|updat(?:e|ing)|upgrad(?:e|ing)|dnf install|apt install|apt-get install|pip install)\b(?:[^.!?\n]|\.(?=\S)){0,60}\bit (?:now )?(?:starts|works|builds|loads|runs|is gone)\b)/im;

/** What only goes round the fault is no cure of it, and neither is what was thought, or a restart. */
const goesRound =
  /\b(?:CPU|disabl\w{1,3}|turn(?:ed|ing) off|without|downgrad\w{1,3}|revert\w{0,3}|roll(?:ed|ing)? back|older|previous|back to|num_gpu|ngl|work-?arounds?|temporar\w{2,4}|instead of|switch\w{0,3}|fall(?:s|ing)? back|restart\w{0,3}|reboot\w{0,3}|power|thought|believed|hoped|assumed|seemed|seems|looked like|for others|for (?:him|her|them|others))\b/i;

/** The next trouble, behind a word that leads on; what is said to be still there, or back, is the same one. */
const nextTrouble =
  /\b(?:but|now|however|then|next|yet|afterwards)\b(?![^.!?\n]{0,100}\b(?:still|again|back|same|above|returns?|(?:this|that) (?:error|message)|sometimes|every (?:boot|time|restart)|until)\b)(?:[^.!?\n]|\.(?=\S)){0,120}?\b(?:fail(?:s|ed|ing|ure)?|errors?|crash(?:es|ed)?|hangs?|hung|stuck|freezes?|slow(?:er)?|low|OutOfMemoryError|\w{2,40}Error|gibberish|garbage|garbled|wrong|nan|black|out of memory|OOM|full|undefined|no effect|idle|CPU|only \d|instability|segfaults?|not (?:\w{1,10} )?(?:detected|used|found|recogni[sz]ed|seen|load\w{0,3}|start\w{0,3}|respond\w{0,3}|work\w{0,3}))\b|\b(?:but|now|however|then)\b[^.!?\n]{0,80}?(?:(?:n['’]t| not) (?:use|see|find|detect|load|start|work|respond|answer)|(?:sees?|finds?|has) no (?:GPUs?|devices?))\b/i;

const printedTrouble = /\b(?:error|fail(?:s|ed|ure)?|exception|segfault|segmentation fault|out of memory|abort(?:ed|ing)|panic)\b/i;

/**
 * What a log has behind it: a step that failed, and later the same step done. Only steps that are done once: what serves has started, and what is installed was built.
 */
const steps: readonly { readonly failed: RegExp; readonly done: RegExp }[] = [
  {
    failed:
      /No CMAKE_C(?:XX)?_COMPILER could be found|cannot execute [‘']cc1plus|Killed signal terminated program|died due to signal 9\b|FAILED: \[code=137\]|unable to execute command: Killed|cannot find -l(?:cudart|nvrtc|curand|cublas)|fatal error: .?cuda_fp8\.h|linker [`']cc[`'] not found|error: command '\S{0,60}g(?:cc|\+\+)\S{0,4}' failed: No such file|unsupported (?:GNU|clang) version!|that of previous function "(?:cospi|sinpi|rsqrt)f?"|Unsupported gpu architecture 'compute_/,
    done: /^\s{0,8}Successfully installed \S|\[100%\] Built target /,
  },
  {
    failed: /no backends are loaded\. hint: use ggml_backend_load|no CPU backend found|error while loading shared libraries: lib(?:llama|ggml|mtmd)/,
    done: /\bserver is listening on\b|load_backend: loaded CPU backend|\ball slots are idle\b|\bprompt eval time =/,
  },
  // Another model's success would stand behind a pull of its own.
  { failed: /digest mismatch, file must be downloaded again/, done: /^\s{0,8}writing manifest\b/ },
  {
    failed: /This version requires zstd for extraction/,
    done: /Install complete\. Run "ollama"|>>> Downloading ollama-linux-\w{1,12}\.tar\.zst|The Ollama API is now available|>>> Creating ollama |>>> NVIDIA GPU (?:installed|ready)/,
  },
  {
    failed: /\blibnuma\.so\.1: cannot open shared object file|ModuleNotFoundError: No module named ['"]flash_attn['"]/,
    done: /Application startup complete|Uvicorn running on|To see the GUI go to|Running on local URL|\bPrompt executed in\b/,
  },
  // A library of the back end, and then its devices.
  {
    failed: /error while loading shared libraries: lib(?:sycl|mkl_sycl\w{0,30}|svml|imf|intlc|irng|ur_loader|umf)\.so/,
    done: /found [1-9]\d? SYCL devices/,
  },
  {
    failed: /error while loading shared libraries: lib(?:amdhip64|amd_comgr|hipblas\w{0,4}|rocblas|rocsolver|hsa-runtime64)\.so/,
    done: /found [1-9]\d? ROCm devices/,
  },
  {
    failed: /error while loading shared libraries: lib(?:cublas|cublasLt|cudart)\.so|CUDA driver is a stub library/,
    done: /found [1-9]\d? CUDA devices/,
  },
  { failed: /error while loading shared libraries: libvulkan\.so/, done: /ggml_vulkan: Found [1-9]/ },
  { failed: /fabric manager NVIDIA GPU driver interface version/, done: /^\s{0,24}State\s{1,40}: Completed\s{0,4}$/ },
  { failed: /Unknown GPU architecture: gfx\w{3,6}\. Supported architectures/, done: /Application startup complete/ },
  // What a server passes over on its way up.
  { failed: /Permission denied: ["']\/(?:\.|tmp\/)|getpwuid\(\): uid not found/, done: /\bApplication startup complete\b/ },
  // A page that was let in: the browser asks first, and gets no content.
  { failed: /\| {1,3}403 \| .{1,100}\bOPTIONS\b/, done: /\| {1,3}204 \| .{1,100}\bOPTIONS\b/ },
  { failed: /\bMemlock limit is too low\b/, done: /\bMemlock Limit: (?:infinity|unlimited|\d{3,9} MB)/ },
  // A pull, done anew.
  { failed: /\/blobs\/sha256\S{1,100}: no space left on device/, done: /^\s{0,8}success\s{0,8}$/ },
  // Ollama's server, started anew.
  { failed: /unable to locate gpu dependency libraries/, done: /\binference compute\b.{0,300}\blibrary=cuda\b/i },
  { failed: /amdgpu detected, but no compatible rocm library found/, done: /\binference compute\b.{0,300}\blibrary=rocm\b/i },
  { failed: /\bdropping integrated GPU; to enable/, done: /\binference compute\b.{0,300}\blibrary=(?:Vulkan|ROCm)\b/ },
  // Of a pod that is described, which is one alone.
  {
    failed: /\bFailedCreatePodSandBox\b/,
    done: /^\s{0,8}Normal\s{1,8}Started\s{1,40}\S.{0,60}\bkubelet\b.{0,40}\b(?:Started container|Container started)\b/,
  },
  // Ollama until 0.5.7, installed anew: the later program has runners for GPUs.
  {
    failed: /Dynamic LLM libraries"? (?:runners=)?"?\[cpu(?:_\w{1,12})?(?: cpu_\w{1,12}){0,6}\]/,
    done: /Dynamic LLM libraries"? (?:runners=)?"?\[[^\]]{0,200}\b(?:cuda|rocm|oneapi)_/,
  },
  // llama.cpp's CMake files, which say so of each back end that they take in.
  {
    failed: /(?:By not providing "Find|Could not find a package configuration file provided by ")(?:hip|rocblas|rocwmma|hsa-runtime64|amd_comgr|AMDDeviceLibs)/,
    done: /^-- (?:HIP and hipBLAS found|Including HIP backend)|\bBuilt target ggml-hip\b/,
  },
  // Ollama's runners: a later one has the GPU's library.
  {
    failed: /\bmsg=system CPU\.0\.(?!.{0,900}\b(?:CUDA|ROCm|Vulkan)\.0\.)/,
    done: /\bmsg=system .{0,900}\b(?:CUDA|ROCm|Vulkan)\.0\./,
  },
  {
    // Ollama tries once more, with a shorter context or without the other models; what the second try prints stands behind it.
    failed:
      /unable to allocate (?:CUDA|ROCm|MUSA|Vulkan|SYCL)\d{1,2} buffer|(?:cuda|hip|musa)Malloc failed: out of memory|failed to allocate (?:CUDA|ROCm|Vulkan|SYCL|MUSA)\d{1,2} buffer|(?:CUDA|ROCm) error: out of memory|msg="Load failed"/,
    done: /msg="llama-server load failed; (?:reducing automatic context|evicting all other models) and retrying once"/,
  },
];

/** The pieces without what the text itself has behind it; steps that are done may also stand where a label says that it works. */
export function withoutOvercome(pieces: readonly Piece[], all: readonly Piece[]): readonly Piece[] {
  const gone = new Set([...shownAsOvercome(pieces)]);
  const told = toldAsOvercome(pieces);
  const printed = all.filter(isOutput).flatMap(({ lines }) => lines);
  const lines = new Set<PieceLine>(mendedDriver(all, (rest) => goesOn(rest, [])));
  for (const { failed, done } of steps) {
    const last = printed.findLastIndex(({ message }) => done.test(message.slice(0, 1_500)));
    for (const line of printed.slice(0, Math.max(0, last))) if (failed.test(line.message.slice(0, 1_500))) lines.add(line);
  }
  for (const line of [...warnedOf(printed), ...mendedDevices(printed)]) lines.add(line);
  for (const line of [...curedEngine(printed), ...unitCame(printed), ...groupJoined(printed)]) lines.add(line);
  // What is refused on the host's side ggml takes from ordinary memory; until May 2025 it told why on the next line.
  for (const [at, line] of printed.entries())
    if (/Failed to allocate pinned memory\.\s{0,4}$/.test(printed[at - 1]?.message.slice(-200) ?? '')) lines.add(line);
  if (gone.size === 0 && lines.size === 0 && told.size === 0) return pieces;
  return pieces
    .filter(
      (piece) => !gone.has(piece) && !(piece.info === '`' && piece.lines.every(({ number, text }) => told.get(number)?.some((each) => each.includes(text)))),
    )
    .map((piece) => (piece.lines.some((line) => lines.has(line)) ? { ...piece, lines: piece.lines.filter((line) => !lines.has(line)) } : piece));
}

/**
 * A container engine that had no GPU to give, a command that cures it, and a container that shows the GPU. Without such a command in between the two
 * may be of different images or accounts.
 */
function curedEngine(printed: readonly PieceLine[]): readonly PieceLine[] {
  const starts = /\b(?:docker|podman|nerdctl)\b.{0,300}\bnvidia-smi\b/;
  const lists = /^\s{0,4}(?:\|\s{1,3}NVIDIA-SMI \d|GPU \d{1,2}: NVIDIA )/;
  const made = /^\s{0,4}\S{1,2} Container \S{1,60}\s{1,40}Started\b/;
  const cures =
    /\b(?:nvidia-ctk (?:runtime configure|cdi generate)|(?:apt(?:-get)?|dnf|yum|zypper) (?:-y )?install|pacman -S\w{0,4}|nvidia-smi -pm 1|nvidia-modprobe|modprobe nvidia\S{0,10}|prime-select nvidia|systemctl (?:restart|start|enable --now) nvidia-(?:cdi-refresh|persistenced))\b/;
  const refused =
    /could not select device driver|failed to discover GPU vendor from CDI|nvidia-container-cli(?:\.real)?: initialization error|unresolvable CDI devices|no known GPU vendor found|runtime name: nvidia\b|OCI runtime "nvidia" not found/;
  const texts = printed.map(({ message }) => message.slice(0, 1_500));
  const shown = texts.findLastIndex(
    (text, at) => made.test(text) || (lists.test(text) && texts.slice(Math.max(0, at - 6), at).some((each) => starts.test(each))),
  );
  const cure = texts.findLastIndex((text, at) => at < shown && cures.test(text));
  return printed.slice(0, Math.max(0, cure)).filter((_, at) => refused.test(texts[at] ?? ''));
}

/** Packages that CMake would have liked to find and does without: below the line that calls it a warning, and indented. */
function warnedOf(printed: readonly PieceLine[]): PieceLine[] {
  let warning = false;
  return printed.filter(({ message }) => {
    const line = message.slice(0, 400);
    if (/^\s{0,8}CMake \w{0,12} ?(?:Warning|Error)\b/.test(line)) warning = /^\s{0,8}CMake Warning\b/.test(line);
    else if (/^\S/.test(line)) warning = false;
    return warning && /By not providing "Find|Could not find a package configuration file provided by/.test(line);
  });
}

/** Devices that a driver could not take, and that a later line shows at work: with firmware that came, in a slot that got its addresses. */
function mendedDevices(printed: readonly PieceLine[]): PieceLine[] {
  const refused = (line: string): boolean => refusals.some(([, pattern]) => pattern.test(line));
  if (!printed.some(({ message }) => refused(message.slice(0, 400)))) return [];
  const came = findGpuFaults(printed.map(({ message }) => message.slice(0, 500)));
  return printed.filter(({ message }, at) => {
    const line = message.slice(0, 400);
    if (refusals.some(([fault, pattern]) => fault !== undefined && came[fault] !== undefined && pattern.test(line))) return true;
    const bus = /\bBAR\d is 0M @ 0x0 \(PCI:[0-9a-f]{4}:([0-9a-f]{2}:[0-9a-f]{2}\.\d)\)/.exec(line)?.[1]?.toUpperCase();
    // nvidia-smi's table, which has only what the driver took.
    return bus !== undefined && printed.slice(at + 1, at + 5_000).some((later) => new RegExp(`^\\|.{20,60} 0{8}:${bus} `).test(later.message.slice(0, 120)));
  });
}

const refusals: readonly (readonly [GpuFault | undefined, RegExp])[] = [
  ['kfd-device-came', /\bPCI rejects atomics\b/],
  ...[...xeGucMissing, /\bFailed to initialize uC\b/].map((pattern): [GpuFault, RegExp] => ['xe-firmware-came', pattern]),
  ...amdgpuFirmwareMissing.map((pattern): [GpuFault, RegExp] => ['amdgpu-firmware-came', pattern]),
  [undefined, /\bBAR\d is 0M @ 0x0\b/],
];

/** A unit of Ollama that could not start, and later did: by its own lines in the journal, since by hand it may start all the time. */
function unitCame(printed: readonly PieceLine[]): readonly PieceLine[] {
  const failed =
    /\bollama\S{0,40}\.service: (?:Main process exited, code=exited, status=(?:203\/EXEC|217\/USER|216\/GROUP|200\/CHDIR|226\/NAMESPACE)|Failed (?:at step|to (?:locate|determine|set up)))|\bError: (?:could not create directory )?(?:mkdir|open) \/\S{1,300}: (?:permission denied|read-only file system)/;
  const up = printed.findLastIndex(({ text }) => /\bollama\[\d{1,8}\]: .{0,200}Listening on \S{1,100} \(version/.test(text.slice(0, 1_500)));
  return printed.slice(0, Math.max(0, up)).filter(({ text }) => failed.test(text.slice(0, 1_500)));
}

/** rocminfo that was refused, the command that joins the group, and rocminfo that lists the GPU, not as root. */
function groupJoined(printed: readonly PieceLine[]): readonly PieceLine[] {
  const texts = printed.map(({ message }) => message.slice(0, 1_500));
  const listed = texts.findLastIndex((text) => /^\s{0,8}Name: {1,30}gfx\w{3,6}\s{0,4}$/.test(text));
  const joined = texts.findLastIndex(
    (text, at) => at < listed && /\b(?:usermod -aG|gpasswd -a|adduser \S{1,40}|newgrp)\b.{0,60}\b(?:render|video)\b/.test(text),
  );
  if (joined < 0 || texts.slice(joined, listed).some((text) => /\bsudo (?:\S{1,60}\/)?rocminfo\b/.test(text))) return [];
  const refused = /is not member of "(?:render|video)" group|Unable to open \/dev\/kfd read-write: Permission denied/;
  return printed.slice(0, joined).filter((_, at) => refused.test(texts[at] ?? ''));
}

/** Output that is followed by words that it is overcome, with another trouble behind them. A long one shows more than one error. */
function shownAsOvercome(pieces: readonly Piece[]): Piece[] {
  return runsOf(pieces).flatMap(({ above, text, after }) => {
    if (above === undefined || above.lines.length > 60) return [];
    const found = cured.exec(text.slice(0, 300));
    if (found === null || goesRound.test(sentenceAround(text, found.index)) || /[.!?]\s[\s\S]*[.!?]\s/.test(text.slice(0, found.index))) return [];
    return goesOn(text.slice(found.index + found[0].length), after) ? [above] : [];
  });
}

/** By number of line: sentences that quote what is overcome, up to the one that says so. */
export function toldAsOvercome(pieces: readonly Piece[]): Map<number, string[]> {
  const told = new Map<number, string[]>();
  for (const { lines, text, after } of runsOf(pieces)) {
    const found = cured.exec(text);
    if (found === null || goesRound.test(sentenceAround(text, found.index))) continue;
    const end = found.index + found[0].length;
    if (!goesOn(text.slice(end), after)) continue;
    // Its own sentence and the one before: "I got … . I fixed that by …".
    const starts = [0, ...[...text.slice(0, found.index).matchAll(/[.!?]["')`]{0,2}\s+|\n/g)].map(({ index, 0: { length } }) => index + length)];
    const from = starts.at(-2) ?? 0;
    let at = 0;
    for (const line of lines) {
      const [start, stop] = [Math.max(from, at), Math.min(end, at + line.text.length)];
      if (start < stop) told.set(line.number, [...(told.get(line.number) ?? []), line.text.slice(start - at, stop - at)]);
      at += line.text.length + 1;
    }
  }
  return told;
}

function sentenceAround(text: string, index: number): string {
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((mark) => text.lastIndexOf(mark, index - 1)));
  const rest = text.slice(index).search(/[.!?](?:\s|$)|\n/);
  return text.slice(start + 1, rest < 0 ? text.length : index + rest);
}

function goesOn(rest: string, after: readonly Piece[]): boolean {
  if (nextTrouble.test(rest.slice(0, 1_500))) return true;
  // "Now it ends with", and the log.
  return (
    /\b(?:but|now|however|then)\b[^.!?]{0,80}:?\s{0,4}$/i.test(rest.slice(0, 400)) &&
    after.slice(0, 2).some((piece) => isOutput(piece) && piece.lines.some(({ text }) => printedTrouble.test(text.slice(0, 400))))
  );
}

interface Run {
  /** The output right above. */
  readonly above: Piece | undefined;
  readonly lines: readonly PieceLine[];
  readonly text: string;
  readonly after: readonly Piece[];
}

/** What people write between two pieces of output; spans of code stand within it. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  let above: Piece | undefined;
  let lines: PieceLine[] = [];
  const close = (at: number): void => {
    const text = lines.map((line) => line.text).join('\n');
    if (text.trim() !== '') runs.push({ above, lines, text: text.slice(0, 20_000), after: pieces.slice(at) });
    lines = [];
  };
  for (const [at, piece] of pieces.entries()) {
    if (!isOutput(piece)) {
      if (piece.kind === 'prose') lines.push(...piece.lines);
      continue;
    }
    close(at);
    above = piece;
  }
  close(pieces.length);
  return runs;
}

function isOutput({ kind, info }: Piece): boolean {
  return kind === 'output' && info !== '`';
}
