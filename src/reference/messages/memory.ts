// What the kernel, systemd, GPU libraries and runtimes print when memory runs out.

/** Names of processes that hold a model; the kernel cuts them at 15 characters. Python is none of them: it runs much else. */
const runner = '(?:ollama|llama-server|llama-cli|llama-run|koboldcpp|lemond|lemonade|lm-studio|vllm|VLLM)';
const unit = '(?:ollama|llama|vllm|lemonade|lmstudio)\\S{0,30}\\.service';

/** The kernel's OOM killer (mm/oom_kill.c): the line since 4.19, that of older kernels, and systemd's two; the latter and the reaper also speak for a limit. */
export const runnerKilledForMemory: readonly RegExp[] = [
  new RegExp(`Out of memory: Kill(?:ed)? process \\d{1,10} \\(${runner}[^)]{0,20}\\)`),
  new RegExp(`${unit}: Failed with result 'oom-kill'`),
  new RegExp(`${unit}: A process of this unit has been killed by the OOM killer`),
  new RegExp(`oom-kill:constraint=CONSTRAINT_NONE,.{0,400},task=${runner}[^,]{0,20},pid=`),
  new RegExp(`oom_reaper: reaped process \\d{1,10} \\(${runner}[^)]{0,20}\\)`),
];

/**
 * Ollama waited for a runner that got SIGKILL (llm/server.go until 0.29, llm/llama_server.go from 0.30 on): so end the OOM killer, the limit of a control
 * group, and systemd-oomd. "llama runner terminated", and "signal: killed" alone in 2023, it also prints where it ended the runner itself.
 */
export const runnerEndedByKill: readonly RegExp[] = [
  /(?:llama runner|llama-server) process has terminated: signal: killed/,
  /msg="(?:llama runner|llama-server) process no longer running" sys=9\b/,
];

/** The same without the name of a runtime: Python, or only the end of a process. */
export const killedForMemory: readonly RegExp[] = [
  /Out of memory: Kill(?:ed)? process \d{1,10} \(python/,
  /oom-kill:constraint=CONSTRAINT_NONE,.{0,400},task=python/,
  ...runnerEndedByKill,
  // The shell's word for SIGKILL, alone or behind a script's line; zsh names the job.
  /^\s{0,8}(?:\S{1,80}: line \d{1,5}:\s{1,8}\d{1,8} )?Killed(?:\s{2,24}\S.{0,300}|\s{1,8})?$/,
  // Behind a bar of tqdm, which ends in no new line: weights are being loaded.
  /(?:it\/s|s\/it)\] {0,8}Killed["'`”]?\s{0,8}$/,
  // PyTorch's launcher (torch/distributed/elastic): a worker got SIGKILL.
  /\bfailed \(exitcode: -9\) local_rank: \d/,
  /\bSignal 9 \(SIGKILL\) received by PID \d/,
  // DeepSpeed's launcher, behind the whole command; Python's subprocess, of which accelerate's launcher speaks.
  /\] exits with return code = -9\b/,
  /\bdied with <Signals\.SIGKILL: 9>/,
  /^\[\d{1,3}\]\s{1,8}\d{1,8} killed\s{2,8}\S/,
  // As people put it.
  /\b(?:killed|terminated|ended|reaped) by (?:the )?(?:kernel['’]?s? |Linux )?OOM[- ]killer\b/i,
  /\bOOM[- ]killer (?:kills?|killed|terminates?|terminated|ends|reaps|reaped)\b/i,
];

/**
 * How people tell of the shell's word, where they paste nothing: quoted as what came out, of a load, in Chinese. "The process was killed" alone says
 * nothing: so end a scheduler, a stop button and the reporter himself.
 */
export const toldKilled: readonly RegExp[] = [
  /\b(?:says?|said|shows?|prints?|printed|outputs?|messages?|results?|only|just|gets?|got|see|returns?|ends?|with)\b[^.;\n"“]{0,24}["'`“*]Killed["'`”*]/,
  // The shell's line, quoted.
  /["'`“*](?:[^\s"'`]{1,80}: )?line \d{1,5}:\s{1,8}\d{1,8} Killed["'`”*]/,
  /(?<!\b(?:if|when(?:ever)?|once|after|until|unless|whether|because|since|before|in case|so that|restart\w{0,3})\b[^.;,\n]{0,40})\b(?:load(?:ing)?|conversion|quanti[sz]ation|checkpoint shards?)\b[^.;,\n]{0,30}?\b(?:was|is|gets?|got|been) (?:also |always |automatically |silently |suddenly |just )?killed\b(?! (?:by|because|due|for|off|it|the|all|every|any)\b)/i,
  /(?<!\b(?:if|when(?:ever)?|once|after|until|unless|whether|because|since|before|in case|so that|restart\w{0,3})\b[^.;,\n]{0,40})\b(?:process|program|script|python)\b[^.;,\n]{0,20}?\b(?:was|is|gets?|got|been) (?:also |always |automatically |silently |suddenly |just )?killed (?:right |shortly )?(?:while|when|during|at)\b[^.;\n]{0,24}\b(?:loads?|loading)\b/i,
  /^(?:# )?(?:\[[^\]]{1,20}\] ?)?Killed (?:while|when|during) (?:loading|I load|importing|quantiz\w{2,5}|convert\w{2,4}|the model|inference)\b/,
  /^(?:# )?(?:\[[^\]]{1,20}\] ?)?(?:the )?process killed\W{0,3}$/i,
  /出现 ?["'“‘]?kill(?:ed)?(?![a-z])|加[载載][^。；，\n]{0,24}(?:被 ?kill(?:ed)?(?![a-z])|被系[统統](?:[终終]止|[杀殺](?:死|掉)))/i,
];

/** ggml's back ends for CUDA, ROCm and MUSA, where a load or an answer ends for lack of memory on the GPU: the loader, the KV cache, and ggml's own end. */
export const ggmlGpuMemoryFull: readonly RegExp[] = [
  /^(?!.{0,900}(?:Load failed|retrying once)).{0,300}(?:error loading model: |(?:runner|llama-server) process has terminated: ).{0,60}unable to allocate (?:CUDA|ROCm|MUSA)\d{1,2} buffer/,
  // Ollama with the last line of its runner, after how that ended: "exit status 2", "signal: aborted (core dumped)".
  /^(?!.{0,900}(?:Load failed|retrying once)).{0,300}(?:runner|llama-server) process has terminated: (?:(?:exit status \d{1,3}|signal: [a-z ]{3,30}(?:\(core dumped\))?):? ?)?(?:cudaMalloc failed|CUDA error|ROCm error): out of memory/,
  /^(?!.{0,900}(?:Load failed|retrying once)).{0,300}runner process no longer running: -?\d{1,6} (?:cudaMalloc failed|CUDA error|ROCm error): out of memory/,
  // In the middle of an answer: until 0.3, and from there on.
  /\ban (?:unknown )?error was encountered while running the model:? (?:CUDA|ROCm) error: out of memory/,
  // Ollama from 0.30 on, with the last line of llama-server; not the lines of a first try, after which it makes room or shortens the context.
  /^(?!.{0,900}(?:Load failed|retrying once)).{0,300}llama-server reported out-of-memory during startup: .{0,200}(?:(?:cuda|hip|musa)Malloc failed|CUDA error|ROCm error): out of memory/,
  // ggml of 2023, which ends with it; in April also where host memory could not be pinned (github.com/ggml-org/llama.cpp/issues/1230).
  /\bCUDA error 2 at [^:\n]{0,200}ggml-cuda\.cu:(?!3\d\d:)\d{1,6}: out of memory/,
];

/** One try of many, or a driver for Vulkan or SYCL that also refuses for the size of one allocation (4 GiB, on Intel). */
export const ggmlAllocationRefused: readonly RegExp[] = [
  /(?:cuda|hip|musa)Malloc failed: out of memory/,
  /failed to allocate (?:CUDA|ROCm|Vulkan|SYCL|MUSA)\d{1,2} buffer of size/,
  /unable to allocate (?:Vulkan|SYCL)\d{1,2} buffer/,
  /ErrorOutOfDeviceMemory/,
  /(?<!Error: )(?:CUDA|ROCm) error: out of memory/,
];

const free = '\\.\\d{1,3} GiB (?:is )?free\\b';
/** MiB are asked and GiB free, or of whole GiB fewer than are free. */
const lessThanFree = `(?!${[
  `[\\d.]{1,12} [KM]iB.{0,300}?\\b[1-9]\\d{0,3}${free}`,
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((asked) => `${asked}\\.\\d{1,3} GiB.{0,300}?\\b(?:[${asked + 1}-9]|\\d{2,4})${free}`),
  `9\\.\\d{1,3} GiB.{0,300}?\\b\\d{2,4}${free}`,
].join('|')})`;

/**
 * PyTorch's caching allocator, for CUDA, ROCm and XPU, whatever the exception is called (RuntimeError until 1.13, torch.cuda.OutOfMemoryError,
 * torch.OutOfMemoryError); the allocator of the driver (cudaMallocAsync), which ComfyUI takes; and what ComfyUI says of either.
 */
export const torchGpuMemoryFull: readonly RegExp[] = [
  // With more free than is asked something else limits: a share of the memory, or the host's.
  new RegExp(`\\b(?:CUDA|HIP|XPU) out of memory\\. Tried to allocate ${lessThanFree}[\\d.]{1,12} [KMG]iB`),
  /\bAllocation on device \d{0,2} ?would exceed allowed memory\. \(out of memory\)/,
  /\btorch(?:\.cuda)?\.OutOfMemoryError: Allocation on device\b/,
  /\bGot an OOM, unloading all loaded models\./,
];

/** The kernel ends a process for the limit of its control group: its two lines. */
export const runnerKilledByLimit: readonly RegExp[] = [
  new RegExp(`Memory cgroup out of memory: Kill(?:ed)? process \\d{1,10} \\(${runner}[^)]{0,20}\\)`),
  // From 2.9.5 on WSL holds everything of its users in one group of its own.
  new RegExp(`oom-kill:constraint=CONSTRAINT_MEMCG,(?!.{0,400}\\boom_memcg=/wsl-user,).{0,400},task=${runner}[^,]{0,20},pid=`),
];

/** The same of Python, which runs much else, or without a name; kubectl and `docker inspect` tell it in one word, and 137 is 128 and SIGKILL. */
export const killedByLimit: readonly RegExp[] = [
  /Memory cgroup out of memory: Kill(?:ed)? process \d{1,10} \(python/,
  /oom-kill:constraint=CONSTRAINT_MEMCG,(?!.{0,400}\boom_memcg=\/wsl-user,)/,
  /\bOOMKilled\b(?!"?\s{0,3}[:=]\s{0,3}"?false)/,
  // Not where somebody tells that he stopped it himself.
  /^(?!.{0,600}\b(?:docker|podman|compose) (?:stop|kill|down|rm|restart)\b|.{0,600}\b(?:ctrl ?[+-] ?c\b|I (?:stopped|killed|pressed)\b)).{0,600}\bexit(?:ed|s)?(?: with)?(?: code| status)?[ :=(]{1,3}137\b/i,
];
