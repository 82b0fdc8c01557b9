export interface IoUringAnswer {
  /** `ok`, or the name of an error. */
  readonly setup: string;
  /** Null where the kernel cannot list them. */
  readonly ops: readonly string[] | null;
}

/**
 * The answer of the native query `io-uring`.
 *
 *     {"setup":"ok","errno":0,"ops":["NOP","READV"],"features":262143}
 *     {"setup":"EPERM","errno":1,"ops":null,"features":0}
 */
export function parseIoUring(text: string): IoUringAnswer {
  const { setup, ops } = JSON.parse(text) as Record<string, unknown>;
  if (typeof setup !== 'string' || setup === '') throw new Error('it does not say how the call went');
  return { setup, ops: Array.isArray(ops) ? ops.filter((op) => typeof op === 'string') : null };
}
