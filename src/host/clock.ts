/** Milliseconds since anything. The global `performance` would first load all that it can measure, which takes longer than many a probe. */
export function clock(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1e6;
}
