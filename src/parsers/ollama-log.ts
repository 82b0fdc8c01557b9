/** What an Ollama server says of itself and of the GPUs it found. */
export interface OllamaLog {
  /** From `Listening on 127.0.0.1:11434 (version 0.12.3)`; the last start wins. */
  readonly version?: string;
  /** `server config env="map[…]"`, without the empty ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `inference compute` lines of the last start. */
  readonly devices: readonly OllamaDevice[];
  /** Discovery ended, with or without a device: only then does an empty `devices` mean anything. */
  readonly discovered: boolean;
  /** `vram-based default context`. */
  readonly totalVram?: number;
  readonly defaultContext?: number;
  /** `Dynamic LLM libraries` of releases before 0.12.4. */
  readonly runners?: readonly string[];
  /** gfx targets that it named, however it judged them. */
  readonly gfxTargets: readonly string[];
  /** `reason=` of the last `disabling multimodal projector offload`. */
  readonly projectorKeptOff?: string;
  /** Models that it loaded, in order. */
  readonly loads: readonly OllamaLoad[];
}

export interface OllamaDevice {
  /** `cuda`, `rocm`, `vulkan`, `oneapi`, `metal`, `cpu`; lower case in all eras here. */
  readonly library: string;
  /** `gfx1102`, `8.9`; absent on Vulkan (`0.0`) and CPU. */
  readonly compute?: string;
  /** `NVIDIA GeForce RTX 4090`, or `1002:7480` where only that was logged. */
  readonly name?: string;
  readonly pci?: string;
  readonly integrated?: boolean;
  readonly driver?: string;
  readonly folders: readonly string[];
  readonly total?: number;
}

export interface OllamaLoad {
  readonly layersOffloaded?: number;
  readonly layersTotal?: number;
  /** From `requested context size too large for model`. */
  readonly contextRequested?: number;
  readonly contextTrained?: number;
}

const longestLine = 6_000;
const mostText = 4_000_000;

/**
 * The server log of Ollama, all eras, with or without the journal's prefix.
 *
 *     time=2025-09-03T15:10:11.404Z level=INFO source=routes.go:1318 msg="Listening on 127.0.0.1:11434 (version 0.11.8)"
 *     time=2025-04-30T02:46:26.042+08:00 level=INFO source=types.go:130 msg="inference compute" id=GPU-e36b… library=cuda variant=v12 compute=8.9 driver=12.5 name="NVIDIA GeForce RTX 4090" total="23.6 GiB" available="21.8 GiB"
 *     time=2026-01-26T12:06:56.209Z level=INFO source=types.go:42 msg="inference compute" id=0 filter_id=0 library=ROCm compute=gfx1151 name=ROCm0 description="AMD Radeon Graphics" libdirs=ollama,rocm driver=60342.13 pci_id=0000:c5:00.0 type=iGPU total="111.5 GiB" available="111.3 GiB"
 *     time=2026-08-14T20:21:10.762-03:00 level=INFO source=routes.go:2040 msg="vram-based default context" total_vram="0 B" default_num_ctx=4096
 */
export function parseOllamaLog(text: string): OllamaLog {
  const log: Draft = { devices: [], discovered: false, gfxTargets: new Set(), loads: [] };
  let lines = 0;
  for (const whole of text.slice(0, mostText).split('\n')) {
    const line = whole.length > longestLine ? whole.slice(0, longestLine) : whole;
    if (readLine(line, log)) lines++;
  }
  if (lines === 0) throw new Error('no line of an Ollama server log');
  const { gfxTargets, ...rest } = log;
  return { ...rest, gfxTargets: [...gfxTargets].sort() };
}

/** Is this line one that only an Ollama server prints? */
export function isOllamaLogLine(line: string): boolean {
  return /\b(?:level=(?:TRACE|DEBUG|INFO|WARN|ERROR) source=\w{1,40}\.go:\d|msg="inference compute"|routes\.go:\d{1,5}: INFO server config)/.test(line);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Writable<Omit<OllamaLog, 'gfxTargets' | 'devices' | 'loads'>> & {
  gfxTargets: Set<string>;
  devices: OllamaDevice[];
  loads: OllamaLoad[];
};

function readLine(line: string, log: Draft): boolean {
  const listening = /Listening on \S{1,100} \(version ([\w.+-]{1,40})\)/.exec(line)?.[1];
  if (listening !== undefined) {
    // A new start: what an earlier one found no longer holds.
    log.version = listening;
    log.devices = [];
    log.discovered = false;
    return true;
  }
  const config = /server config"? env="map\[(.*?)\]"\s*$/.exec(line)?.[1] ?? /server config"? env="map\[(.*)/.exec(line)?.[1];
  if (config !== undefined) {
    log.environment = parseGoMap(config);
    return true;
  }
  // Some copies leave out the key and the quotes: `inference compute  id=0 library=CUDA`.
  if (/\binference compute\b/.test(line) && /\blibrary=/.test(line)) {
    const device = readDevice(keyValues(line));
    log.discovered = true;
    if (device !== undefined) log.devices = [...log.devices, device];
    return true;
  }
  if (!isOllamaLogLine(line)) return readLayers(line, log);
  const field = keyValues(line);
  const message = field.msg ?? '';
  if (message === 'vram-based default context' || message === 'entering low vram mode') {
    const total = field.total_vram ?? field['total vram'] ?? /"total vram"="([^"]{1,30})"/.exec(line)?.[1];
    const bytes = total === undefined ? undefined : parseAmount(total);
    if (bytes !== undefined) log.totalVram = bytes;
    const context = Number(field.default_num_ctx);
    if (Number.isInteger(context)) log.defaultContext = context;
  }
  if (message === 'disabling multimodal projector offload' && field.reason) log.projectorKeptOff = field.reason;
  if (/^no compatible GPUs were discovered/.test(message)) log.discovered = true;
  const runners =
    /Dynamic LLM libraries (?:runners=)?\[([^\]]{0,400})\]/.exec(message)?.[1] ??
    (/^Dynamic LLM libraries/.test(message) ? field.runners?.replace(/^\[|\]$/g, '') : undefined);
  if (runners !== undefined) log.runners = runners.split(/\s+/).filter(Boolean);
  const target = field.gpu_type ?? /\bgfx\d{3,4}[a-f]?\b/.exec(message)?.[0];
  if (target !== undefined && /^gfx\w{3,5}$/.test(target)) log.gfxTargets.add(target);
  if (/requested context size too large for model/.test(message)) {
    const [asked, trained] = [Number(field.num_ctx), Number(field.n_ctx_train)];
    if (asked > 0 && trained > 0) log.loads = [...log.loads, { contextRequested: asked, contextTrained: trained }];
  }
  if (message === 'offload' || /^offload to/.test(message)) {
    const [total, offloaded] = [Number(field['layers.model']), Number(field['layers.offload'])];
    if (Number.isInteger(total) && Number.isInteger(offloaded)) log.loads = [...log.loads, { layersTotal: total, layersOffloaded: offloaded }];
  }
  readLayers(line, log);
  return true;
}

/** The engine's own line, which the server hands on: `load_tensors: offloaded 33/33 layers to GPU`, `msg="offloaded 0/25 layers to GPU"`. */
function readLayers(line: string, log: Draft): boolean {
  const found = /\boffloaded (\d{1,4})\/(\d{1,4}) layers to GPU/.exec(line);
  if (found === null) return false;
  log.loads = [...log.loads, { layersOffloaded: Number(found[1]), layersTotal: Number(found[2]) }];
  return /ollama|msg=/.test(line);
}

function readDevice(field: Readonly<Record<string, string>>): OllamaDevice | undefined {
  const library = field.library?.toLowerCase();
  if (library === undefined || library === '') return undefined;
  const name = field.description ?? field.name;
  const total = field.total === undefined ? undefined : parseAmount(field.total);
  const compute = field.compute ?? '';
  return {
    library,
    folders: (field.libdirs ?? '').split(',').filter((folder) => folder !== '' && folder !== 'ollama'),
    ...(compute === '' || compute === '0.0' ? {} : { compute }),
    ...(name === undefined || name === '' ? {} : { name }),
    ...(field.pci_id ? { pci: field.pci_id.toLowerCase() } : {}),
    ...(field.type ? { integrated: field.type === 'iGPU' } : {}),
    ...(field.driver && field.driver !== '0.0' ? { driver: field.driver } : {}),
    ...(total === undefined ? {} : { total }),
  };
}

/** `level=INFO msg="a \"b\"" total="23.6 GiB"` → the pairs. */
export function keyValues(line: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, key, quoted, bare] of line.matchAll(/([\w.]{1,40})=(?:"((?:[^"\\]|\\.){0,4000})"|([^\s"]{0,400}))/g)) {
    if (key !== undefined) found[key] = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1');
  }
  return found;
}

/**
 * Go prints a map of texts without quotes, `OLLAMA_HOST:http://0.0.0.0:11434 OLLAMA_ORIGINS:[http://localhost https://…] http_proxy:`.
 * Names are words followed by a colon; values may hold colons, and blanks within brackets.
 */
function parseGoMap(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/(?:^| )([A-Za-z_][A-Za-z0-9_]{1,50}):(\[[^\]]{0,4000}\]?|\S{0,500})/g)) {
    if (name !== undefined && value !== undefined && value !== '') found[name] = value;
  }
  return found;
}

/** `23.6 GiB`, `0 B`, `512.0 MiB` → bytes. */
export function parseAmount(text: string): number | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,3})?) ?([KMGT]?)i?B$/.exec(text.trim());
  if (found === null) return undefined;
  return Math.round(Number(found[1]) * 1024 ** ' KMGT'.indexOf(found[2] || ' '));
}
