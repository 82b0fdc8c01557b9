/** Which runtime a process belongs to, with its flags under their long names. */
export interface ServingProcess {
  readonly kind: 'ollama' | 'llama.cpp' | 'vllm' | 'lm-studio' | 'lemonade' | 'koboldcpp' | 'sglang';
  readonly name: string;
  readonly role: 'server' | 'runner';
  readonly program: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly port?: number;
}

/** Process names (`/proc/<pid>/comm`, 15 characters) whose command line is worth reading. */
export function mayServe(comm: string): boolean {
  return /^(?:ollama|llama|koboldcpp|lm-?studio|LM Studio|lms$|llmster|lemonade|lemond|vllm|VLLM|sglang|python|uvicorn|ray::)/i.test(comm);
}

/**
 * `/proc/<pid>/cmdline`: words that end in NUL. Undefined where the process serves no models.
 *
 *     /usr/local/bin/ollama serve
 *     /usr/local/lib/ollama/llama-server --model /…/blobs/sha256-… --port 43871 -c 8192 -np 1 -ngl 99
 *     /opt/venv/bin/python3 /opt/venv/bin/vllm serve Qwen/Qwen3-8B --max-model-len 8192
 */
export function parseServingProcess(cmdline: string): ServingProcess | undefined {
  const words = cmdline.split('\0').slice(0, 400);
  if (words.at(-1) === '') words.pop();
  const program = words[0] ?? '';
  const base = program.slice(program.lastIndexOf('/') + 1);
  const python = /^python[\d.]*$/.test(base);
  // `python -m vllm.entrypoints…` and `python /venv/bin/vllm serve` are what they run.
  const script = python ? (words[1] === '-m' ? words[2] : words.slice(1).find((word) => !word.startsWith('-'))) : program;
  const named = (script ?? '').slice((script ?? '').lastIndexOf('/') + 1);
  const rest = words.slice(words.indexOf(script ?? '') + 1);
  const made = (kind: ServingProcess['kind'], name: string, role: ServingProcess['role'], defaultPort?: number): ServingProcess => {
    const flags = readFlags(rest, names[kind] ?? {});
    const port = Number(flags['--port'] ?? defaultPort);
    return {
      kind,
      name,
      role,
      program: python ? (script ?? program) : program,
      flags,
      ...(Number.isInteger(port) && port > 0 && port < 65_536 ? { port } : {}),
    };
  };
  if (base === 'ollama' && rest[0] === 'serve') return made('ollama', 'Ollama', 'server');
  if (base === 'ollama' && rest[0] === 'runner') return made('ollama', 'Ollama runner', 'runner');
  if (base === 'ollama_llama_server') return made('ollama', 'Ollama runner', 'runner');
  if (/^llama-server(?:-\w{1,20})?$/.test(base) || (base === 'llama' && rest[0] === 'serve')) {
    const owned = /\/lib\/ollama\/|\/lemonade\//.test(program);
    return made('llama.cpp', owned ? 'llama-server of another program' : 'llama-server', owned ? 'runner' : 'server', 8080);
  }
  if (/^koboldcpp/.test(named)) return made('koboldcpp', 'KoboldCpp', 'server', 5001);
  if (named === 'vllm' && rest[0] === 'serve') return made('vllm', 'vLLM', 'server', 8000);
  if (/^vllm\.entrypoints\./.test(script ?? '')) return made('vllm', 'vLLM', 'server', 8000);
  if (/^VLLM::/.test(program)) return made('vllm', 'vLLM engine', 'runner');
  if (/^sglang\.launch_server/.test(script ?? '')) return made('sglang', 'SGLang', 'server', 30_000);
  if (/^sglang::/.test(program)) return made('sglang', 'SGLang scheduler', 'runner');
  if (/^(?:lemond|lemonade-server|lemonade-router|lemonade-server-dev)$/.test(named)) return made('lemonade', 'Lemonade', 'server', 13_305);
  if (/^(?:lm-studio|LM Studio|llmster)/i.test(base)) return made('lm-studio', 'LM Studio', 'server', 1234);
  return undefined;
}

/** llama.cpp's short flags (common/arg.cpp). */
const llamaNames: Readonly<Record<string, string>> = {
  '-c': '--ctx-size',
  '-np': '--parallel',
  '-ngl': '--n-gpu-layers',
  '--gpu-layers': '--n-gpu-layers',
  '-fa': '--flash-attn',
  '-ctk': '--cache-type-k',
  '-ctv': '--cache-type-v',
  '-b': '--batch-size',
  '-ub': '--ubatch-size',
  '-m': '--model',
  '-t': '--threads',
  '-sm': '--split-mode',
  '-mg': '--main-gpu',
  '-ts': '--tensor-split',
  '-dev': '--device',
  '-kvu': '--kv-unified',
  '-no-kvu': '--no-kv-unified',
  '-cram': '--cache-ram',
  '-lm': '--load-mode',
  '-dio': '--direct-io',
  '-ot': '--override-tensor',
  '-cmoe': '--cpu-moe',
  '-ncmoe': '--n-cpu-moe',
  '-mm': '--mmproj',
  '-mmu': '--mmproj-url',
};

/** vLLM's (EngineArgs.add_cli_args) and SGLang's (ServerArgs). */
const parallelNames: Readonly<Record<string, string>> = {
  '-tp': '--tensor-parallel-size',
  '--tp': '--tensor-parallel-size',
  '--tp-size': '--tensor-parallel-size',
};

const names: Partial<Record<ServingProcess['kind'], Readonly<Record<string, string>>>> = {
  'llama.cpp': llamaNames,
  vllm: parallelNames,
  sglang: parallelNames,
};

const secret = /key|token|secret|password|auth/i;

/** Words that begin with a dash, each with the word after it where that is no flag itself. */
function readFlags(words: readonly string[], names: Readonly<Record<string, string>>): Record<string, string> {
  const flags: Record<string, string> = {};
  for (const [at, word] of words.entries()) {
    if (!/^--?[A-Za-z]/.test(word)) continue;
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const next = words[at + 1];
    const value = equals >= 0 ? word.slice(equals + 1) : next === undefined || /^--?[A-Za-z]/.test(next) ? '' : next;
    const long = names[name] ?? name;
    if (!secret.test(long)) flags[long.slice(0, 60)] = value.slice(0, 400);
  }
  return flags;
}

/** Variables of a serving process that matter to inference; anything else in its environment is left unread. */
const matters =
  /^(?:OLLAMA_(?!ORIGINS|API_KEY|AUTH)\w{1,40}|CUDA_\w{1,40}|NVIDIA_VISIBLE_DEVICES|NVIDIA_DRIVER_CAPABILITIES|HIP_\w{1,40}|ROCR_VISIBLE_DEVICES|GPU_DEVICE_ORDINAL|HSA_\w{1,40}|AMD_SERIALIZE_\w{1,20}|GGML_\w{1,50}|LLAMA_ARG_(?!API_KEY|HF_TOKEN|SSL)\w{1,40}|VK_\w{1,40}|RADV_\w{1,20}|AMD_VULKAN_ICD|MESA_\w{1,40}|ONEAPI_DEVICE_SELECTOR|SYCL_\w{1,40}|ZES?_\w{1,40}|VLLM_(?!API_KEY)\w{1,60}|TORCH_\w{1,40}|PYTORCH_\w{1,40}|TRITON_\w{1,40}|NCCL_\w{1,40}|LD_LIBRARY_PATH|LD_PRELOAD|OMP_NUM_THREADS|OMP_PROC_BIND|KMP_AFFINITY|JETSON_JETPACK|DXG_\w{1,30}|HSAKMT_\w{1,30}|ROC_\w{1,30}|ROCM_PATH|MIOPEN_\w{1,40}|GIN_MODE)$/;

/** `/proc/<pid>/environ`: `NAME=value`, each ending in NUL. */
export function parseServerEnvironment(environ: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const pair of environ.split('\0').slice(0, 4_000)) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    if (at > 0 && matters.test(name)) found[name] = pair.slice(at + 1, at + 1_000);
  }
  return found;
}

/** Libraries that say which GPU stack a process uses, from `/proc/<pid>/maps`; others are left out. */
export function parseMappedLibraries(maps: string): { readonly paths: readonly string[]; readonly deleted: readonly string[] } {
  const paths = new Set<string>();
  const deleted = new Set<string>();
  for (const line of maps.split('\n')) {
    const found = /^[0-9a-f]{1,16}-[0-9a-f]{1,16} \S{4} \S{1,16} \S{1,12} \d{1,20}\s{1,80}(\/.{1,1000}?)( \(deleted\))?$/.exec(line);
    if (
      found?.[1] === undefined ||
      !/(?:^|\/)lib(?:ggml|llama|cuda|cudart|cublas|nvidia|amdhip|hsa-|hipblas|rocblas|vulkan|ze_|sycl|torch|nccl|rccl|OpenCL|dxcore|d3d12|mlx)[^/]*\.so/.test(
        found[1],
      )
    )
      continue;
    paths.add(found[1]);
    if (found[2] !== undefined) deleted.add(found[1]);
  }
  return { paths: [...paths].sort(), deleted: [...deleted].sort() };
}

/** `/proc/<pid>/cgroup`: the unit and whether a container engine made the group. */
export function parseControlGroup(text: string): { readonly unit: string | null; readonly inContainer: boolean } {
  const path = text
    .split('\n')
    .flatMap((line) => /^\d{1,3}:[^:]{0,200}:(\/.{0,1000})$/.exec(line)?.[1] ?? [])
    .sort((a, b) => b.length - a.length)[0];
  if (path === undefined) throw new Error('no line of a control group');
  const unit = path.split('/').findLast((part) => /\.(?:service|scope)$/.test(part)) ?? null;
  return {
    unit,
    inContainer: /\/(?:docker|libpod|crio|kubepods|lxc|buildkit|machine)[-/.]|docker-[0-9a-f]{12,64}|libpod-[0-9a-f]{12,64}|cri-containerd-/.test(path),
  };
}

/** `/proc/net/tcp` and `tcp6`: ports that something listens on, for loopback or for all addresses. */
export function parseListeningPorts(text: string): number[] {
  const ports = new Set<number>();
  for (const line of text.split('\n')) {
    const found = /^\s{0,8}\d{1,6}: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]{8,32}:[0-9A-F]{4} 0A /.exec(line);
    if (found === null) continue;
    const address = found[1] as string;
    const reachable =
      /^0+$/.test(address) || address.endsWith('7F') || address === '00000000000000000000000001000000' || address === '0000000000000000FFFF00000100007F';
    if (reachable) ports.add(Number.parseInt(found[2] as string, 16));
  }
  return [...ports].sort((a, b) => a - b);
}

/**
 * `systemctl show UNIT -p Environment -p EnvironmentFiles`: words as a shell would quote them. Refused where the unit also reads files,
 * since what stands in those is not shown.
 *
 *     Environment=PATH=/usr/bin OLLAMA_CONTEXT_LENGTH=65536 "OLLAMA_ORIGINS=a b"
 */
export function parseUnitVariables(text: string): Record<string, string> {
  const field = (name: string): string | undefined => new RegExp(`^${name}=(.{0,8000})$`, 'm').exec(text)?.[1];
  const line = field('Environment');
  if (line === undefined) throw new Error('no line Environment=');
  if (field('EnvironmentFiles')) throw new Error('the unit also reads its variables from a file');
  const words = [...line.matchAll(/"((?:[^"\\]|\\.){0,2000})"|(\S{1,2000})/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );
  return parseServerEnvironment(words.join('\0'));
}
