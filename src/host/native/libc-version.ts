import type { Answer } from '../host.ts';
import { type Koffi, loadKoffi } from './koffi.ts';

/**
 * Which C library this process runs on: `{"kind":"glibc","version":"2.39"}`. musl has no call that tells its version.
 */
export async function askLibc(): Promise<Answer> {
  let koffi: Koffi;
  try {
    koffi = await loadKoffi();
  } catch (error) {
    return { got: 'no-place-for-native', detail: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error) };
  }
  try {
    const version: string = koffi.load(null).func('const char *gnu_get_libc_version()')();
    return { got: 'ok', text: `${JSON.stringify({ kind: 'glibc', version })}\n` };
  } catch {
    return { got: 'unsupported', detail: 'the C library has no gnu_get_libc_version' };
  }
}
