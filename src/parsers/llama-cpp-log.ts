import { type LlamaVersion, readLlamaVersion } from './llama-version.ts';

/** A run of llama.cpp (server, CLI, bench, or a program that embeds it) as its start-up text shows it. */
export interface LlamaCppLog extends Readonly<LlamaVersion> {
  readonly devices: readonly LlamaCppDevice[];
  /** Back ends that told how many devices they found. */
  readonly asked: readonly Backend[];
  /** `ggml_vulkan: Found 2 Vulkan devices:`, and each of them follows. */
  readonly allVulkan: boolean;
  /** The text says that no GPU can be used. */
  readonly noUsableGpu: boolean;
  /** `system_info: … CUDA : ARCHS = 500,610,…`, as printed. */
  readonly cudaArchs?: readonly string[];
  /** `FA_ALL_QUANTS = 1` among the features behind them. */
  readonly allCacheTypes?: boolean;
  /** The last `offloaded N/M layers to GPU`. */
  readonly layersOffloaded?: number;
  readonly layersTotal?: number;
  /** `n_ctx_train`, and the context of one sequence. */
  readonly contextTrained?: number;
  readonly context?: number;
  /** What was asked for, where it says that this was too much. */
  readonly contextRequested?: number;
  readonly slots?: number;
  /** `llama_model_loader: loaded meta data … from PATH`. */
  readonly modelPath?: string;
  readonly architecture?: string;
  readonly fileType?: string;
  /** Rows of llama-bench's table. */
  readonly bench: readonly BenchRow[];
}

export type Backend = 'cuda' | 'hip' | 'vulkan' | 'sycl' | 'metal' | 'opencl';

export interface LlamaCppDevice {
  readonly backend: Backend;
  readonly name: string;
  /** Of Vulkan: `radv`, `NVIDIA`, `AMD open-source driver`. */
  readonly driver?: string;
  /** Compute capability, or gfx target. */
  readonly arch?: string;
  readonly integrated?: boolean;
  readonly matrixCores?: string;
}

export interface BenchRow {
  readonly model: string;
  readonly backend: string;
  readonly layers?: number;
  readonly test: string;
  readonly tokensPerSecond: number;
  readonly flashAttention?: string;
}

const longestLine = 4_000;
const mostText = 4_000_000;

/**
 * Start-up, version and bench output of llama.cpp, of all forms since 2023.
 *
 *     version: 9484 (63e66fdd2)
 *     version: 0.7.0 (build 11669, commit Debian)
 *     build: 7651 (ccbc84a53) with GNU 11.4.0 for Linux x86_64
 *     ggml_vulkan: 0 = AMD Radeon RX 6600 (RADV NAVI23) (radv) | uma: 0 | fp16: 1 | bf16: 0 | warp size: 32 | shared memory: 65536 | int dot: 1 | matrix cores: none
 *     ggml_cuda_init: found 1 CUDA devices:
 *       Device 0: NVIDIA GeForce RTX 4090, compute capability 8.9, VMM: yes
 *       Device 0: AMD Radeon 8060S Graphics, gfx1151 (0x1151), VMM: no, Wave Size: 32
 *     load_tensors: offloaded 33/33 layers to GPU
 *     | qwen35moe 35B.A3B Q4_K - Medium |  20.60 GiB |    34.66 B | Vulkan     |  99 |  0 |    0 |           pp512 |       953.79 ± 17.18 |
 */
export function parseLlamaCppLog(text: string): LlamaCppLog {
  const log: Draft = { devices: [], asked: new Set(), allVulkan: false, noUsableGpu: false, bench: [], cudaKind: 'cuda', listed: [], vulkanFound: [] };
  let known = 0;
  let header: string[] | undefined;
  for (const whole of text.slice(0, mostText).split('\n')) {
    // The newer logs begin with the time since start and the level: `0.00.171.234 I `.
    const line = (whole.length > longestLine ? whole.slice(0, longestLine) : whole).replace(/^\s{0,8}\d{1,4}\.\d\d\.\d{3}\.\d{3} [A-Z] /, '');
    if (line.trimStart().startsWith('|')) {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (cells[0] === 'model' && cells.includes('backend')) header = cells;
      else if (header !== undefined) {
        const row = readBenchRow(header, cells);
        if (row !== undefined) log.bench.push(row);
      }
      // SYCL's list of devices is a table, too.
      if (header !== undefined) {
        known++;
        continue;
      }
    }
    if (readLine(line, log)) known++;
  }
  if (known === 0) throw new Error('no line of llama.cpp');
  const { asked, cudaKind: _, listed: __, vulkanFound, ...rest } = log;
  const vulkan = rest.devices.filter(({ backend }) => backend === 'vulkan').length;
  return { ...rest, asked: [...asked].sort(), allVulkan: vulkan > 0 && vulkanFound.length > 0 && vulkanFound.every((count) => count === vulkan) };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Writable<Omit<LlamaCppLog, 'asked' | 'devices' | 'bench'>> & {
  asked: Set<Backend>;
  devices: LlamaCppDevice[];
  bench: BenchRow[];
  /** The CUDA code also serves ROCm and says which; its `Device` lines belong to what it said last. */
  cudaKind: 'cuda' | 'hip';
  /** What the list of devices that was begun last has named so far. */
  listed: string[];
  /** How many devices each start says that Vulkan has. */
  vulkanFound: number[];
};

function readLine(line: string, log: Draft): boolean {
  return readDevices(line, log) || readLoad(line, log) || (/\b(?:version|build)\b|built with|build_info/.test(line) && readLlamaVersion(line, log));
}

/** Each start lists its devices from 0 on: a second run in one text names the same ones, not more of them. */
function addListed(log: Draft, number: string | undefined, device: LlamaCppDevice): void {
  if (number === '0') log.listed = [];
  const same = ({ backend, name }: LlamaCppDevice): string => `${backend} ${name}`;
  log.listed.push(same(device));
  const count = (of: readonly string[]): number => of.filter((each) => each === same(device)).length;
  if (count(log.devices.map(same)) < count(log.listed)) log.devices.push(device);
}

function readDevices(line: string, log: Draft): boolean {
  const vulkan = /ggml_vulkan: (\d{1,2}) = (.{1,160}?) \(([^()]{1,80})\) \| uma: (\d)(?:.{0,300}matrix cores: (\S{1,40}))?/.exec(line);
  if (vulkan !== null) {
    log.asked.add('vulkan');
    addListed(log, vulkan[1], {
      backend: 'vulkan',
      name: vulkan[2] as string,
      driver: vulkan[3] as string,
      integrated: vulkan[4] === '1',
      ...(vulkan[5] === undefined ? {} : { matrixCores: vulkan[5] }),
    });
    return true;
  }
  const oldVulkan = /^(?:ggml_vulkan: Using (.{1,120}?)|Vulkan\d: (.{1,120}?)) \| (?:uma: \d \| )?fp16: \d/.exec(line);
  if (oldVulkan !== null) {
    log.asked.add('vulkan');
    log.devices.push({ backend: 'vulkan', name: (oldVulkan[1] ?? oldVulkan[2]) as string });
    return true;
  }
  const counted = /ggml_(?:vulkan: Found|cuda_init: found|init_cublas: found) (\d{1,3}) (Vulkan|CUDA|ROCm|MUSA) devices/.exec(line);
  if (counted !== null) {
    const backend = counted[2] === 'Vulkan' ? 'vulkan' : counted[2] === 'ROCm' ? 'hip' : 'cuda';
    if (backend === 'vulkan') log.vulkanFound.push(Number(counted[1]));
    log.asked.add(backend);
    if (backend !== 'vulkan') log.cudaKind = backend;
    return true;
  }
  const device = /^\s{1,8}Device (\d{1,2}): (.{1,120}?), (?:compute capability (\d{1,2}\.\d)|(gfx\w{3,5})\b)/.exec(line);
  if (device !== null) {
    const backend = device[4] !== undefined ? 'hip' : log.cudaKind;
    log.asked.add(backend);
    addListed(log, device[1], { backend, name: device[2] as string, arch: (device[3] ?? device[4]) as string });
    return true;
  }
  // `--list-devices`, and the newer logs' device_info: `- Vulkan0 : AMD Radeon RX 6600 (RADV NAVI23) (8192 MiB, 8169 MiB free)`.
  const listed = /^\s{0,8}(?:- )?(Vulkan|CUDA|ROCm|SYCL)\d{1,2}\s{0,8}: (.{1,160}?) \(\d{1,8} MiB(?:, \d{1,8} MiB free)?\)/.exec(line);
  if (listed !== null) {
    const backend = listed[1] === 'ROCm' ? 'hip' : ((listed[1] as string).toLowerCase() as Backend);
    log.asked.add(backend);
    if (!log.devices.some((known) => known.backend === backend && known.name === listed[2])) log.devices.push({ backend, name: listed[2] as string });
    return true;
  }
  if (/ggml_vulkan: No devices found/.test(line)) {
    log.asked.add('vulkan');
    return true;
  }
  const failed = /ggml_cuda_init: failed to initialize (CUDA|ROCm|" GGML_CUDA_NAME ")/.exec(line);
  if (failed !== null) {
    log.asked.add(failed[1] === 'ROCm' ? 'hip' : 'cuda');
    return true;
  }
  if (/no usable GPU found, --gpu-layers option will be ignored|compiled without (?:support for GPU|GPU support)/.test(line)) {
    log.noUsableGpu = true;
    return true;
  }
  // Name, and at the end the driver's version.
  const sycl = /^\s{0,8}\|\s?\d{1,2}\|\s{0,4}\[(?:level_zero|opencl):gpu:\d\]\|\s{0,40}([^|]{1,80}?)\s{0,60}\|(?:[^|]{0,40}\|){5}\s{0,40}([\d.+]{5,30})?/.exec(
    line,
  );
  if (sycl !== null) log.devices.push({ backend: 'sycl', name: sycl[1] as string, ...(sycl[2] === undefined ? {} : { driver: sycl[2] }) });
  if (sycl !== null || /found \d{1,2} SYCL devices/.test(line)) {
    log.asked.add('sycl');
    return true;
  }
  // `SYCL0 KV buffer size = 782.00 MiB`, `failed to allocate SYCL0 buffer of size 7573604352`.
  const buffer = /\b(ROCm|SYCL|Vulkan)\d{1,2} (?:model |KV |RS |compute )?buffer (?:of )?size/.exec(line)?.[1] ?? /\bggml_(?:backend_)?(sycl)_/.exec(line)?.[1];
  if (buffer !== undefined) {
    log.asked.add(buffer === 'ROCm' ? 'hip' : buffer === 'Vulkan' ? 'vulkan' : 'sycl');
    return false;
  }
  return /load_backend: loaded \w{1,20} backend from/.test(line);
}

function readLoad(line: string, log: Draft): boolean {
  const layers = /\boffloaded (\d{1,4})\/(\d{1,4}) layers to GPU/.exec(line);
  if (layers !== null) {
    log.layersOffloaded = Number(layers[1]);
    log.layersTotal = Number(layers[2]);
    return true;
  }
  const archs = /\bCUDA : ARCHS = ([0-9a-z,]{2,200})/.exec(line)?.[1];
  if (archs !== undefined) {
    log.cudaArchs = archs.split(',').filter(Boolean);
    // The features of one back end end where the next one's name and colon stand; a line that is cut off tells nothing.
    const features = /\bCUDA : ARCHS = [0-9a-z,]{2,200} \|((?: \w{1,40} = \S{1,40} \|){0,20}) CPU : /.exec(line)?.[1];
    if (features !== undefined) log.allCacheTypes = / FA_ALL_QUANTS = 1 /.test(features);
  }
  if (archs !== undefined || /\bsystem_info: n_threads/.test(line)) return true;
  // With `fit` every context line comes twice, a dry run first: the last one counts.
  const capped = /the slot context \((\d{1,9})\) exceeds the training context of the model \((\d{1,9})\) - capping/.exec(line);
  if (capped !== null) {
    log.contextRequested = Number(capped[1]);
    log.contextTrained = Number(capped[2]);
    return true;
  }
  const slots = /n_slots = (\d{1,4}), n_ctx_slot = (\d{1,9})/.exec(line);
  if (slots !== null) {
    log.slots = Number(slots[1]);
    log.context = Number(slots[2]);
    return true;
  }
  const slot = /new slot,? (?:.{0,20})n_ctx = (\d{1,9})/.exec(line) ?? /llama_context: n_ctx_seq\s{1,8}= (\d{1,9})/.exec(line);
  if (slot !== null) {
    log.context = Number(slot[1]);
    return true;
  }
  const trained = /\bn_ctx_train\s{1,8}= (\d{1,9})/.exec(line)?.[1];
  if (trained !== undefined) {
    log.contextTrained = Number(trained);
    return true;
  }
  const from = /llama_model_loader: loaded meta data with .{1,60} from (.{1,400}?) \(version GGUF/.exec(line)?.[1];
  if (from !== undefined) log.modelPath = from;
  const arch = /print_meta: arch\s{1,20}= (\S{1,40})|print_info: arch\s{1,20}= (\S{1,40})/.exec(line);
  if (arch !== null) log.architecture = (arch[1] ?? arch[2]) as string;
  const type = /print_info: file type\s{1,20}= (\S.{0,60}?)\s*$|print_meta: model ftype\s{1,20}= (\S.{0,60}?)\s*$/.exec(line);
  if (type !== null) log.fileType = (type[1] ?? type[2]) as string;
  return (
    from !== undefined ||
    arch !== null ||
    type !== null ||
    /^(?:load_tensors|llm_load_tensors|llama_context|llama_kv_cache|llama_model_load|common_fit_params|ggml_backend_cuda_\w+):/.test(line.trimStart())
  );
}

function readBenchRow(header: readonly string[], cells: readonly string[]): BenchRow | undefined {
  const cell = (name: string): string | undefined => cells[header.indexOf(name)];
  const speed = Number(/^\d{1,9}\.\d{1,3}/.exec(cell('t/s') ?? '')?.[0]);
  const [model, backend, test] = [cell('model'), cell('backend'), cell('test')];
  if (!(speed >= 0) || model === undefined || backend === undefined || test === undefined) return undefined;
  const layers = Number(cell('ngl'));
  const flash = cell('fa');
  return {
    model,
    backend,
    test,
    tokensPerSecond: speed,
    ...(Number.isInteger(layers) && cell('ngl') !== undefined ? { layers } : {}),
    ...(flash === undefined ? {} : { flashAttention: flash }),
  };
}
