export interface Libc {
  readonly kind: 'glibc' | 'musl';
  readonly version: string | undefined;
}

/**
 * The answer of the native query `libc`.
 *
 *     {"kind":"glibc","version":"2.39"}
 */
export function parseLibcAnswer(text: string): Libc {
  const { kind, version } = JSON.parse(text) as Record<string, unknown>;
  if ((kind !== 'glibc' && kind !== 'musl') || typeof version !== 'string') throw new Error('it names no C library');
  return { kind, version };
}

/**
 * `ldd --version`; musl's prints it beside an error.
 *
 *     ldd (Ubuntu GLIBC 2.39-0ubuntu8.4) 2.39
 *
 *     musl libc (x86_64)
 *     Version 1.2.5
 */
export function parseLddVersion(text: string): Libc {
  const head = text.slice(0, 2_000);
  const musl = /^musl libc/m.test(head);
  const version = musl ? /^Version (\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/m.exec(head)?.[1] : /^ldd \(.{1,120}\) (\d{1,3}\.\d{1,3}(?:\.\d{1,4})?)/m.exec(head)?.[1];
  if (version === undefined) throw new Error('no C library in it');
  return { kind: musl ? 'musl' : 'glibc', version };
}
