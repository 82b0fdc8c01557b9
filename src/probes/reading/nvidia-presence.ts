import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { type Claim, gap } from '../define-probe.ts';

/** What a probe that uses nvidiaPresence has to declare. */
export const presenceReads = ['file /proc/bus/pci/devices', 'list /dev', 'stat /sys/module/nvidia'];

export interface Presence {
  /** False only where PCI, /dev and the modules could be looked at and show nothing of NVIDIA. */
  readonly possible: boolean;
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
  const looked = (isOk(pci) || pci.got === 'absent') && isOk(dev) && module.got === 'absent';
  return { possible: onPci || windows || nodes.length > 0 || !looked, dev, module, nodes, windows };
}

/** For facts that were not looked for, since there is nothing of NVIDIA here. */
export function claimNoNvidia(claim: Claim, handles: readonly Parameters<Claim>[0][]): void {
  for (const handle of handles) claim(handle, gap('unsupported', 'file /proc/bus/pci/devices', 'no NVIDIA device'));
}
