import { constants } from 'node:os';
import type { Answer } from '../host.ts';
import { filterMayKill } from './filter-may-kill.ts';
import { type Koffi, loadKoffi } from './koffi.ts';

// syslog(2)
const readAll = 3;
const sizeOfBuffer = 10;
const largestBuffer = 64 * 1024 * 1024;

/**
 * The kernel's ring buffer in the form of dmesg(1), without starting it: `[    0.000000] Linux version …`. What is longer than `maxBytes` is cut at
 * its beginning.
 */
export async function askKernelRing(maxBytes: number): Promise<Answer> {
  if (filterMayKill()) return { got: 'unsupported', detail: 'a seccomp filter may end who asks the kernel for its log' };
  let koffi: Koffi;
  try {
    koffi = await loadKoffi();
  } catch (error) {
    return { got: 'no-place-for-native', detail: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error) };
  }
  const klogctl = koffi.load(null).func('int klogctl(int type, void *buffer, int length)');
  const size: number = klogctl(sizeOfBuffer, null, 0);
  if (size < 0) return refused(koffi.errno());
  const buffer = Buffer.alloc(Math.min(size, largestBuffer));
  const length: number = klogctl(readAll, buffer, buffer.length);
  if (length < 0) return refused(koffi.errno());
  const text = buffer.toString('utf8', Math.max(0, length - maxBytes), length);
  // The level of each line stands before it, as in `dmesg --raw`.
  const lines = text.replace(/^<\d{1,3}>/gm, '');
  return length > maxBytes ? { got: 'ok', text: lines.slice(lines.indexOf('\n') + 1), cut: true } : { got: 'ok', text: lines };
}

function refused(errno: number): Answer {
  if (errno === constants.errno.EPERM || errno === constants.errno.EACCES)
    return { got: 'denied', detail: 'the kernel log is open to root and some groups only' };
  return { got: 'unsupported', detail: `the kernel answers ${Object.entries(constants.errno).find(([, number]) => number === errno)?.[0] ?? errno}` };
}
