// What servers, shells and systemd say when a server cannot start or does not get its settings.

/** The variables that runtimes read, as the names of settings in a shell or unit. */
const variable = '(?:OLLAMA|CUDA|NVIDIA|HIP|ROCR|HSA|GGML|LLAMA_ARG|VLLM|HF)_[A-Z_]{2,40}';

/**
 * A setting that sets nothing: `export NAME:VALUE`, blanks round the sign, bash's answer to both, and systemd's to a line of Environment= or of an
 * EnvironmentFile=, or to a name that stands alone.
 */
export const settingMalformed: readonly RegExp[] = [
  // Not make's own “:=”.
  new RegExp(`^\\s{0,12}(?:[$>] )?export ${variable}:(?!\\/\\/|:?=)\\S`),
  // make and BitBake take the blanks; a prompt tells the shell.
  new RegExp(`^\\s{0,12}(?:\\S{0,60}\\$|\\S{1,60}@\\S{1,120}#) export ${variable} {1,4}= ?[^\\s<]`),
  new RegExp(`export: [\`']${variable}:\\S{0,200}': not a valid identifier`),
  new RegExp(`Invalid environment assignment, ignoring: ["'“]?${variable}`),
  new RegExp(`Ignoring invalid environment assignment ['"]${variable}`),
  new RegExp(`^\\s{0,12}Environment=["']?${variable}(?::(?!=) ?| {1,4}= ?)\\S`),
  // Without Environment= before it: systemd's words over the years, the last since 256.
  new RegExp(`Unknown (?:lvalue|key name|key) '${variable}' in section (?:'Service'|\\[Service\\])`),
];

/**
 * The port is taken: Go's net, Docker's two wordings and rootless podman's.
 * @param port as a pattern: `11434`
 */
export function portTaken(port: string): readonly RegExp[] {
  return [
    new RegExp(`listen tcp[46]? \\S{0,60}:${port}: bind: (?:address already in use|Only one usage of each socket address)`),
    new RegExp(`Bind for \\S{0,60}:${port} failed: port is already allocated`),
    new RegExp(`failed to bind (?:host )?port \\S{0,60}:${port}[:/].{0,80}(?:address already in use|port is already allocated)`),
  ];
}

/** The same of Python's servers (uvicorn, which vLLM, SGLang and llama-cpp-python use), of PyTorch, and of llama-server. */
export const serverPortTaken: readonly RegExp[] = [
  // asyncio's words; people leave the number before them out.
  /\berror while attempting to bind on address \('[^']{0,60}', \d{1,5}[^)]{0,10}\): (?:\[errno 98\] )?address already in use/i,
  // Python's own bind, with the file of sockets that vLLM opens first, and ZeroMQ's.
  /OSError: \[Errno 98\] Address already in use/,
  /ZMQError: Address already in use \(addr=/,
  // PyTorch's store for the workers of one run; 48 is what macOS calls it.
  /server socket has failed to (?:listen on any local network address|bind to \S{1,80})\.? ?.{0,80}(?:code: -98|errno: 98)/,
  // Node, for web interfaces.
  /listen EADDRINUSE: address already in use \S{1,60}:\d{2,5}/,
  // llama-server names no reason; on an address that every machine has, with a port that every user may take, one is left.
  /couldn'?t bind (?:to server socket|HTTP server socket)[:,] hostname[:=] ?(?:127\.0\.0\.1|0\.0\.0\.0|localhost),? port[:=] ?[1-9]\d{3,4}\b/,
];

/**
 * Nothing can be written any more: Python with the file's name or for a write, container engines, and Rust. Shared memory and watches, which are no disk, have their own
 * words, or only `/dev/shm` in the same line; the kernel’s own files refuse with the same number.
 */
export const diskFull: readonly RegExp[] = [
  /^(?!.{0,600}(?:\/dev\/shm|SemLock|inotify|\bwatch)).{0,600}\[Errno 28\] No space left on device(?!.{0,80}(?:\/dev\/shm|'\/psm_|'\/(?:sys|proc)\/))/,
  /\[Errno 122\] Disk quota exceeded/,
  // pip takes the language of the session, so that only the number is the same everywhere.
  /Could not install packages due to an (?:OSError|EnvironmentError): \[Errno 28\] (?!.{0,200}\/dev\/shm)\S/,
  // Docker and containerd while they unpack an image.
  /failed to (?:register layer|extract layer \S{1,120})\b.{0,400}: no space left on device/,
  /^(?!.{0,600}(?:\/dev\/shm|inotify|\bwatch)).{0,600}\bNo space left on device \(os error 28\)/,
];

/** The limit of open files: Python with the error's number, PyTorch's data loader, Rust, Go's net and NCCL. An inotify limit has the same number, in Rust too. */
export const openFilesReached: readonly RegExp[] = [
  /^(?!.{0,400}inotify).{0,400}\[Errno 24\] Too many open files/,
  /Too many open files\. Communication with the workers is no longer possible/,
  /^(?!.{0,400}(?:inotify|\bwatch)).{0,400}\bToo many open files \(os error 24\)/,
  // “… in system” is the limit of the whole machine.
  /\baccept tcp \S{1,60}:\d{2,5}: accept4: too many open files(?! in system)/,
  /NCCL WARN .{0,120}: Too many open files/,
];

/** A SOCKS proxy that the Python client cannot use: httpx with and without its extra, and requests (pip too). */
export const socksRefused: readonly RegExp[] = [
  /Unknown scheme for proxy URL URL\('socks(?:4a?|5h)?:\/\//,
  /Using SOCKS proxy, but the 'socksio' package is not installed/,
  /Missing dependencies for SOCKS support\./,
];

const thisMachine = '(?:127\\.0\\.0\\.1|localhost|0\\.0\\.0\\.0)';

/** A proxy answers for this very machine: Squid's page, and requests, which names the whole address only to a proxy. */
export const proxyForLoopback: readonly RegExp[] = [
  new RegExp(`trying to retrieve the URL: <a href="https?://${thisMachine}[:/]`),
  new RegExp(`<b>Connection to ${thisMachine} failed\\.</b>`),
  new RegExp(`Max retries exceeded with url: http://${thisMachine}:\\d{2,5}/.{0,300}\\(Caused by ProxyError`),
];
