import { gpus } from '../facts/gpus.ts';
import type { GpuDevice } from '../reference/gpu-devices/find-gpu-device.ts';
import type { SubjectHints } from '../witness/claim.ts';
import type { Book, ItemNote, Place } from './book.ts';
import { gpusNamed } from './gpu-names.ts';

/**
 * A GPU by the name that a program or a person gives it, with what the tables know of that name. Names of chips that differ in
 * architecture under one name give only what all of them share.
 */
export function claimGpu(book: Book, place: Place, subject: string, given: string | undefined, hints: SubjectHints = {}): ItemNote {
  const name = given !== undefined && vendorAlone.test(given) ? undefined : given;
  const devices = name === undefined ? [] : gpusNamed(name);
  const [device] = devices;
  const item = book.item(place, gpus, subject, { ...(name === undefined ? {} : { name }), ...hints });
  item(gpus.item.name, device === undefined ? name : device.name);
  if (device !== undefined) claimDevice(item, devices);
  else if (given !== undefined) item(gpus.item.vendor, vendorOf(given));
  return item;
}

/** inxi says no more of a chip that its tables do not know; such a word is no name that sets two devices apart. */
const vendorAlone = /^(?:AMD|Intel|NVIDIA)(?: Corporation)?$/i;

function claimDevice(item: ItemNote, devices: readonly GpuDevice[]): void {
  const shared = <T>(read: (device: GpuDevice) => T): T | undefined => {
    const [first, ...rest] = devices.map(read);
    return rest.every((each) => each === first) ? first : undefined;
  };
  const vendor = shared((device) => device.vendor);
  const arch = shared((device) => device.arch);
  item(gpus.item.vendor, vendor);
  item(gpus.item.arch, arch);
  if (vendor === 'nvidia') item(gpus.item.computeCapability, arch);
  item(
    gpus.item.generation,
    shared((device) => device.generation),
  );
  item(
    gpus.item.integrated,
    shared((device) => device.integrated),
  );
}

export function vendorOf(name: string): 'amd' | 'nvidia' | 'intel' | undefined {
  if (/\bnvidia\b|geforce|quadro|tesla|\bRTX\b|\bGTX\b/i.test(name)) return 'nvidia';
  if (/\bamd\b|\bati\b|radeon|instinct|\bgfx\d/i.test(name)) return 'amd';
  return /\bintel\b|\barc\b|\biris\b|\buhd\b/i.test(name) ? 'intel' : undefined;
}
