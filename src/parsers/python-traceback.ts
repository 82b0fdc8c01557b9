/** The error that a Python traceback ends with, and whose code raised it. */
export interface PythonError {
  /** `torch.cuda.OutOfMemoryError`, `ImportError`. */
  readonly type: string;
  /** Its first line. */
  readonly message: string;
  /** 1-based line of the text. */
  readonly line: number;
  /** Packages along the traceback, innermost last: `vllm`, `torch`, `triton`. */
  readonly packages: readonly string[];
}

const most = 50;

/**
 * Tracebacks anywhere in a text, with vLLM's and the journal's prefixes before each line.
 *
 *     Traceback (most recent call last):
 *       File "/opt/venv/lib/python3.12/site-packages/vllm/engine/core.py", line 591, in run_engine_core
 *     RuntimeError: CUDA error: no kernel image is available for execution on the device
 */
export function parsePythonErrors(text: string): PythonError[] {
  const found: PythonError[] = [];
  let packages: string[] | undefined;
  for (const [at, whole] of text.slice(0, 4_000_000).split('\n').entries()) {
    const line = whole.slice(0, 2_000);
    if (/Traceback \(most recent call last\):/.test(line)) {
      packages = [];
      continue;
    }
    if (packages === undefined) continue;
    const file = /\bFile "([^"]{1,400})", line \d/.exec(line)?.[1];
    if (file !== undefined) {
      const owner = /(?:site|dist)-packages\/([A-Za-z0-9_]{1,60})/.exec(file)?.[1];
      if (owner !== undefined && packages.at(-1) !== owner) packages.push(owner);
      continue;
    }
    const error = /(?:^|[\s\]):])((?:[A-Za-z_]\w{0,60}\.){0,6}[A-Z]\w{0,60}(?:Error|Exception|Interrupt|Exit|OutOfMemory|CompilationError)): (.{0,1600})$/.exec(
      line,
    );
    if (error === null) continue;
    found.push({ type: error[1] as string, message: error[2] as string, line: at + 1, packages: [...new Set(packages)] });
    packages = undefined;
    if (found.length === most) break;
  }
  if (found.length === 0) throw new Error('no Python traceback with an error at its end');
  return found;
}
