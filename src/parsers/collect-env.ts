/** `python collect_env.py` of PyTorch or vLLM, with the sections that it has. */
export interface CollectEnv {
  /** `2.7.0+cu126`. */
  readonly torch?: string;
  /** Null where it says that it was built without; a list made by hand may not speak of it. */
  readonly cuda?: string | null;
  readonly hip?: string | null;
  readonly xpu?: string;
  /** `Ubuntu 22.04.5 LTS (x86_64)`. */
  readonly os?: string;
  /** `glibc-2.35` → `2.35`. */
  readonly glibc?: string;
  readonly python?: string;
  /** `Linux-6.14.0-37-generic-x86_64-with-glibc2.39`. */
  readonly pythonPlatform?: string;
  /** The kernel's release, from the platform. */
  readonly kernel?: string;
  readonly cudaAvailable?: boolean;
  readonly cudaRuntime?: string;
  readonly gpus: readonly string[];
  readonly nvidiaDriver?: string;
  readonly hipRuntime?: string;
  readonly vllm?: string;
  readonly rocm?: string;
  readonly cpuModel?: string;
  readonly cpuFlags?: readonly string[];
  /** `[pip3] torch==2.7.0` and conda's lines: name → version. */
  readonly packages: Readonly<Record<string, string>>;
  /** The variables at its end. */
  readonly environment: Readonly<Record<string, string>>;
}

const mostText = 1_000_000;

/**
 * Both forms: PyTorch's `PyTorch version: 2.5.1+cu121`, and vLLM's since 2025-05, which pads its keys and draws headings.
 *
 *     PyTorch version              : 2.11.0+cu129
 *     CUDA used to build PyTorch   : 12.9
 *     ROCM used to build PyTorch   : N/A
 *     GPU models and configuration : GPU 0: NVIDIA GeForce RTX 4090
 *     Nvidia driver version        : 550.163.01
 *     [pip3] torch==2.11.0+cu129
 */
export function parseCollectEnv(text: string): CollectEnv {
  const field = new Map<string, string>();
  const packages: Record<string, string> = {};
  const environment: Record<string, string> = {};
  const gpus: string[] = [];
  let key = '';
  for (const whole of text.slice(0, mostText).split('\n')) {
    const line = whole.slice(0, 8_000).trimEnd();
    const pip = /^\[(?:pip3?|conda|uv)\] ([A-Za-z0-9._-]{1,80})(?:==| {1,60})(\S{1,60})/.exec(line);
    if (pip !== null) {
      packages[(pip[1] as string).toLowerCase().replaceAll('_', '-')] ??= pip[2] as string;
      continue;
    }
    const gpu = /^(?:GPU models and configuration\s{0,4}: ?)?GPU (\d{1,3}): (.{1,120}?)(?: \(UUID.{0,60}\))?$/.exec(line);
    if (gpu !== null) {
      gpus.push(gpu[2] as string);
      key = '';
      continue;
    }
    const variable =
      /^((?:VLLM|CUDA|NCCL|NVIDIA|TORCH|PYTORCH|HIP|ROCR|HSA|OMP|MKL|LD|RAY|SGLANG|TRITON|ONEAPI|ZE|CCL)_[A-Z0-9_]{1,60}|LD_LIBRARY_PATH)=(.{0,400})$/.exec(
        line,
      );
    if (variable !== null) {
      environment[variable[1] as string] = variable[2] as string;
      continue;
    }
    const found = /^([A-Za-z][A-Za-z0-9 ()_./-]{1,60}?)\s{0,30}: ?(.{0,6000})$/.exec(line);
    if (found !== null) {
      key = found[1] as string;
      if (!field.has(key)) field.set(key, (found[2] as string).trim());
    } else if (key === 'GPU models and configuration' && line.trim() !== '') gpus.push(line.trim());
  }
  const value = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const read = field.get(name);
      if (read !== undefined && read !== '' && !/^(?:N\/A|Could not collect|None)$/.test(read)) return read;
    }
    return undefined;
  };
  const orNone = (name: string): string | null | undefined => value(name) ?? (/^(?:N\/A|None)$/.test(field.get(name) ?? '') ? null : undefined);
  // `torch.version.cuda` as people print it; where it is a number, it may as well be that of nvidia-smi.
  const printed = field.get('CUDA version') === 'None' ? null : undefined;
  // It prints a None in these words wherever it found a driver, a GPU or nvcc beside such a PyTorch (pretty_str in torch/utils/collect_env.py).
  const none = value('PyTorch version') !== undefined && field.get('CUDA used to build PyTorch') === 'Could not collect';
  const built = none ? null : orNone('CUDA used to build PyTorch');
  if (!field.has('PyTorch version') && !field.has('vLLM Version')) throw new Error('neither "PyTorch version" nor "vLLM Version": no output of collect_env');
  const platform = value('Python platform');
  const parts = {
    torch: value('PyTorch version'),
    cuda: built === undefined ? printed : built,
    hip: orNone('ROCM used to build PyTorch'),
    xpu: value('XPU used to build PyTorch'),
    os: value('OS'),
    glibc: /(\d+\.\d+)/.exec(value('Libc version') ?? '')?.[1],
    python: /^\d+\.\d+(?:\.\d+)?/.exec(value('Python version') ?? '')?.[0],
    pythonPlatform: platform,
    kernel: platform === undefined ? undefined : /^Linux-(\d.{0,80}?)-(?:x86_64|aarch64|ppc64le|s390x)/.exec(platform)?.[1],
    cudaAvailable: field.get('Is CUDA available') === 'True' ? true : field.get('Is CUDA available') === 'False' ? false : undefined,
    cudaRuntime: value('CUDA runtime version'),
    nvidiaDriver: value('Nvidia driver version'),
    hipRuntime: value('HIP runtime version'),
    vllm: value('vLLM Version')?.replace(/ .*/, ''),
    rocm: value('ROCM Version')?.replace(/ .*/, ''),
    cpuModel: value('Model name'),
    cpuFlags: value('Flags')?.split(/\s+/),
  };
  return { ...(Object.fromEntries(Object.entries(parts).filter(([, each]) => each !== undefined)) as Partial<CollectEnv>), gpus, packages, environment };
}
