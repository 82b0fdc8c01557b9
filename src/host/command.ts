import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup, keepGroup } from './child-groups.ts';
import type { Answer, AskOptions } from './host.ts';

/** Variables that a child needs to find its libraries and drivers; everything else of our environment stays here. */
const passed =
  /^(?:PATH|HOME|USER|LOGNAME|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS|TMPDIR|LD_LIBRARY_PATH|VK_[A-Z_]+|CUDA_[A-Z_]+|NVIDIA_[A-Z_]+|HIP_[A-Z_]+|ROCR_[A-Z_]+|ROCM_[A-Z_]+|HSA_[A-Z_]+|GGML_[A-Z_]+|WSL_DISTRO_NAME|WSL_INTEROP|WSLENV)$/;

/**
 * Where this user's PATH has a program; folders that installers forget are tried last (WSL keeps nvidia-smi out of PATH for services).
 */
const moreFolders = ['/usr/sbin', '/sbin', '/usr/local/bin', '/opt/rocm/bin', '/usr/lib/wsl/lib', '/usr/local/cuda/bin'];

/** Runs a program without a shell, without input, in the C locale, ended at its limits with all that it started. */
export async function runCommand(words: readonly string[], options: AskOptions & { maxBytes: number }): Promise<Answer> {
  const [name = '', ...args] = words;
  const program = findProgram(name);
  if (program === undefined) return { got: 'absent-tool', detail: `${name} is not installed, or not in PATH` };
  const { execa } = await import('execa');
  const environment = Object.fromEntries(Object.entries(process.env).filter(([variable]) => passed.test(variable)));
  const running = execa(program, args, {
    env: { ...environment, LC_ALL: 'C', TERM: 'dumb', NO_COLOR: '1', SYSTEMD_PAGER: '', SYSTEMD_COLORS: '0' },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    maxBuffer: options.maxBytes,
    // A group of its own, so that what it starts can be ended with it; and no terminal on which it could ask for anything.
    detached: true,
  });
  keepGroup(running);
  const end = (): void => endGroup(running);
  const forget = options.until?.onEnd(end);
  const result = await running;
  forget?.();
  end();
  if (options.until?.over) return { got: 'timeout', detail: `${name} was ended` };
  const [stdout, stderr] = [text(result.stdout), text(result.stderr)];
  if (result.exitCode === undefined && result.signal === undefined && !result.isMaxBuffer)
    return { got: 'unreadable', detail: result.shortMessage ?? 'it could not be started' };
  return {
    got: 'ok',
    text: stdout,
    exit: result.exitCode ?? result.signal ?? 0,
    ...(stderr === '' ? {} : { stderr }),
    ...(result.isMaxBuffer ? { cut: true as const } : {}),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function findProgram(name: string): string | undefined {
  if (name.includes('/')) return isProgram(name) ? name : undefined;
  const folders = [...(process.env.PATH ?? '').split(':'), ...moreFolders];
  return folders
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
