import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { endGroup, keepGroup } from '../child-groups.ts';
import { childProgram } from '../child-program.ts';
import type { Answer, AskOptions } from '../host.ts';
import { findLibrary } from './find-library.ts';
import type { DriverAnswer } from './queries/query.ts';

const defaultLimitMs = 1_500;
/** Our own end comes before the caller's, so that it says more than "no answer". */
const headStartMs = 40;
const maxAnswerBytes = 512 * 1024;
const maxWordsBytes = 16 * 1024;

/**
 * Asks one driver library in a child process of its own: `vulkan`, `vulkan <manifests, joined by colons>`, `nvml`, `cuda`, `hip`, `hsa`, `level-zero`,
 * `opencl`, each with the path of another copy than the loader's where that is meant. A crash is the gap `crashed` with the signal, a child that is still there at its limit is `timeout`, and the words "asleep" or
 * "busy" say what it did then. `find-library <soname>` loads nothing and is answered here.
 */
export async function askDriver(query: string, options: AskOptions): Promise<Answer> {
  if (query.startsWith('find-library ')) return await findLibrary(query.slice('find-library '.length));
  const limitMs = Math.max(50, (options.timeoutMs ?? defaultLimitMs) - headStartMs);
  const [program, ...words] = childProgram('driver-child', query);
  const child = spawn(program, words, { cwd: '/', detached: true, env: childEnvironment(query), stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  keepGroup(child);
  return await new Promise((resolve) => {
    const said = collect(child.stderr, maxWordsBytes);
    // The answer ends with a newline; a driver that keeps the pipes open in a process of its own is not waited for.
    const given = collect(child.stdio[3], maxAnswerBytes, () => (late ??= setTimeout(() => end(answerOf(given(), said(), 'exit 0')), 30)));
    let late: NodeJS.Timeout | undefined;
    let idle: Idle | undefined;
    const watch = setTimeout(() => (idle = idleMark(child.pid)), limitMs - Math.min(220, limitMs / 3));
    const timer = setTimeout(() => {
      const asleep = given() !== '' && idle !== undefined && idle === idleMark(child.pid);
      end({ got: 'timeout', detail: `${asleep ? 'asleep' : 'busy'} after ${Math.round(limitMs / 100) / 10} s` });
    }, limitMs);
    const end = (answer: Answer): void => {
      clearTimeout(watch);
      clearTimeout(timer);
      clearTimeout(late);
      forget?.();
      endChild(child);
      resolve(answer);
    };
    const forget = options.until?.onEnd(() => end({ got: 'timeout', detail: 'the time for this run was used up' }));
    child.on('error', (error: NodeJS.ErrnoException) =>
      end({ got: 'unsupported', detail: `no child process could be started: ${error.code ?? error.message}` }),
    );
    child.on('close', (code, signal) => end(answerOf(given(), said(), signal ?? `exit ${code}`)));
  });
}

/** What drivers and loaders read of the environment. */
const passed =
  /^(?:PATH|LANG|LD_LIBRARY_PATH|XDG_(?:RUNTIME_DIR|DATA_DIRS|DATA_HOME|CONFIG_DIRS|CONFIG_HOME)|(?:VK|CUDA|NVIDIA|HIP|ROCR|ROCM|HSA|AMD|AMDVLK|RADV|ANV|INTEL|NEO|ZE|ZES|ZET|ONEAPI|OCL|OPENCL|MESA|LIBGL|GALLIUM|LP|GPU|DRI|NODEVICE|DISABLE)_[A-Z0-9_]+|NEOReadDebugKeys|OverrideGpuAddressSpace|WSL_DISTRO_NAME|WSL_INTEROP)$/;
const secret = /KEY|TOKEN|SECRET|PASS|CREDENTIAL|AUTH|LICENSE/;

/** Nothing that drivers do not need; no caches on disk, and no home to put them in. */
function childEnvironment(query: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && passed.test(entry[0]) && !secret.test(entry[0]),
  );
  const home = process.env.HOME ?? homedir();
  const [name, subject] = query.split(/ (.*)/s);
  return {
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    ...Object.fromEntries(kept),
    HOME: '/dev/null',
    XDG_CACHE_HOME: '/dev/null',
    LC_ALL: 'C',
    MESA_SHADER_CACHE_DISABLE: 'true',
    MESA_GLSL_CACHE_DISABLE: 'true',
    __GL_SHADER_DISK_CACHE: '0',
    CUDA_CACHE_DISABLE: '1',
    AMD_COMGR_CACHE: '0',
    NEO_CACHE_PERSISTENT: '0',
    POCL_KERNEL_CACHE: '0',
    ...(name === 'vulkan'
      ? {
          // Layers that switch themselves on belong to games; loaders before 1.3.234 do not know the first of these.
          VK_LOADER_LAYERS_DISABLE: '~all~',
          NODEVICE_SELECT: '1',
          DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1: '1',
          VK_LOADER_DEBUG: 'error',
          ...(subject ? { VK_DRIVER_FILES: subject, VK_ICD_FILENAMES: subject } : {}),
        }
      : {}),
  };
}

/** Takes at most `most` bytes, and lets the rest flow away. */
function collect(stream: unknown, most: number, onLine?: () => void): () => string {
  const chunks: Buffer[] = [];
  let taken = 0;
  const from = stream as NodeJS.ReadableStream | null;
  from?.on('data', (chunk: Buffer) => {
    if (taken < most) chunks.push(chunk.subarray(0, most - taken));
    taken += chunk.length;
    if (chunk.at(-1) === 10) onLine?.();
  });
  from?.on('error', () => {});
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Kills the whole group and forgets it: one that hangs in the kernel cannot be waited for. */
function endChild(child: ChildProcess): void {
  child.removeAllListeners('close');
  endGroup(child);
  for (const stream of child.stdio) (stream as { destroy?: () => void } | null)?.destroy?.();
  child.unref();
}

/** Ends that come from outside: the kernel out of memory, a limit of a cgroup, a filter of a sandbox. */
const fromOutside = ['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT', 'SIGSYS', 'SIGXCPU'];

function answerOf(given: string, said: string, end: string): Answer {
  const words = loaderWords(said);
  let answer: DriverAnswer;
  try {
    answer = JSON.parse(given) as DriverAnswer;
  } catch {
    if (given === '') return { got: 'unreadable', detail: `the child process ended before it asked: ${end}` };
    if (fromOutside.includes(end)) return { got: 'unreadable', detail: `ended from outside: ${end}` };
    const last = said.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
    return { got: 'crashed', detail: last === '' ? end : `${end}: ${last}` };
  }
  if ('noPlace' in answer) return { got: 'no-place-for-native', detail: answer.noPlace as string };
  if ('unsupported' in answer) return { got: 'unsupported', detail: answer.unsupported as string };
  if ('failed' in answer) return { got: 'unreadable', detail: answer.failed as string };
  return { got: 'ok', text: `${JSON.stringify(words.length === 0 ? answer : { ...answer, said: words })}\n` };
}

/** Errors of the Vulkan loader (VK_LOADER_DEBUG=error), and of glibc's: `ERROR: …`, `[Vulkan Loader] ERROR: …`. */
function loaderWords(said: string): string[] {
  const lines = said.split('\n').flatMap((line) => /(?:^|\] ?)ERROR(?: \| [A-Z]+)?: *(.{1,300})/.exec(line)?.[1]?.trim() ?? []);
  return [...new Set(lines)].slice(0, 12);
}

type Idle = string;

/** State, faults and CPU time of a process (proc_pid_stat(5)); undefined where it does not sleep. Two equal marks: it did nothing in between. */
function idleMark(pid: number | undefined): Idle | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'S' ? [fields[9], fields[11], fields[12]].join(' ') : undefined;
  } catch {
    return undefined;
  }
}
