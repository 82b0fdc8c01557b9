import { findGpuFaults, type GpuFault } from '../../parsers/gpu-faults.ts';
import { amdgpuFirmwareMissing, xeGucMissing } from '../../reference/messages/gpu-resets.ts';
import { lettersOf, mayHold } from '../../report/letter-runs.ts';
import { requiredTexts } from '../../report/required-text.ts';
import type { PieceLine } from '../text/split-pieces.ts';

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

/** What each failure must hold, worked out once: nearly every text holds none of them. */
let required: readonly (readonly string[])[] | undefined;

/** Lines of output that later lines have behind them. */
export function doneLater(printed: readonly PieceLine[]): PieceLine[] {
  const whole = printed.map(({ message }) => message.slice(0, 1_500)).join('\n');
  const letters = lettersOf(whole.toLowerCase());
  required ??= steps.map(({ failed }) => requiredTexts(failed));
  const gone: PieceLine[] = [];
  for (const [at, { failed, done }] of steps.entries()) {
    if (!required[at]?.some((text) => mayHold(letters, text))) continue;
    const last = printed.findLastIndex(({ message }) => done.test(message.slice(0, 1_500)));
    for (const line of printed.slice(0, Math.max(0, last))) if (failed.test(line.message.slice(0, 1_500))) gone.push(line);
  }
  gone.push(
    ...warnedOf(printed, whole),
    ...mendedDevices(printed),
    ...curedEngine(printed, whole),
    ...unitCame(printed),
    ...groupJoined(printed, whole),
    ...sectionCame(printed, whole),
  );
  // What is refused on the host's side ggml takes from ordinary memory; until May 2025 it told why on the next line.
  if (whole.includes('Failed to allocate pinned memory.'))
    gone.push(...printed.filter((_, at) => /Failed to allocate pinned memory\.\s{0,4}$/.test(printed[at - 1]?.message.slice(-200) ?? '')));
  return gone;
}

/**
 * A container engine that had no GPU to give, a command that cures it, and a container that shows the GPU. Without such a command in between the two
 * may be of different images or accounts.
 */
function curedEngine(printed: readonly PieceLine[], whole: string): readonly PieceLine[] {
  const starts = /\b(?:docker|podman|nerdctl)\b.{0,300}\bnvidia-smi\b/;
  const lists = /^\s{0,4}(?:\|\s{1,3}NVIDIA-SMI \d|GPU \d{1,2}: NVIDIA )/;
  const made = /^\s{0,4}\S{1,2} Container \S{1,60}\s{1,40}Started\b/;
  const cures =
    /\b(?:nvidia-ctk (?:runtime configure|cdi generate)|(?:apt(?:-get)?|dnf|yum|zypper) (?:-y )?install|pacman -S\w{0,4}|nvidia-smi -pm 1|nvidia-modprobe|modprobe nvidia\S{0,10}|prime-select nvidia|systemctl (?:restart|start|enable --now) nvidia-(?:cdi-refresh|persistenced))\b/;
  const refused =
    /could not select device driver|failed to discover GPU vendor from CDI|nvidia-container-cli(?:\.real)?: initialization error|unresolvable CDI devices|no known GPU vendor found|runtime name: nvidia\b|OCI runtime "nvidia" not found/;
  if (!refused.test(whole)) return [];
  const texts = printed.map(({ message }) => message.slice(0, 1_500));
  const shown = texts.findLastIndex(
    (text, at) => made.test(text) || (lists.test(text) && texts.slice(Math.max(0, at - 6), at).some((each) => starts.test(each))),
  );
  const cure = texts.findLastIndex((text, at) => at < shown && cures.test(text));
  return printed.slice(0, Math.max(0, cure)).filter((_, at) => refused.test(texts[at] ?? ''));
}

/** Packages that CMake would have liked to find and does without: below the line that calls it a warning, and indented. */
function warnedOf(printed: readonly PieceLine[], whole: string): PieceLine[] {
  if (!whole.includes('CMake Warning')) return [];
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
  // Where nvidia-smi's table has a GPU last; it has only what the driver took.
  const listed = new Map<string, number>();
  for (const [at, { message }] of printed.entries()) {
    const bus = /^\|.{20,60} 0{8}:([0-9A-F]{2}:[0-9A-F]{2}\.\d) /.exec(message.slice(0, 120))?.[1];
    if (bus !== undefined) listed.set(bus, at);
  }
  return printed.filter(({ message }, at) => {
    const line = message.slice(0, 400);
    if (refusals.some(([fault, pattern]) => fault !== undefined && came[fault] !== undefined && pattern.test(line))) return true;
    const bus = /\bBAR\d is 0M @ 0x0 \(PCI:[0-9a-f]{4}:([0-9a-f]{2}:[0-9a-f]{2}\.\d)\)/.exec(line)?.[1]?.toUpperCase();
    return bus !== undefined && (listed.get(bus) ?? -1) > at;
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
function groupJoined(printed: readonly PieceLine[], whole: string): readonly PieceLine[] {
  const refused = /is not member of "(?:render|video)" group|Unable to open \/dev\/kfd read-write: Permission denied/;
  if (!refused.test(whole)) return [];
  const texts = printed.map(({ message }) => message.slice(0, 1_500));
  const listed = texts.findLastIndex((text) => /^\s{0,8}Name: {1,30}gfx\w{3,6}\s{0,4}$/.test(text));
  const joined = texts.findLastIndex(
    (text, at) => at < listed && /\b(?:usermod -aG|gpasswd -a|adduser \S{1,40}|newgrp)\b.{0,60}\b(?:render|video)\b/.test(text),
  );
  if (joined < 0 || texts.slice(joined, listed).some((text) => /\bsudo (?:\S{1,60}\/)?rocminfo\b/.test(text))) return [];
  return printed.slice(0, joined).filter((_, at) => refused.test(texts[at] ?? ''));
}

/**
 * Settings outside of a section, of which systemd speaks when it reads the unit: it read the unit once more and said nothing, or the server has a setting
 * that it had not before. That the unit was only started anew shows neither.
 */
function sectionCame(printed: readonly PieceLine[], whole: string): readonly PieceLine[] {
  const stray = /\bAssignment outside of section\. Ignoring/;
  if (!stray.test(whole)) return [];
  const texts = printed.map(({ text }) => text.slice(0, 3_000));
  const last = texts.findLastIndex((text) => stray.test(text));
  const later = texts.slice(last + 1);
  const read = later.findIndex((text) => /\bsystemd\[1\]: (?:Reloading\.|Reloading requested\b|Reexecuting\b)|^\s{0,8}-- Boot [0-9a-f]{32} --/.test(text));
  const started = read !== -1 && later.slice(read).some((text) => /\bsystemd\[1\]: Started \S/.test(text));
  const had = new Set(texts.slice(0, last).flatMap(settingsOfServer));
  if (!started && !later.flatMap(settingsOfServer).some((setting) => !had.has(setting))) return [];
  return printed.filter((_, at) => stray.test(texts[at] ?? ''));
}

/** An address or a folder of models that Ollama's server has of no default. */
function settingsOfServer(text: string): readonly string[] {
  const map = /\bserver config"? env="?map\[(.{1,2800})/.exec(text)?.[1];
  const settings = map?.match(/\bOLLAMA_(?:HOST|MODELS):\S{1,300}/g) ?? [];
  return settings.filter((each) => !/_HOST:(?:http:\/\/)?(?:127\.0\.0\.1|localhost)(?::11434)?\]?"?$|_MODELS:\S{0,200}\/\.ollama\/models\]?"?$/.test(each));
}
