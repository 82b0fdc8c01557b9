import { gpus } from '../../facts/gpus.ts';
import { platform } from '../../facts/platform.ts';
import { parsePciLog } from '../../parsers/pci-log.ts';
import { findGpuDevice } from '../../reference/gpu-devices/find-gpu-device.ts';
import { claimGpu } from '../gpu-facts.ts';
import type { Recogniser } from './recogniser.ts';

/** A GPU that the kernel found no room for. What it found room for is no news. */
export const pciLog: Recogniser = {
  kind: 'kernel log of PCI',
  mark: /\bpci [0-9a-f:]{10}\.[0-7]: BAR [0-5][: ]/,
  read(output, book) {
    const devices = parsePciLog(output.lines.map(({ text }) => text));
    for (const { address, pciId, line } of devices) {
      const number = output.lines[line]?.number ?? 0;
      const place = { source: `line ${number}`, standing: 'kernel' } as const;
      const [vendor = 0, device = 0] = pciId.split(':').map((id) => Number.parseInt(id, 16));
      const known = findGpuDevice(vendor, device);
      const item = claimGpu(book, place, `pci:${address}`, known?.name ?? { 4318: 'NVIDIA', 4098: 'AMD', 32902: 'Intel' }[vendor], { pciId });
      item(gpus.item.pciId, pciId);
      item(gpus.item.integrated, known?.integrated);
      item(gpus.item.barUnassigned, true);
      book.fact(place, platform.system, 'native');
      book.recognised('kernel log of PCI', number, number);
    }
    return devices.length > 0;
  },
};
