import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { parsePciUevent } from '../../parsers/pci-uevent.ts';

const devices = '/sys/bus/pci/devices';

/**
 * The device whose link leads from a card to the machine. On Radeons since RDNA and on Arc cards the GPU sits behind a switch of the card's own, and its
 * own link, which never leaves the card, reads x16 there and x1 here; NVIDIA's is the slot's. amdgpu passes over the same bridges
 * (amdgpu_device_partner_bandwidth). Undefined where the way to the machine could not be read.
 * @param vendorId PCI vendor of the GPU
 */
export async function slotSide(host: Door, address: string, vendorId: number): Promise<string | undefined> {
  if (vendorId !== 0x1002 && vendorId !== 0x8086) return address;
  const link = await host.link(`${devices}/${address}`);
  if (!isOk(link)) return undefined;
  const way = link.text
    .trim()
    .split('/')
    .filter((part) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/.test(part));
  // The first is the machine's root port, and a card brings two bridges: an eGPU's enclosure has more of Intel's.
  const above = way.slice(1, -1).reverse().slice(0, 2);
  let side = address;
  for (const bridge of above) {
    const answer = await host.read(`${devices}/${bridge}/uevent`);
    if (!isOk(answer)) return undefined;
    if (vendorOf(answer) !== vendorId) break;
    side = bridge;
  }
  return side;
}

function vendorOf(answer: Answer): number | undefined {
  try {
    return isOk(answer) ? parsePciUevent(answer.text).vendorId : undefined;
  } catch {
    return undefined;
  }
}
