import { type Ending, openEnding } from './ending.ts';
import type { Answer } from './host.ts';

/**
 * Runs a request under its own limit and the caller's. A request that does not come back in time is a gap; what it still does is told to end, and is
 * not waited for (a read of a hung device cannot be ended).
 */
export async function limited(timeoutMs: number, outer: Ending | undefined, request: (until: Ending) => Promise<Answer>): Promise<Answer> {
  if (outer?.over) return { got: 'timeout', detail: 'the time for this run was used up' };
  const own = openEnding();
  return await new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => end({ got: 'timeout', detail: `no answer in ${timeoutMs} ms` }), timeoutMs);
    const forget = outer?.onEnd(() => end({ got: 'timeout', detail: 'the time for this run was used up' }));
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      forget?.();
      resolve(answer);
      own.end();
    };
    request(own).then(end, (error: unknown) => end({ got: 'crashed', detail: error instanceof Error ? error.message : String(error) }));
  });
}
