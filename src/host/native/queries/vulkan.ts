import { ggmlVulkanExtensions } from '../../../reference/ggml-vulkan-extensions.ts';
import type { Koffi, Library } from '../koffi.ts';
import { count, type DriverAnswer, mostDevices, openLibrary, optional, pciAddress, textIn } from './query.ts';

/**
 * What the Vulkan loader and its drivers say of themselves, without a device being made. The layouts are those of vulkan_core.h
 * (https://github.com/KhronosGroup/Vulkan-Headers/blob/main/include/vulkan/vulkan_core.h) on 64-bit machines; `layout` names each.
 */
export function ask(koffi: Koffi, _manifests: string): DriverAnswer {
  const opened = openLibrary(koffi, 'libvulkan.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const loader = Buffer.alloc(4);
  // Missing in loaders of Vulkan 1.0.
  const instanceVersion = optional<(version: Buffer) => number>(library, 'int vkEnumerateInstanceVersion(void *version)');
  loader.writeUInt32LE(instanceVersion === undefined || instanceVersion(loader) !== 0 ? makeVersion(1, 0) : loader.readUInt32LE(0));
  const wanted = Math.min(loader.readUInt32LE(0), makeVersion(1, 3));
  const instance = createInstance(koffi, library, wanted);
  const about = { library: path, loader: showVersion(loader.readUInt32LE(0)), result: resultName(instance.result) };
  if (instance.result !== 0) return { ...about, devices: [] };
  const handles = devicesOf(library, instance.handle);
  if (typeof handles === 'number') return { ...about, enumerate: resultName(handles), devices: [] };
  const describe = describer(koffi, library, wanted);
  return { ...about, devices: handles.map(describe) };
}

/** Sizes and offsets in bytes; the real test compares them with the headers' own. */
export const layout = {
  VkApplicationInfo: { size: 48, apiVersion: 44 },
  VkInstanceCreateInfo: { size: 64, pApplicationInfo: 24 },
  VkPhysicalDeviceProperties: { size: 824, apiVersion: 0, driverVersion: 4, vendorID: 8, deviceID: 12, deviceType: 16, deviceName: 20, limits: 296 },
  VkPhysicalDeviceLimits: { maxComputeSharedMemorySize: 216 },
  VkPhysicalDeviceProperties2: { size: 840, properties: 16 },
  VkPhysicalDeviceDriverProperties: { size: 536, driverID: 16, driverName: 20, driverInfo: 276, conformanceVersion: 532 },
  VkPhysicalDeviceSubgroupProperties: { size: 32, subgroupSize: 16 },
  VkPhysicalDeviceMaintenance3Properties: { size: 32, maxMemoryAllocationSize: 24 },
  VkPhysicalDeviceMaintenance4Properties: { size: 24, maxBufferSize: 16 },
  VkPhysicalDevicePCIBusInfoPropertiesEXT: { size: 32, pciDomain: 16, pciBus: 20, pciDevice: 24, pciFunction: 28 },
  VkPhysicalDeviceFeatures2: { size: 240 },
  VkPhysicalDevice16BitStorageFeatures: { size: 32, storageBuffer16BitAccess: 16 },
  VkPhysicalDeviceShaderFloat16Int8Features: { size: 24, shaderFloat16: 16 },
  VkPhysicalDeviceShaderIntegerDotProductFeatures: { size: 24, shaderIntegerDotProduct: 16 },
  VkPhysicalDeviceMemoryProperties: { size: 520, memoryTypes: 4, memoryHeapCount: 260, memoryHeaps: 264 },
  VkExtensionProperties: { size: 260 },
} as const;

/** VkStructureType. */
const types = {
  applicationInfo: 0,
  instanceCreateInfo: 1,
  properties2: 1000059001,
  features2: 1000059000,
  driver: 1000196000,
  subgroup: 1000094000,
  maintenance3: 1000168000,
  maintenance4: 1000413001,
  pciBus: 1000212000,
  storage16: 1000083000,
  float16: 1000082000,
  integerDot: 1000280000,
} as const;

type Handle = bigint;

function createInstance(koffi: Koffi, library: Library, apiVersion: number): { result: number; handle: Handle } {
  const create = library.func('int vkCreateInstance(void *info, void *allocator, void *instance)') as unknown as (
    info: Buffer,
    none: null,
    instance: Buffer,
  ) => number;
  const application = Buffer.alloc(layout.VkApplicationInfo.size);
  application.writeUInt32LE(types.applicationInfo, 0);
  application.writeUInt32LE(apiVersion, layout.VkApplicationInfo.apiVersion);
  const info = Buffer.alloc(layout.VkInstanceCreateInfo.size);
  info.writeUInt32LE(types.instanceCreateInfo, 0);
  info.writeBigUInt64LE(koffi.address(application), layout.VkInstanceCreateInfo.pApplicationInfo);
  const instance = Buffer.alloc(8);
  return { result: create(info, null, instance), handle: instance.readBigUInt64LE(0) };
}

function devicesOf(library: Library, instance: Handle): Handle[] | number {
  const enumerate = library.func('int vkEnumeratePhysicalDevices(uint64_t instance, void *count, void *devices)') as unknown as (
    instance: Handle,
    count: Buffer,
    devices: Buffer | null,
  ) => number;
  const found = Buffer.alloc(4);
  let result = enumerate(instance, found, null);
  if (result !== 0) return result;
  found.writeUInt32LE(count(found));
  const devices = Buffer.alloc(8 * mostDevices);
  result = enumerate(instance, found, devices);
  // VK_INCOMPLETE: there are more than we asked for.
  if (result !== 0 && result !== 5) return result;
  return Array.from({ length: count(found) }, (_, at) => devices.readBigUInt64LE(at * 8));
}

function describer(koffi: Koffi, library: Library, apiVersion: number): (device: Handle) => Record<string, unknown> {
  type Fill = (device: Handle, into: Buffer) => void;
  const properties = library.func('void vkGetPhysicalDeviceProperties(uint64_t device, void *properties)') as unknown as Fill;
  const memory = library.func('void vkGetPhysicalDeviceMemoryProperties(uint64_t device, void *properties)') as unknown as Fill;
  const properties2 =
    apiVersion >= makeVersion(1, 1) ? optional<Fill>(library, 'void vkGetPhysicalDeviceProperties2(uint64_t device, void *properties)') : undefined;
  const features2 = apiVersion >= makeVersion(1, 1) ? optional<Fill>(library, 'void vkGetPhysicalDeviceFeatures2(uint64_t device, void *features)') : undefined;
  return (device) => {
    const plain = Buffer.alloc(layout.VkPhysicalDeviceProperties.size);
    properties(device, plain);
    const extensions = extensionsOf(library, device);
    const offers = plain.readUInt32LE(layout.VkPhysicalDeviceProperties.apiVersion);
    const has = (version: number, extension: string) => offers >= version || extensions.has(extension);
    return {
      ...describePlain(plain),
      ...describeHeaps(memory, device),
      ...(properties2 === undefined || offers < makeVersion(1, 1) ? {} : describeMore(koffi, properties2, device, has)),
      ...(features2 === undefined || offers < makeVersion(1, 1) ? {} : describeFeatures(koffi, features2, device, has)),
      extensions: ggmlVulkanExtensions.filter((name) => extensions.has(name)),
    };
  };
}

function describePlain(plain: Buffer): Record<string, unknown> {
  const { apiVersion, driverVersion, vendorID, deviceID, deviceType, deviceName, limits } = layout.VkPhysicalDeviceProperties;
  return {
    name: textIn(plain, deviceName, 256),
    type: ['other', 'integrated', 'discrete', 'virtual', 'cpu'][plain.readUInt32LE(deviceType)] ?? 'other',
    vendorId: plain.readUInt32LE(vendorID),
    deviceId: plain.readUInt32LE(deviceID),
    apiVersion: showVersion(plain.readUInt32LE(apiVersion)),
    driverVersion: plain.readUInt32LE(driverVersion),
    sharedMemory: plain.readUInt32LE(limits + layout.VkPhysicalDeviceLimits.maxComputeSharedMemorySize),
  };
}

/** Heaps with their flags: `local` is VK_MEMORY_HEAP_DEVICE_LOCAL_BIT, `visible` that one of its types is device-local and host-visible. */
function describeHeaps(memory: (device: Handle, into: Buffer) => void, device: Handle): Record<string, unknown> {
  const { size, memoryTypes, memoryHeapCount, memoryHeaps } = layout.VkPhysicalDeviceMemoryProperties;
  const read = Buffer.alloc(size);
  memory(device, read);
  const mappable = new Set<number>();
  for (let at = 0; at < Math.min(read.readUInt32LE(0), 32); at++) {
    // VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT 1, HOST_VISIBLE_BIT 2.
    if ((read.readUInt32LE(memoryTypes + at * 8) & 3) === 3) mappable.add(read.readUInt32LE(memoryTypes + at * 8 + 4));
  }
  const heaps = Array.from({ length: Math.min(read.readUInt32LE(memoryHeapCount), 16) }, (_, at) => ({
    size: Number(read.readBigUInt64LE(memoryHeaps + at * 16)),
    local: (read.readUInt32LE(memoryHeaps + at * 16 + 8) & 1) === 1,
    visible: mappable.has(at),
  }));
  return { heaps };
}

type Fill = (device: Handle, into: Buffer) => void;
type Has = (version: number, extension: string) => boolean;

function describeMore(koffi: Koffi, properties2: Fill, device: Handle, has: Has): Record<string, unknown> {
  const driver = Buffer.alloc(layout.VkPhysicalDeviceDriverProperties.size);
  const subgroup = Buffer.alloc(layout.VkPhysicalDeviceSubgroupProperties.size);
  const maintenance3 = Buffer.alloc(layout.VkPhysicalDeviceMaintenance3Properties.size);
  const maintenance4 = Buffer.alloc(layout.VkPhysicalDeviceMaintenance4Properties.size);
  const pci = Buffer.alloc(layout.VkPhysicalDevicePCIBusInfoPropertiesEXT.size);
  const [hasDriver, hasMaintenance4, hasPci] = [
    has(makeVersion(1, 2), 'VK_KHR_driver_properties'),
    has(makeVersion(1, 3), 'VK_KHR_maintenance4'),
    has(Number.POSITIVE_INFINITY, 'VK_EXT_pci_bus_info'),
  ];
  const all = chain(koffi, types.properties2, layout.VkPhysicalDeviceProperties2.size, [
    [types.subgroup, subgroup],
    [types.maintenance3, maintenance3],
    ...(hasDriver ? [[types.driver, driver] as const] : []),
    ...(hasMaintenance4 ? [[types.maintenance4, maintenance4] as const] : []),
    ...(hasPci ? [[types.pciBus, pci] as const] : []),
  ]);
  properties2(device, all);
  const { driverID, driverName, driverInfo, conformanceVersion } = layout.VkPhysicalDeviceDriverProperties;
  const address = layout.VkPhysicalDevicePCIBusInfoPropertiesEXT;
  return {
    subgroupSize: subgroup.readUInt32LE(layout.VkPhysicalDeviceSubgroupProperties.subgroupSize),
    maxAllocation: size64(maintenance3, layout.VkPhysicalDeviceMaintenance3Properties.maxMemoryAllocationSize),
    ...(hasMaintenance4 ? { maxBuffer: size64(maintenance4, layout.VkPhysicalDeviceMaintenance4Properties.maxBufferSize) } : {}),
    ...(hasDriver
      ? {
          driverId: driver.readUInt32LE(driverID),
          driverName: textIn(driver, driverName, 256),
          driverInfo: textIn(driver, driverInfo, 256),
          conformance: [...driver.subarray(conformanceVersion, conformanceVersion + 4)].join('.'),
        }
      : {}),
    ...(hasPci
      ? {
          pci: pciAddress(
            pci.readUInt32LE(address.pciDomain),
            pci.readUInt32LE(address.pciBus),
            pci.readUInt32LE(address.pciDevice),
            pci.readUInt32LE(address.pciFunction),
          ),
        }
      : {}),
  };
}

function describeFeatures(koffi: Koffi, features2: Fill, device: Handle, has: Has): Record<string, unknown> {
  const storage = Buffer.alloc(layout.VkPhysicalDevice16BitStorageFeatures.size);
  const half = Buffer.alloc(layout.VkPhysicalDeviceShaderFloat16Int8Features.size);
  const dot = Buffer.alloc(layout.VkPhysicalDeviceShaderIntegerDotProductFeatures.size);
  const all = chain(koffi, types.features2, layout.VkPhysicalDeviceFeatures2.size, [
    [types.storage16, storage],
    ...(has(makeVersion(1, 2), 'VK_KHR_shader_float16_int8') ? [[types.float16, half] as const] : []),
    ...(has(makeVersion(1, 3), 'VK_KHR_shader_integer_dot_product') ? [[types.integerDot, dot] as const] : []),
  ]);
  features2(device, all);
  return {
    storage16: storage.readUInt32LE(layout.VkPhysicalDevice16BitStorageFeatures.storageBuffer16BitAccess) === 1,
    float16: half.readUInt32LE(layout.VkPhysicalDeviceShaderFloat16Int8Features.shaderFloat16) === 1,
    integerDot: dot.readUInt32LE(layout.VkPhysicalDeviceShaderIntegerDotProductFeatures.shaderIntegerDotProduct) === 1,
  };
}

/** A structure whose pNext leads through the others: sType at 0, pNext at 8 in all of them. */
function chain(koffi: Koffi, type: number, size: number, others: readonly (readonly [type: number, at: Buffer])[]): Buffer {
  const first = Buffer.alloc(size);
  first.writeUInt32LE(type, 0);
  let last: Buffer = first;
  for (const [each, at] of others) {
    at.writeUInt32LE(each, 0);
    last.writeBigUInt64LE(koffi.address(at), 8);
    last = at;
  }
  return first;
}

/** Sizes above 2^53 stand for "no limit". */
function size64(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at));
}

function extensionsOf(library: Library, device: Handle): Set<string> {
  const enumerate = library.func('int vkEnumerateDeviceExtensionProperties(uint64_t device, void *layer, void *count, void *properties)') as unknown as (
    device: Handle,
    layer: null,
    count: Buffer,
    properties: Buffer | null,
  ) => number;
  const found = Buffer.alloc(4);
  if (enumerate(device, null, found, null) !== 0) return new Set();
  const most = Math.min(found.readUInt32LE(0), 1_000);
  found.writeUInt32LE(most);
  const { size } = layout.VkExtensionProperties;
  const properties = Buffer.alloc(size * Math.max(1, most));
  const result = enumerate(device, null, found, properties);
  if (result !== 0 && result !== 5) return new Set();
  return new Set(Array.from({ length: Math.min(found.readUInt32LE(0), most) }, (_, at) => textIn(properties, at * size, 256)));
}

/** VK_MAKE_API_VERSION without variant. */
function makeVersion(major: number, minor: number): number {
  return major * 2 ** 22 + minor * 2 ** 12;
}

function showVersion(version: number): string {
  return `${(version >>> 22) & 0x7f}.${(version >>> 12) & 0x3ff}.${version & 0xfff}`;
}

/** VkResult. */
const results: Record<string, string> = {
  '0': 'VK_SUCCESS',
  '1': 'VK_NOT_READY',
  '5': 'VK_INCOMPLETE',
  '-1': 'VK_ERROR_OUT_OF_HOST_MEMORY',
  '-2': 'VK_ERROR_OUT_OF_DEVICE_MEMORY',
  '-3': 'VK_ERROR_INITIALIZATION_FAILED',
  '-4': 'VK_ERROR_DEVICE_LOST',
  '-5': 'VK_ERROR_MEMORY_MAP_FAILED',
  '-6': 'VK_ERROR_LAYER_NOT_PRESENT',
  '-7': 'VK_ERROR_EXTENSION_NOT_PRESENT',
  '-8': 'VK_ERROR_FEATURE_NOT_PRESENT',
  '-9': 'VK_ERROR_INCOMPATIBLE_DRIVER',
  '-10': 'VK_ERROR_TOO_MANY_OBJECTS',
  '-13': 'VK_ERROR_UNKNOWN',
};

function resultName(result: number): string {
  return results[String(result)] ?? `VkResult ${result}`;
}
