import type { Answer, AskOptions } from '../host.ts';

/** Asks a driver library or the kernel itself. `query` is the name of one of the files beside this one. */
export async function askNative(query: string, _options: AskOptions): Promise<Answer> {
  return { got: 'unsupported', detail: `nothing answers ${query}` };
}
