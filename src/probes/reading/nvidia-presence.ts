import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import type { Claim } from '../define-probe.ts';
import { type Unread, unread, unreadOf } from './unread.ts';

/** What a probe that uses nvidiaPresence has to declare. */
export const presenceReads = ['file /proc/bus/pci/devices', 'list /dev', 'stat /sys/module/nvidia'];

export interface Presence {
  /** Why there is nothing to look for: no sign of NVIDIA, or a place that could not be looked at; undefined where there is a sign. */
  readonly nothing: Unread | undefined;
  readonly dev: Answer;
  readonly module: Answer;
  /** Names in /dev: `nvidia0`, `nvidiactl`. */
  readonly nodes: readonly string[];
  /** WSL's path to the GPUs of Windows. */
  readonly windows: boolean;
}

/** Whether looking for NVIDIA's driver makes sense at all; three cheap reads, so that other machines pay nothing. */
export async function nvidiaPresence(host: Door): Promise<Presence> {
  const [pci, dev, module] = await Promise.all([host.read('/proc/bus/pci/devices'), host.list('/dev'), host.stat('/sys/module/nvidia')]);
  const nodes = isOk(dev) ? dev.text.split('\n').filter((name) => /^nvidia(?:\d{1,2}|ctl|-uvm|-uvm-tools|-modeset)$/.test(name)) : [];
  const onPci = isOk(pci) && /^[0-9a-f]{4}\t10de/m.test(pci.text);
  const windows = isOk(dev) && /^dxg$/m.test(dev.text);
  const sign = onPci || windows || nodes.length > 0 || isOk(module);
  const missing = unreadOf([
    ['file /proc/bus/pci/devices', pci],
    ['list /dev', dev],
    ['stat /sys/module/nvidia', module],
  ]);
  const nothing = sign ? undefined : (missing ?? unread('unsupported', 'file /proc/bus/pci/devices', noDevice));
  return { nothing, dev, module, nodes, windows };
}

/** The detail of gaps on machines without NVIDIA. */
export const noDevice = 'no NVIDIA device';

/** For facts that were not looked for, since there is nothing of NVIDIA here. */
export function claimNothing(claim: Claim, handles: readonly Parameters<Claim>[0][], nothing: Unread): void {
  for (const handle of handles) claim(handle, nothing);
}
