import { gpus } from '../../facts/gpus.ts';
import { vulkan, vulkanDevices } from '../../facts/vulkan.ts';
import { parseVulkaninfo, type VulkanDeviceRead } from '../../parsers/vulkaninfo.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';

/** vulkaninfo, whole or its summary. */
export const vulkaninfo: Recogniser = {
  kind: 'vulkaninfo',
  mark: /Vulkan Instance Version|^\s{0,8}deviceName\s{1,20}=|VULKANINFO|Vulkan API Version/m,
  read(output, book) {
    const found = span(
      output,
      /Vulkan Instance Version|VULKANINFO|^\s{0,8}(?:GPU\d|deviceName|apiVersion|driver(?:Version|ID|Name|Info)|vendorID|deviceID|deviceType)\b/,
      'library',
    );
    if (found === undefined) return false;
    const { loader, devices } = parseVulkaninfo(output.text);
    book.fact(found.place, vulkan.loader, loader);
    for (const [index, device] of devices.entries()) claimDevice(book, found.place, device, index);
    // The summary lists all that the loader found.
    if (loader !== undefined && devices.length > 0) book.complete(vulkanDevices);
    book.recognised('vulkaninfo', found.from, found.to);
    return true;
  },
};

function claimDevice(book: Book, place: Place, device: VulkanDeviceRead, index: number): void {
  const { item: of } = vulkanDevices;
  const pciId =
    device.vendorId === undefined || device.deviceId === undefined
      ? undefined
      : [device.vendorId, device.deviceId].map((id) => id.toString(16).padStart(4, '0')).join(':');
  const item = book.item(place, vulkanDevices, `vulkaninfo:${index}`, { name: device.name });
  item(of.name, device.name);
  item(of.type, device.type);
  item(of.pciId, pciId);
  item(of.driverId, device.driverId);
  item(of.driverName, device.driverName);
  item(of.driverInfo, device.driverInfo);
  item(of.mesa, /Mesa (\d{2}\.\d{1,2}(?:\.\d{1,2})?)/.exec(device.driverInfo ?? '')?.[1]);
  item(of.api, device.api);
  item(of.maxAllocation, device.maxAllocation);
  item(of.maxBuffer, device.maxBuffer);
  item(of.storage16, device.storage16);
  item(of.float16, device.float16);
  item(of.integerDot, device.integerDot);
  item(of.subgroupSize, device.subgroupSize);
  item(of.sharedMemory, device.sharedMemory);
  item(of.extensions, device.extensions);
  const local = device.heaps?.filter((heap) => heap.local);
  if (local !== undefined && local.length > 0) {
    const sizes = local.map(({ size }) => size);
    item(of.deviceLocal, device.vendorId === 0x10de ? Math.max(...sizes) : sizes.reduce((sum, size) => sum + size, 0));
    item(
      of.deviceLocalVisible,
      local.filter(({ visible }) => visible).reduce((sum, { size }) => sum + size, 0),
    );
  }
  if (device.type === 'cpu') return;
  const gpu = claimGpu(book, place, `vulkaninfo:${index}`, device.name, {
    ...(pciId === undefined ? {} : { pciId }),
    ...(device.pci === undefined ? {} : { pci: device.pci }),
  });
  gpu(gpus.item.pciId, pciId);
  if (device.type === 'integrated' || device.type === 'discrete') gpu(gpus.item.integrated, device.type === 'integrated');
}
