import { cpu } from '../../facts/cpu.ts';
import { distro } from '../../facts/distro.ts';
import { environment } from '../../facts/environment.ts';
import { gpus } from '../../facts/gpus.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { platform } from '../../facts/platform.ts';
import { torch } from '../../facts/torch.ts';
import { parseCollectEnv } from '../../parsers/collect-env.ts';
import { variablesThatMatter } from '../../parsers/environment-dump.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import { parsePythonErrors } from '../../parsers/python-traceback.ts';
import { claimDistro } from '../distro-facts.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { type Recogniser, said, span } from './recogniser.ts';
import { claimGpuOfCpu, claimKernel } from './system.ts';

/** collect_env of PyTorch and vLLM, also its list of packages alone. */
export const collectEnv: Recogniser = {
  kind: 'collect_env',
  mark: /PyTorch version|vLLM Version|GPU models and configuration|^\s{0,8}\[(?:pip3?|conda|uv)\] \w/m,
  read(output, book) {
    const found = span(output, /^\s{0,8}\[(?:pip3?|conda|uv)\] |^[A-Z][A-Za-z0-9 ()_./-]{1,60}\s{0,30}: |^GPU \d{1,3}: |PyTorch version|^={6,}/, 'tool');
    if (found === undefined) return false;
    const { place } = found;
    const whole = /PyTorch version|vLLM Version/.test(output.text);
    const env = parseCollectEnv(whole ? output.text : `PyTorch version: N/A\n${output.text}`);
    const version = env.torch ?? env.packages.torch;
    book.recognised(whole ? 'collect_env' : 'python packages', found.from, found.to);
    if (version !== undefined || env.vllm !== undefined || env.packages.vllm !== undefined) {
      const item = book.item(place, torch, 'text:python');
      item(torch.item.version, version);
      // A list cut out of collect_env need not hold the local part of the version.
      const variant = version === undefined ? undefined : wheelVariant(version);
      item(torch.item.variant, variant === null && env.torch === undefined ? undefined : variant);
      item(torch.item.cuda, env.torch === undefined ? undefined : env.cuda);
      item(torch.item.hip, env.torch === undefined ? undefined : env.hip);
      item(torch.item.python, env.python);
      item(torch.item.vllm, env.vllm ?? env.packages.vllm);
      if (Object.keys(env.packages).length > 3) item(torch.item.packages, env.packages);
      claimRuntime(book, place, 'pytorch', { version });
    }
    const vllm = env.vllm ?? env.packages.vllm;
    if (vllm !== undefined) claimRuntime(book, place, 'vllm', { version: vllm });
    if (env.os !== undefined) claimDistro(book, place, env.os);
    book.fact(place, platform.arch, /-(x86_64|aarch64)-with-/.exec(env.pythonPlatform ?? '')?.[1]);
    book.fact(place, distro.libcVersion, env.glibc);
    if (env.glibc !== undefined) book.fact(place, distro.libc, 'glibc');
    if (env.kernel !== undefined) claimKernel(book, place, env.kernel);
    book.fact(place, nvidia.moduleVersion, env.nvidiaDriver);
    for (const [index, name] of env.gpus.entries()) claimGpu(book, place, `collect-env:${index}`, name);
    if (env.gpus.length > 0) book.complete(gpus);
    book.fact(place, cpu.model, env.cpuModel);
    if (env.cpuModel !== undefined) claimGpuOfCpu(book, place, env.cpuModel);
    if (env.cpuFlags !== undefined)
      book.fact(place, cpu.flags, said(env.cpuFlags.filter((flag) => /^(?:avx\w*|f16c|fma|amx_\w+|sse4_2|bmi2|asimd\w*|i8mm|bf16|sve2?)$/.test(flag))));
    book.entries(place, environment.variables, variablesThatMatter(env.environment));
    return true;
  },
};

/** Versions of Python's own tools: `pip show`, `pip list`, `Initializing a V1 LLM engine (v0.9.1)`. */
export const pythonRuntimes: Recogniser = {
  kind: 'python versions',
  mark: /\bvllm\b|\btorch\b|\bsglang\b|\bLLM engine \(v\d/i,
  read(output, book) {
    let read = false;
    for (const line of output.lines) {
      const text = line.message.slice(0, 600);
      const place = { source: `line ${line.number}`, standing: 'log' as const };
      const vllm =
        /\b(?:LLM engine|vLLM API server version|vLLM engine|vLLM)\s\(?(?:version )?v?(\d\.\d{1,2}\.\d{1,2}(?:\.?(?:post|rc|dev)\d{1,3})?)\b/.exec(text)?.[1] ??
        /^\s{0,8}vllm(?:==| {1,40})(\d\.\d{1,2}\.\d{1,2}\S{0,20})/.exec(text)?.[1];
      // `torch.__version__  = 2.7.0+rocm6.3`, as flash-attn's build and people print it; `torch: 2.4.1+cpu`, as scripts do.
      const pytorch =
        /^\s{0,12}(?:py)?torch(?: version)?(?:==|: {0,8}| {1,40}|\.__version__\s{0,4}[=:]{1,2}\s{0,4}['"]?)(\d\.\d{1,2}\.\d{1,2}[\w.+-]{0,30})/i.exec(
          text,
        )?.[1];
      if (vllm !== undefined) {
        claimRuntime(book, place, 'vllm', { version: vllm });
        read = true;
      }
      if (pytorch !== undefined) {
        const item = book.item(place, torch, 'text:python');
        item(torch.item.version, pytorch);
        item(torch.item.variant, wheelVariant(pytorch) ?? undefined);
        claimRuntime(book, place, 'pytorch', { version: pytorch });
        read = true;
      }
      if (read) book.recognised('python versions', line.number, line.number);
      if (read) return true;
    }
    return read;
  },
};

/** The last line of a traceback alone: that of PyTorch's allocator names PyTorch by itself, as does a missing image, and its error below what a kernel refused. */
export const torchErrorAlone: Recogniser = {
  kind: 'python error',
  mark: /\b(?:CUDA|HIP|XPU) out of memory\. Tried to allocate|Error: (?:(?:CUDA|HIP) error:|CUDA failed with error) (?:no kernel image is available|CUDA driver version is insufficient)|\bthread: \[[\d,]{1,20}\] Assertion /,
  read(output, book) {
    if (/Traceback \(most recent call last\)/.test(output.text)) return false;
    const refused = refusedInKernel(output.text);
    const error =
      refused === ''
        ? /\b(?:OutOfMemoryError|RuntimeError): (?:CUDA|HIP|XPU) out of memory\. Tried to allocate|\b(?:RuntimeError|AcceleratorError): (?:(?:CUDA|HIP) error:|CUDA failed with error) (?:no kernel image is available|CUDA driver version is insufficient)/
        : /\b(?:OutOfMemoryError|RuntimeError|AcceleratorError): (?:CUDA|HIP) error: /;
    const line = output.lines.find(({ message }) => error.test(message));
    if (line === undefined) return false;
    const place = { source: `line ${line.number}`, standing: 'log' as const };
    book.item(
      place,
      torch,
      'text:python',
    )(torch.item.lastError, `${/\b(?:torch\.(?:cuda\.)?)?(?:OutOfMemoryError|RuntimeError|AcceleratorError): .{1,1600}/.exec(line.message)?.[0]}${refused}`);
    book.recognised('python error', line.number, line.number);
    return true;
  },
};

/** PyTorch for CUDA where no libcuda answers, without the traceback; its warning in the same words is no error, and the program goes on. */
export const torchWithoutDriver: Recogniser = {
  kind: 'python error',
  mark: /Found no NVIDIA driver on your system/,
  read(output, book) {
    if (/Traceback \(most recent call last\)/.test(output.text) || output.piece.info === '`') return false;
    const line = output.lines.find(({ message }) =>
      /^(?!.{0,300}\bWarning\b|.{0,300}UserWarning).{0,200}?\bFound no NVIDIA driver on your system/.test(message),
    );
    if (line === undefined) return false;
    const place = { source: `line ${line.number}`, standing: 'log' as const };
    claimRuntime(book, place, 'pytorch');
    book.item(place, torch, 'text:python')(torch.item.lastError, /Found no NVIDIA driver on your system.{0,400}/.exec(line.message)?.[0]);
    book.recognised('python error', line.number, line.number);
    return true;
  },
};

/** What a kernel refused before it, as an index that is out of range: whatever is asked of the GPU after that fails, in words of its own. */
function refusedInKernel(text: string): string {
  const assertion = /\bthread: \[[\d,]{1,20}\] Assertion .{1,120}? failed/.exec(text)?.[0];
  return assertion === undefined ? '' : ` (after ${assertion})`;
}

/** A traceback tells which runtime it happened in. */
export const traceback: Recogniser = {
  kind: 'python traceback',
  mark: /Traceback \(most recent call last\)/,
  read(output, book) {
    const found = span(output, /Traceback \(most recent|^.{0,80}File "[^"]{1,400}", line \d|[A-Z]\w{2,60}(?:Error|Exception): /, 'log');
    if (found === undefined) return false;
    const errors = parsePythonErrors(output.text);
    const packages = new Set(errors.flatMap((error) => error.packages));
    const last = errors.at(-1);
    // Whisper on CTranslate2 does without PyTorch, and asks the same of the machine.
    if (['torch', 'vllm', 'ctranslate2', 'faster_whisper'].some((name) => packages.has(name)))
      book.item(
        found.place,
        torch,
        'text:python',
      )(torch.item.lastError, last === undefined ? undefined : `${last.type}: ${last.message}${refusedInKernel(output.text)}`);
    if (packages.has('vllm')) claimRuntime(book, found.place, 'vllm');
    if (packages.has('sglang')) claimRuntime(book, found.place, 'sglang');
    if (packages.has('torch')) claimRuntime(book, found.place, 'pytorch');
    book.recognised('python traceback', found.from, found.to);
    return true;
  },
};
