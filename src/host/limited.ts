import { setMaxListeners } from 'node:events';
import type { Answer } from './host.ts';

/** A reason of our own: without one, every request would have an error with a stack made for it. */
const ended = 'the request has ended';

/**
 * Runs a request under its own limit and the caller's signal. A request that does not come back in time is a gap; what it still does is
 * told through the signal to end, and is not waited for (a read of a hung device cannot be ended).
 */
export async function limited(timeoutMs: number, outer: AbortSignal | undefined, request: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  if (outer?.aborted) return { got: 'timeout', detail: 'the time for this run was used up' };
  // A probe may have dozens of requests under way; Node takes more than ten listeners for a leak.
  if (outer !== undefined) setMaxListeners(0, outer);
  const own = new AbortController();
  return await new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => end({ got: 'timeout', detail: `no answer in ${timeoutMs} ms` }), timeoutMs);
    const onOuter = (): void => end({ got: 'timeout', detail: 'the time for this run was used up' });
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onOuter);
      resolve(answer);
      own.abort(ended);
    };
    outer?.addEventListener('abort', onOuter, { once: true });
    request(own.signal).then(end, (error: unknown) => end({ got: 'crashed', detail: error instanceof Error ? error.message : String(error) }));
  });
}
