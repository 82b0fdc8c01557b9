import { writeSync } from 'node:fs';
import { confine } from './confine.ts';
import { loadKoffi } from './koffi.ts';
import type { DriverAnswer, Query } from './queries/query.ts';

/**
 * The entry of the child process: asks one library one question (argv[2]) and writes JSON to file descriptor 3. Whatever the library does,
 * it does it here.
 */
const [name = '', subject = ''] = (process.argv[2] ?? '').split(/ (.*)/s);

/** Imported one by one, so that a child parses only its own. */
const queries: Record<string, () => Promise<{ readonly ask: Query }>> = {
  vulkan: () => import('./queries/vulkan.ts'),
  nvml: () => import('./queries/nvml.ts'),
  cuda: () => import('./queries/cuda.ts'),
  hip: () => import('./queries/hip.ts'),
  hsa: () => import('./queries/hsa.ts'),
  'level-zero': () => import('./queries/level-zero.ts'),
  opencl: () => import('./queries/opencl.ts'),
  'io-uring': () => import('./queries/io-uring.ts'),
};

async function answer(): Promise<DriverAnswer> {
  const query = queries[name];
  if (query === undefined) return { unsupported: `nothing answers ${name}` };
  const [{ ask }, koffi] = await Promise.all([query(), loadKoffi().catch((error: Error) => error)]);
  if (koffi instanceof Error && koffi.name === 'NoPlace') return { noPlace: firstLine(koffi.message) };
  if (koffi instanceof Error) return { unsupported: `the native part does not load on ${process.platform} ${process.arch}: ${firstLine(koffi.message)}` };
  confine(koffi);
  // From here on what happens is the library's doing; the blank is no part of JSON.
  writeSync(3, ' ');
  return ask(koffi, subject);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

answer().then(finish, (error: unknown) => finish({ failed: error instanceof Error ? firstLine(error.message) : String(error) }));

/** Libraries start threads and register exit handlers that may hang or crash; none of that is run. */
function finish(given: DriverAnswer): void {
  const text = Buffer.from(`${JSON.stringify(given)}\n`);
  for (let at = 0; at < text.length; ) at += writeSync(3, text, at);
  process.kill(process.pid, 'SIGKILL');
}
