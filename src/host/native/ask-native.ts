import type { Answer, AskOptions } from '../host.ts';
import { inProcess } from './in-process.ts';

/** Asks the kernel itself and the C library (in this process) or a driver library (in a child of its own). */
export async function askNative(query: string, options: AskOptions): Promise<Answer> {
  const own = Object.hasOwn(inProcess, query) ? inProcess[query] : undefined;
  if (own !== undefined) return await own(options);
  const { askDriver } = await import('./ask-driver.ts');
  return await askDriver(query, options);
}
