import { existsSync, readFileSync } from 'node:fs';
import type { Answer, AskOptions } from '../host.ts';
import { askDriver } from './ask-driver.ts';
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

/** Filters of container engines answer with an error; those of services and sandboxes may end the caller instead. */
function filterMayKill(): boolean {
  const marks = ['/.dockerenv', '/run/.containerenv', '/run/systemd/container'];
  try {
    if (!/^Seccomp:\s*[12]$/m.test(readFileSync('/proc/self/status', 'utf8'))) return false;
  } catch {
    return true;
  }
  return process.env.KUBERNETES_SERVICE_HOST === undefined && !marks.some((mark) => existsSync(mark));
}
