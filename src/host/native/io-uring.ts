import type { Answer, AskOptions } from '../host.ts';
import { askDriver } from './ask-driver.ts';
import { filterMayKill } from './filter-may-kill.ts';
import { type Koffi, loadKoffi } from './koffi.ts';
import { tryRing } from './ring.ts';

/** The answer of `tryRing` as JSON, from this process or from a child. */
export async function askIoUring(options: AskOptions): Promise<Answer> {
  // A filter may end whoever makes the call, so a child makes it.
  if (filterMayKill()) return await askDriver('io-uring', options);
  let koffi: Koffi;
  try {
    koffi = await loadKoffi();
  } catch (error) {
    return { got: 'no-place-for-native', detail: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error) };
  }
  return { got: 'ok', text: `${JSON.stringify(tryRing(koffi))}\n` };
}
