import type { Library } from '../koffi.ts';
import { count, type DriverAnswer, mostDevices, openLibrary, pciId, type Query, textIn } from './query.ts';

/**
 * Level Zero: drivers and devices. Functions, layouts and codes of ze_api.h
 * (https://github.com/oneapi-src/level-zero/blob/master/include/ze_api.h).
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libze_loader.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const code = library.func('int zeInit(uint32_t flags)')(0) as number;
  const about = { library: path, result: { code, name: errorNames[code >>> 0] ?? `ze_result_t 0x${(code >>> 0).toString(16)}` } };
  if (code !== 0) return about;
  const driverOf = library.func('int zeDriverGetProperties(uint64_t driver, void *properties)');
  const drivers = handlesOf(library, 'int zeDriverGet(void *count, void *handles)');
  const versions: string[] = [];
  const devices = drivers.flatMap((driver) => {
    // ze_driver_properties_t, stype 1: driverVersion at 32. Intel's holds major, minor and build in 8, 8 and 16 bits.
    const properties = Buffer.alloc(40);
    properties.writeUInt32LE(1, 0);
    if (driverOf(driver, properties) === 0) {
      const version = properties.readUInt32LE(32);
      versions.push(`${version >>> 24}.${(version >>> 16) & 0xff}.${version & 0xffff}`);
    }
    return devicesOf(library, driver);
  });
  return { ...about, ...(versions[0] === undefined ? {} : { version: versions[0] }), devices };
};

/** ze_device_properties_t, stype 3. */
const layout = { size: 368, type: 16, vendorId: 20, deviceId: 24, maxMemAllocSize: 40, name: 112 } as const;

function devicesOf(library: Library, driver: bigint): Record<string, unknown>[] {
  const get = library.func('int zeDeviceGetProperties(uint64_t device, void *properties)');
  return handlesOf(library, 'int zeDeviceGet(uint64_t driver, void *count, void *handles)', driver).map((device) => {
    const properties = Buffer.alloc(layout.size);
    properties.writeUInt32LE(3, 0);
    if (get(device, properties) !== 0) return {};
    return {
      name: textIn(properties, layout.name, 256),
      kind: ['other', 'gpu', 'cpu', 'fpga', 'mca', 'npu'][properties.readUInt32LE(layout.type)] ?? 'other',
      pciId: pciId(properties.readUInt32LE(layout.vendorId), properties.readUInt32LE(layout.deviceId)),
      maxAllocation: Number(properties.readBigUInt64LE(layout.maxMemAllocSize)),
    };
  });
}

function handlesOf(library: Library, definition: string, ...of: bigint[]): bigint[] {
  const get = library.func(definition) as unknown as (...args: unknown[]) => number;
  const number = Buffer.alloc(4);
  if (get(...of, number, null) !== 0) return [];
  number.writeUInt32LE(count(number));
  const handles = Buffer.alloc(8 * mostDevices);
  if (get(...of, number, handles) !== 0) return [];
  return Array.from({ length: count(number) }, (_, at) => handles.readBigUInt64LE(at * 8));
}

/** ze_result_t, as far as zeInit returns it. */
const errorNames: Record<number, string> = {
  0: 'ZE_RESULT_SUCCESS',
  [0x70000001]: 'ZE_RESULT_ERROR_DEVICE_LOST',
  [0x70000002]: 'ZE_RESULT_ERROR_OUT_OF_HOST_MEMORY',
  [0x70000003]: 'ZE_RESULT_ERROR_OUT_OF_DEVICE_MEMORY',
  [0x70010000]: 'ZE_RESULT_ERROR_INSUFFICIENT_PERMISSIONS',
  [0x70020000]: 'ZE_RESULT_ERROR_DEPENDENCY_UNAVAILABLE',
  [0x78000001]: 'ZE_RESULT_ERROR_UNINITIALIZED',
  [0x78000002]: 'ZE_RESULT_ERROR_UNSUPPORTED_VERSION',
  [0x78000003]: 'ZE_RESULT_ERROR_UNSUPPORTED_FEATURE',
  [0x7ffffffe]: 'ZE_RESULT_ERROR_UNKNOWN',
};
