import { gpus } from '../../facts/gpus.ts';
import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { parsePciLinkSpeed, parsePciLinkWidth } from '../../parsers/pci-link.ts';
import { parsePciUevent } from '../../parsers/pci-uevent.ts';
import type { Finding } from '../../witness/claim.ts';
import { from, gap, type ItemClaim } from '../define-probe.ts';

const devices = '/sys/bus/pci/devices';

/** Lanes and speed between the card and the machine. */
export async function claimLink(host: Door, item: ItemClaim, address: string, vendorId: number): Promise<void> {
  const side = await slotSide(host, address, vendorId);
  const read = async <T>(name: string, parse: (text: string) => T | null): Promise<Finding<T>> => {
    if (side === undefined) return gap('unreadable', `link ${devices}/${address}`, 'which bridges are the card’s own is not known');
    const path = `${devices}/${side}/${name}`;
    return from(`file ${path}`, await host.read(path), parse, { absent: 'gap' });
  };
  const [width, widthMax, speed, speedMax] = await Promise.all([
    read('current_link_width', parsePciLinkWidth),
    read('max_link_width', parsePciLinkWidth),
    read('current_link_speed', parsePciLinkSpeed),
    read('max_link_speed', parsePciLinkSpeed),
  ]);
  item(gpus.item.linkWidth, width);
  item(gpus.item.linkWidthMax, widthMax);
  item(gpus.item.linkSpeed, speed);
  item(gpus.item.linkSpeedMax, speedMax);
}

/**
 * The device whose link leads from a card to the machine. On Radeons since RDNA and on Arc cards the GPU sits behind a switch of the card's own, and its
 * own link, which never leaves the card, reads x16 there and x1 here; NVIDIA's is the slot's. amdgpu passes over the same bridges
 * (amdgpu_device_partner_bandwidth). Undefined where the way to the machine could not be read.
 * @param vendorId PCI vendor of the GPU
 */
async function slotSide(host: Door, address: string, vendorId: number): Promise<string | undefined> {
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
