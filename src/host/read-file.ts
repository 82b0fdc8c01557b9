import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type Answer, formatBytes } from './host.ts';
import { close, fstat, open, read, stat } from './threads.ts';

const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
/** Most files of /proc and /sys fit; small buffers come from Node's pool, large ones would keep the garbage collector busy. */
const smallChunk = 4_000;
const largeChunk = 64 * 1024;

/**
 * Reads at most `maxBytes` as text. Files of /proc and /sys say they are empty, so the size is not asked; a pipe is not waited for.
 * Invalid UTF-8 becomes U+FFFD here, so that a replay sees what the live run saw.
 */
export async function readText(path: string, maxBytes: number, tail: boolean): Promise<Answer> {
  const file = await open(path, flags);
  try {
    const from = tail ? Math.max(0, (await fstat(file)).size - maxBytes) : 0;
    const taker = new Taker(maxBytes, from > 0);
    while (!taker.full) {
      const chunk = taker.next();
      const { bytesRead } = await read(file, chunk, 0, chunk.length, from > 0 ? from + taker.taken : null);
      if (!taker.take(chunk, bytesRead)) break;
    }
    return taker.answer();
  } finally {
    await close(file);
  }
}

/**
 * Tables that the kernel walks through for every read, also for the one that says that there is no more, which can take milliseconds. A read fills a page
 * with lines of 150 bytes, so that one which leaves half of it empty was the last.
 */
const walkedAnew = /^\/proc\/net\/tcp6?$/;
const halfPage = 2_000;

/** The same without giving up the thread: for files that the kernel answers from memory, where waiting for a thread costs ten times the read. */
export function readTextNow(path: string, maxBytes: number): Answer {
  const file = openSync(path, flags);
  try {
    const taker = new Taker(maxBytes, false);
    while (!taker.full) {
      const chunk = taker.next();
      const bytes = readSync(file, chunk, 0, chunk.length, null);
      if (!taker.take(chunk, bytes) || (bytes < halfPage && walkedAnew.test(path))) break;
    }
    return taker.answer();
  } finally {
    closeSync(file);
  }
}

/**
 * Bytes of a plain file. The kind is asked before it is opened, since opening alone starts what some devices do, and of the open file again:
 * another may have taken its name.
 */
export async function readBytes(path: string, from: number, to: number): Promise<Answer> {
  if (!(await stat(path)).isFile()) return noPlainFile;
  const file = await open(path, flags);
  try {
    if (!(await fstat(file)).isFile()) return noPlainFile;
    const bytes = Buffer.allocUnsafe(to - from);
    let taken = 0;
    while (taken < bytes.length) {
      const { bytesRead } = await read(file, bytes, taken, bytes.length - taken, from + taken);
      if (bytesRead === 0) break;
      taken += bytesRead;
    }
    return { got: 'ok', text: formatBytes(bytes.subarray(0, taken)) };
  } finally {
    await close(file);
  }
}

const noPlainFile: Answer = { got: 'unreadable', detail: 'no plain file' };

/** Collects chunks up to a cap; one byte more than the cap tells that there was more. */
class Taker {
  taken = 0;
  full = false;
  private readonly chunks: Buffer[] = [];
  private readonly maxBytes: number;
  private cut: boolean;
  /** The last chunk was filled, so there is more to come. */
  private large = false;

  constructor(maxBytes: number, cut: boolean) {
    this.maxBytes = maxBytes;
    this.cut = cut;
  }

  next(): Buffer {
    return Buffer.allocUnsafe(Math.min(this.large ? largeChunk : smallChunk, this.maxBytes + 1 - this.taken));
  }

  /** False at the end of the file. */
  take(chunk: Buffer, bytes: number): boolean {
    if (bytes === 0) return false;
    this.chunks.push(chunk.subarray(0, bytes));
    this.large = bytes === chunk.length;
    this.taken += bytes;
    if (this.taken > this.maxBytes) {
      this.cut = true;
      this.full = true;
    }
    return true;
  }

  answer(): Answer {
    const [only] = this.chunks;
    const whole = this.chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.chunks);
    const text = whole.subarray(0, this.maxBytes).toString('utf8');
    return this.cut ? { got: 'ok', text, cut: true } : { got: 'ok', text };
  }
}
