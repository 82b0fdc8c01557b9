/** `transformers env`, `accelerate env`, `diffusers-cli env` and the like, which print a list for issues. */
export interface HuggingFaceEnv {
  /** `2.5.1+cu124`; left out where it says that PyTorch is not installed. */
  readonly torch?: string;
  readonly python?: string;
  /** The kernel's release and the machine, from Python's platform string. */
  readonly kernel?: string;
  readonly arch?: string;
  readonly glibc?: string;
  /** `NVIDIA GeForce RTX 3090`. */
  readonly gpus: readonly string[];
}

/** A line of it; list marks and the backticks around names are Markdown's. */
export const huggingFaceLine = /^\s{0,12}(?:[-*•] )?`?([A-Za-z🤗][\w 🤗()?.-]{1,50}?)`?(?: version)?(?: \(\w{2,12}\?\))?: {1,8}(.{1,200})$/u;

/**
 * Lines as transformers 4 and 5, accelerate and diffusers print them:
 *
 *     - Platform: Linux-5.15.153.1-microsoft-standard-WSL2-x86_64-with-glibc2.35
 *     - Python version: 3.10.12
 *     - PyTorch version (GPU?): 2.4.0+cu121 (True)
 *     - PyTorch version (accelerator?): 2.8.0+cu128 (CUDA)
 *     - GPU type: NVIDIA GeForce RTX 4090
 *     - Accelerator: NVIDIA GeForce RTX 3090, 24576 MiB
 *
 * @throws where it names no platform: without it such lines are anybody's list
 */
export function parseHuggingFaceEnv(text: string): HuggingFaceEnv {
  const fields = new Map<string, string>();
  for (const line of text.slice(0, 200_000).split('\n')) {
    const [, name, value] = huggingFaceLine.exec(line.slice(0, 300).trimEnd()) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value.trim());
  }
  const [, kernel, arch, libc] = /^Linux-(\d.{0,80}?)-(x86_64|aarch64|ppc64le)-with-(?:glibc)?(\S{0,40})$/.exec(fields.get('Platform') ?? '') ?? [];
  if (kernel === undefined) throw new Error('no line "Platform: Linux-…"');
  const parts = {
    torch: /^(\d\.\d{1,2}\.\d{1,2}[\w.+-]{0,40})(?:\s|$)/.exec(fields.get('PyTorch') ?? '')?.[1],
    python: /^\d+\.\d+(?:\.\d+)?/.exec(fields.get('Python') ?? '')?.[0],
    kernel,
    arch,
    glibc: /^\d\.\d{1,2}$/.exec(libc ?? '')?.[0],
  };
  return {
    ...(Object.fromEntries(Object.entries(parts).filter(([, each]) => each !== undefined)) as Partial<HuggingFaceEnv>),
    gpus: [...(fields.get('GPU type') ?? fields.get('Accelerator') ?? '').matchAll(/(?:NVIDIA|AMD|Radeon|Tesla|GeForce|Quadro)[\w ()/+-]{2,60}/g)].map(
      ([name]) => name.trim(),
    ),
  };
}
