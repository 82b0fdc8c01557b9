import type { Answer, AskOptions } from '../host.ts';

/** Asks the kernel in this process, which is quick and cannot fail badly; a driver library in a child, see ask-driver.ts. */
export async function askNative(query: string, options: AskOptions): Promise<Answer> {
  if (query === 'io-uring') return (await import('./io-uring.ts')).askIoUring();
  if (query === 'libc') return (await import('./libc-version.ts')).askLibc();
  return (await import('./ask-driver.ts')).askDriver(query, options);
}
