import type { Answer, AskOptions } from '../host.ts';

/** Asks the kernel itself and the C library (`io-uring`, `kernel-ring`, `libc`; in this process) or a driver library (all else, in a child of its own). */
export async function askNative(query: string, options: AskOptions): Promise<Answer> {
  if (query === 'io-uring') {
    const { askIoUring } = await import('./io-uring.ts');
    return await askIoUring(options);
  }
  if (query === 'kernel-ring') {
    const { askKernelRing } = await import('./kernel-ring.ts');
    return await askKernelRing(options.maxBytes ?? 1024 * 1024);
  }
  if (query === 'libc') {
    const { askLibc } = await import('./libc-version.ts');
    return await askLibc();
  }
  const { askDriver } = await import('./ask-driver.ts');
  return await askDriver(query, options);
}
