import type { Answer, AskOptions } from '../host.ts';

/** What is asked of the kernel and the C library in this process; imported one by one, when it is asked. */
export const inProcess: Readonly<Record<string, (options: AskOptions) => Promise<Answer>>> = {
  'io-uring': async (options) => (await import('./io-uring.ts')).askIoUring(options),
  'kernel-ring': async ({ maxBytes = 1024 * 1024 }) => (await import('./kernel-ring.ts')).askKernelRing(maxBytes),
  libc: async () => (await import('./libc-version.ts')).askLibc(),
};

/** Does this native query load a driver, in a child process of its own? */
export function startsChild(query: string): boolean {
  return !Object.hasOwn(inProcess, query) && !query.startsWith('find-library ');
}
