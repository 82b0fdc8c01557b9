/**
 * Is a line outside of any fence something that a program printed or a person typed into a shell? Cheap marks only: each is anchored or a
 * plain word, and none of them is common in sentences.
 */
export function looksLikeOutput(line: string): boolean {
  const start = line.slice(0, 240);
  if (marks.some((mark) => mark.test(start))) return true;
  const service = composed.exec(start);
  return service !== null && marks.some((mark) => mark.test(start.slice(service[0].length)));
}

/** `docker compose logs` puts the service before each line: "comfyui  | Killed". Only what stands behind it tells that it is no table. */
const composed = /^\s{0,4}[a-z][\w.-]{1,40} {1,20}\| {1,4}(?=\S)/;

const marks: readonly RegExp[] = [
  // Clocks of logs: journal, syslog, dmesg, Go, Python, docker.
  /^\s{0,12}(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}\b/,
  // The month in the language of the system, where a program speaks behind it.
  /^\s{0,12}(?:\d{1,2}[月월]|\p{L}{2,6}\.?) {1,2}\d{1,2} \d{2}:\d{2}:\d{2} (?:\S{1,255} )?[A-Za-z_(][\w.@/()-]{0,80}(?:\[\d{1,10}\])?: /u,
  /^\s{0,12}\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}/,
  /^\s{0,12}\[\d{2}\/\d{2}\/\d{4}[-, ]{1,2}\d{2}:\d{2}:\d{2}\]/,
  /^\s{0,12}\[ {0,8}\d{1,7}\.\d{3,6}\]/,
  // Chromium, and so Electron: [process:MMDD/HHMMSS.microseconds:LEVEL:file(line)].
  /^\s{0,12}\[(?:\d{1,10}:){1,2}\d{4}\/\d{6}\.\d{3,6}:[A-Z]{4,8}\d?:/,
  /^\s{0,12}\[[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:/,
  /^\s{0,12}time=\d{4}-|\blevel=(?:TRACE|DEBUG|INFO|WARN|ERROR) source=|\bsource=\w{1,40}\.go:\d/,
  /^\s{0,12}(?:INFO|WARNING|WARN|ERROR|DEBUG|FATAL|CRITICAL)(?:[: ]|\s{1,8}\[)/,
  /^\s{0,12}\(\w{1,30} pid=\d/,
  // Programs that name themselves.
  /^\s{0,12}(?:ggml_\w{1,40}|llama_\w{1,40}|llm_load_\w{1,20}|load_tensors|load_backend|print_info|common_\w{1,30}|system_info|srv {1,4}\w|slot {1,4}\w|main|build|version|built with)(?::| = | \d|:? )\S/,
  // What a driver prints over several lines, dmesg indents by its clock.
  /^\s{0,24}NVRM: \S/,
  /^\s{0,12}(?:NVRM|amdgpu|amdxdna|intel_vpu|i915|xe|nouveau|nvidia|pcieport|AMD-Vi|DMAR|kfd|snd_\w{1,20}) ?(?::| [0-9a-f]{4}:[0-9a-f]{2}:)/,
  /^\s{0,12}\[drm(?::\w{1,60}(?: \[\w{1,20}\])?)?\] /,
  /\b[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]: /,
  /^\s{0,12}(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] \w/,
  /^\s{0,12}[\w./-]{1,200}: (?:error while loading shared libraries|symbol lookup error|\S{1,160}: version `|command not found|cannot open)/,
  /^\s{0,12}(?:Traceback \(most recent|File "[^"]{1,300}", line \d|(?:[\w.]{1,60}\.)?[A-Z]\w{2,40}(?:Error|Exception): )/,
  /^\s{0,12}(?:Failed to initialize NVML|NVIDIA-SMI|NVML library version|Error! Bad return status|dpkg: error|CUDA error|HIP error|CUDA driver version is insufficient|No devices were found)/,
  /^\s{0,12}\d{1,3}\.\d\d\.\d{3}\.\d{3} [A-Z] |^\s{0,12}kernel: |^\s{0,12}warning: no usable GPU/,
  // Container engines, NVIDIA's tool for them, and ls where a node is missing.
  /^\s{0,12}(?:docker: )?Error response from daemon: \S|^\s{0,12}Error: (?:crun: |OCI runtime error: |setting up CDI devices: |stat \S{1,40}\.com\/gpu=)|^\s{0,12}nvidia-container-cli: \w|^\s{0,12}ls: cannot access \S/,
  // The shell's word for SIGKILL, alone in its line, and what it says of a script's command; a file that it cannot run; and the bars of tqdm.
  /^\s{0,8}Killed\s{0,8}$/,
  /^\s{0,8}[\w./-]{1,80}: line \d{1,5}:\s{1,8}\d{1,8} (?:Killed|Aborted|Terminated|Segmentation fault|Illegal instruction|Bus error|Floating point exception)\b/,
  /^\s{0,8}(?:-?(?:ba|z)?sh: )?\S{1,160}: cannot execute\b|^\s{0,8}exec \/\S{1,160}: exec format error\b/,
  /\b\d{1,3}%\|[^|\n]{0,180}\| {0,3}\d{1,9}(?:\.\d{1,2})?[kMGT]?\/\d/,
  // kubectl get pods.
  /^\s{0,12}\S{1,80}(?: {2,80}\S{1,120})? {2,80}\d{1,3}\/\d{1,3} {2,40}(?:Running|Completed|OOMKilled|CrashLoopBackOff|Error|Pending|Evicted|Terminating|ImagePullBackOff) {2,40}\d/,
  // Builds: CMake, make, nvcc, pip, and compilers of gcc's kind.
  /^\s{0,12}(?:CMake (?:Error|Warning)(?: at | in |: )|nvcc fatal {1,4}: |g?make(?:\[\d\])?: \*\*\* |ninja: build stopped|error: (?:subprocess-exited-with-error|command '\S)|#error -- |[\w./+-]{1,160}[:(]\d{1,6}(?::\d{1,5})?\)?: (?:fatal )?error: )/,
  // Tables, listings, assignments, unit files, prompts.
  /^\s{0,12}[+|][-=+|]{6}|^\s{0,12}\|(?:[^|\n]{1,200}\|){2}/,
  /^\s{0,12}c[rwx-]{9}[+.@]?\s/,
  /^\s{0,12}(?:\$ )?(?:export |set |sudo )?[A-Z][A-Z0-9_]{3,60}=\S/,
  /^\s{0,12}\[(?:Unit|Service|Install|Container|wsl2|boot|automount|interop|experimental|user|network|gpu|Socket)\]\s*$/,
  /^\s{0,12}(?:Environment|ExecStart|ExecStartPre|ExecReload|User|Group|After|Wants|Requires|Restart|RestartSec|WantedBy|Type|ProtectHome|ProtectSystem|PrivateTmp|DeviceAllow|DevicePolicy|Image|AddDevice|Volume|PublishPort|GroupAdd|LimitMEMLOCK|SupplementaryGroups|ReadWritePaths|Description|WorkingDirectory|StateDirectory|DynamicUser|memory|swap|processors|networkingMode|kernelCommandLine|gpuSupport)=\S{0,200}/,
  /^\s{0,12}(?:\$|❯|➜|λ|#\$) \S|^\s{0,12}(?:PS )?[A-Z]:\\[^>]{0,120}>|^\s{0,12}(?:\([\w.-]{1,40}\) )?[\w.-]{1,40}@[\w.-]{1,60}[:~ ][^$#\n]{0,80}[$#] \S/,
  /^\s{0,12}["'“]?(?:sudo )?(?:docker|podman|nerdctl) (?:run|compose|create|exec|logs|info) |^\s{0,12}(?:sudo )?(?:systemctl|journalctl|dmesg|lspci|lsmod|modprobe|nvidia-smi|rocminfo|rocm-smi|vulkaninfo|clinfo|uname|ls -l\w{0,6} \/dev|apt(?:-get)? install|(?:\S{1,120}\/)?llama-(?:server|cli|bench)|ollama (?:serve|run|ps)|vllm serve|bash \.\/NVIDIA)\b/,
  /^\s{0,12}(?:Flags|flags|Features)\s{0,24}: {0,40}(?:fpu|fp) /,
  /^\s{0,12}uid=\d{1,10}\(|^\s{0,12}Linux \S{1,80} \d{1,2}\.\d{1,3}\.\S{1,60} #\d/,
  /^\s{0,12}(?:PRETTY_NAME|VERSION_ID|ID_LIKE|Distributor ID:|BOOT_IMAGE=|Command line:|Operating System:\s{1,4}\w{1,20} \d)/,
  // Rows of collect_env, and of pip list where a column is padded.
  /^\s{0,12}\[(?:pip3|conda)\] \w|^\s{0,8}[A-Za-z][\w.-]{1,40} {4,60}\d{1,4}\.\d{1,4}(?:\.\d{1,6})?[\w.+-]{0,30}\s{0,8}$/,
  /^\s{0,12}\[(?:ext_oneapi_)?(?:level_zero|opencl|cuda|hip|native_cpu):|^\s{0,12}GPU \d{1,3}: .{2,80}\(UUID: |^\s{0,12}\w{2,20} feature version: \d{1,9}, /,
  /^\s{0,12}[\w-]{2,40}(?:\/|, )[\w.~+-]{1,60}, [\w.+-]{3,60}, (?:x86_64|aarch64): (?:installed|built|added|broken)/,
  /^\s{0,12}Device \d{1,2}: /,
  /^\s{0,12}NAME\s{2,40}ID\s{2,40}SIZE\s|\s\d{1,4}(?:\.\d{1,2})? [KMGT]B\s{1,20}(?:\d{1,3}%\/)?\d{1,3}% (?:CPU|GPU)(?:\s|\/|$)/,
  /^\s{0,12}(?:WSL|Kernel|WSLg|MSRDC|Direct3D|DXCore|Windows) version: \d/,
];
