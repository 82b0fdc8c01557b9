import { gpus } from '../../facts/gpus.ts';
import { npu } from '../../facts/npu.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { type LspciDevice, parseLspci } from '../../parsers/lspci.ts';
import { findGpuDevice, findNpuDevice } from '../../reference/gpu-devices/find-gpu-device.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';

const slot = /^\s{0,8}(?:Slot:\s{0,8})?(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?:\s|$)/;

/** lspci in all its forms. It is complete where it lists bridges and the like as well. */
export const lspci: Recogniser = {
  kind: 'lspci',
  mark: /^\s{0,8}(?:Slot:\s{0,8})?(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?:\s|$)/m,
  read(output, book) {
    const found = span(
      output,
      (text) =>
        slot.test(text) ||
        /^(?:Class|Vendor|Device|SVendor|SDevice|Rev|Driver|Module|ProgIf|IOMMUGroup):\s|^\s{1,12}(?:Subsystem|Kernel (?:driver|modules)|Region \d|LnkSta|LnkCap|Control|Memory at)/.test(
          text,
        ),
      'tool',
    );
    if (found === undefined) return false;
    const devices = parseLspci(output.text);
    const display = devices.filter(isGpu);
    for (const device of display) claimDisplay(book, found.place, device);
    for (const device of devices) claimNpu(book, found.place, device);
    if (devices.some(({ kind }) => /host bridge/i.test(kind ?? '')) && devices.length > 8) book.complete(gpus);
    else if (display.length === 0) return false;
    book.recognised('lspci', found.from, found.to);
    return true;
  },
};

function isGpu({ kind, classCode, pciId }: LspciDevice): boolean {
  const vendor = pciId?.slice(0, 4);
  const display =
    kind === undefined
      ? (classCode ?? 0) >> 8 === 0x03 || (classCode ?? 0) === 0x1200
      : /VGA compatible|3D controller|Display controller|Processing accelerators/i.test(kind);
  return display && (vendor === undefined || ['1002', '10de', '8086'].includes(vendor));
}

/** The graphics of AMD's processors, as the table of PCI ids names them. */
const amdProcessor =
  /\[AMD\/ATI\] (?:Raphael|Phoenix\d?|HawkPoint\d?|Rembrandt|Cezanne|Renoir|Lucienne|Barcelo|Picasso|Raven|Granite Ridge|Strix|Krackan|Mendocino|VanGogh)\b/;

function claimDisplay(book: Book, place: Place, device: LspciDevice): void {
  const [vendorId = 0, deviceId = 0] = (device.pciId ?? '').split(':').map((id) => Number.parseInt(id, 16));
  const known = device.pciId === undefined ? undefined : findGpuDevice(vendorId, deviceId, device.revision);
  if (device.pciId === undefined && !/nvidia|amd|ati|intel/i.test(device.name ?? '')) return;
  const item = claimGpu(book, place, `pci:${device.address}`, known?.name ?? device.name, device.pciId === undefined ? {} : { pciId: device.pciId });
  item(gpus.item.pciId, device.pciId);
  item(gpus.item.subsystem, device.subsystem);
  if (known !== undefined) {
    item(gpus.item.arch, known.arch);
    item(gpus.item.generation, known.generation);
    item(gpus.item.integrated, known.integrated);
  } else if (amdProcessor.test(device.name ?? '')) item(gpus.item.integrated, true);
  item(gpus.item.driver, device.driver);
  // It is there; where the list leaves it out, it may be blacklisted or built in.
  if (device.modules?.includes('nvidia') === true) book.fact(place, nvidia.moduleForKernel, true);
  const { bars, rebarCurrent, linkWidth, linkWidthMax } = device;
  const sizes = bars.flatMap(({ bytes }) => bytes ?? []);
  if (sizes.length > 0) item(gpus.item.barSize, Math.max(...sizes));
  else item(gpus.item.barSize, rebarCurrent);
  // Of an AMD card its largest region shows the memory; a small one may be of an excerpt.
  const shown = Math.max(0, ...sizes);
  if (shown >= 512 * 2 ** 20 && /\bAMD\b|Advanced Micro Devices/.test(device.name ?? '')) item(gpus.item.vramVisible, shown);
  if (bars.length > 0)
    item(
      gpus.item.barUnassigned,
      bars.some(({ unassigned }) => unassigned),
    );
  // Behind a switch of the card's own the GPU's link never leaves the card (probes/reading/slot-link.ts).
  const ownSwitch = known !== undefined && !known.integrated && (known.vendor === 'intel' || known.generation.startsWith('rdna'));
  item(gpus.item.linkWidth, ownSwitch ? undefined : linkWidth);
  item(gpus.item.linkWidthMax, ownSwitch ? undefined : linkWidthMax);
  item(gpus.item.iommuGroup, device.iommuGroup);
}

function claimNpu(book: Book, place: Place, device: LspciDevice): void {
  const [vendorId = 0, deviceId = 0] = (device.pciId ?? '').split(':').map((id) => Number.parseInt(id, 16));
  const known = device.pciId === undefined ? undefined : findNpuDevice(vendorId, deviceId, device.revision);
  if (known === undefined) return;
  book.fact(place, npu.pciId, device.pciId);
  book.fact(place, npu.name, known.name);
  book.fact(place, npu.vendor, known.vendor);
  book.fact(place, npu.arch, known.arch);
  book.fact(place, npu.driver, device.driver);
}
