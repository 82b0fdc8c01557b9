import { fstatSync, writeSync } from 'node:fs';
import { main } from './cli.ts';
import type { Streams } from './commands/streams.ts';
import { UsageError } from './usage/usage-error.ts';

/** The process: its streams, and its end. */
const terminal = isTerminal();
const streams: Streams = {
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  isTty: terminal,
  columns: (terminal ? process.stdout.columns : undefined) ?? 80,
  colour: mayColour(),
  stdin: async () => (await readEnds(256 * 1024 * 1024)).bytes,
  stdinEnds: readEnds,
};

/** Keeps the first half of what fits and the last half; what lies between flows by. */
async function readEnds(most: number): Promise<{ bytes: Buffer; size: number }> {
  const half = Math.floor(most / 2);
  const [head, tail]: [Buffer[], Buffer[]] = [[], []];
  let [size, headSize, tailSize] = [0, 0, 0];
  for await (const each of process.stdin) {
    const chunk = each as Buffer;
    size += chunk.length;
    const first = chunk.subarray(0, Math.max(0, half - headSize));
    if (first.length > 0) head.push(first);
    headSize += first.length;
    const rest = chunk.subarray(first.length);
    if (rest.length > 0) tail.push(rest);
    tailSize += rest.length;
    while (tail.length > 1 && tailSize - (tail[0]?.length ?? 0) >= half) tailSize -= tail.shift()?.length ?? 0;
  }
  const whole = headSize + tailSize === size;
  return { bytes: Buffer.concat(whole ? [...head, ...tail] : [...head, Buffer.from('\n'), ...tail]), size };
}

/** A terminal with a person before it. */
function isTerminal(): boolean {
  const { TERM, CI } = process.env;
  // Node's stream takes some milliseconds to make, and is needed for a terminal alone.
  if (!mayBeTerminal()) return false;
  // One of no height cannot show a line and take it away again: ink would clear the scrollback instead.
  return process.stdout.isTTY === true && process.stdout.rows > 2 && TERM !== 'dumb' && (CI === undefined || CI === '' || CI === 'false');
}

/** A character device that is none of memory's own, such as /dev/null (major number 1, admin-guide/devices). */
function mayBeTerminal(): boolean {
  try {
    const found = fstatSync(1);
    return found.isCharacterDevice() && ((found.rdev >> 8) & 0xfff) !== 1;
  } catch {
    return false;
  }
}

// https://no-color.org and https://force-color.org
function mayColour(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return terminal;
}

/** Written before the process may end; a reader that went away (`| head`) is no error. */
function write(to: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(to, bytes, done);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      // Of a lost error stream nobody can be told; a lost report is said, since the caller counts on it.
      else if (code === 'EPIPE' || to === 2) return;
      else throw new UsageError(`the output could not be written: ${code}`);
    }
  }
}

// What is still under way then (a read of a hung device) must not keep the process.
void main(process.argv.slice(2), streams).then((code) => process.exit(code));
