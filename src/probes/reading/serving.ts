import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { mayServe, parseServerEnvironment, parseServingProcess, type ServingProcess } from '../../parsers/serving-process.ts';
import { type Unread, unread } from './unread.ts';

/** What `findServing` asks; for the declared reads of the probes that use it. */
export const servingReads = ['list /proc', 'file /proc/*/comm', 'file /proc/*/cmdline'] as const;

export type Serving = ServingProcess & { readonly pid: string };

/** Processes that serve models. Several probes look for them in the same words, so that each thing is read once a run. */
export async function findServing(host: Door): Promise<{ readonly serving: readonly Serving[]; readonly complete: boolean } | Unread> {
  const proc = await host.list('/proc');
  if (!isOk(proc)) return proc.got === 'absent' ? unread('unsupported', 'list /proc', 'no /proc') : unread(proc.got, 'list /proc', proc.detail);
  const processes = proc.text.split('\n').filter((name) => /^\d{1,10}$/.test(name));
  // The name of a process is 16 bytes; only where it may be a server the rest is read.
  const named = await Promise.all(processes.map(async (pid) => ({ pid, comm: await host.read(`/proc/${pid}/comm`, { maxBytes: 64 }) })));
  const likely = named.filter(({ comm }) => isOk(comm) && mayServe(comm.text.trim()));
  const lines = await Promise.all(likely.map(async ({ pid }) => ({ pid, cmdline: await host.read(`/proc/${pid}/cmdline`, { maxBytes: 32 * 1024 }) })));
  const serving = lines.flatMap(({ pid, cmdline }) => {
    const found = isOk(cmdline) ? parseServingProcess(cmdline.text) : undefined;
    return found === undefined ? [] : [{ pid, ...found }];
  });
  return { serving, complete: !named.some(({ comm }) => hidden(comm)) && !lines.some(({ cmdline }) => hidden(cmdline)) };
}

/** A process may end between two reads: that hides nothing. */
function hidden(answer: Answer): boolean {
  return !isOk(answer) && answer.got !== 'absent' && answer.got !== 'unreadable';
}

/** Most bytes of an environment that are read; the same for all probes, so that it is read once. */
export const environLimit = { maxBytes: 64 * 1024 };

/** The port that a server was told; its environment may tell it too, and without that a llama-server's default is no more than a guess. */
export function portOf(serves: ServingProcess, environ: Answer): number | undefined {
  if (serves.kind === 'ollama' && serves.role === 'server' && isOk(environ))
    return Number(/:(\d{2,5})\/?$/.exec(parseServerEnvironment(environ.text).OLLAMA_HOST ?? '')?.[1] ?? 11_434);
  if (serves.kind !== 'llama.cpp' || serves.flags['--port'] !== undefined) return serves.port;
  if (!isOk(environ)) return undefined;
  const told = Number(parseServerEnvironment(environ.text).LLAMA_ARG_PORT);
  return Number.isInteger(told) && told > 0 && told < 65_536 ? told : serves.port;
}
