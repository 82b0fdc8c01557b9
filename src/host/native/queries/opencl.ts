import type { Library } from '../koffi.ts';
import { count, type DriverAnswer, mostDevices, openLibrary, pciId, type Query, textIn } from './query.ts';

/**
 * OpenCL through the ICD loader: platforms and devices. Functions, parameters and codes of cl.h and cl_ext.h
 * (https://github.com/KhronosGroup/OpenCL-Headers/tree/main/CL).
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libOpenCL.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const number = Buffer.alloc(8);
  const platforms = Buffer.alloc(8 * mostDevices);
  const code = library.func('int clGetPlatformIDs(uint32_t entries, void *platforms, void *count)')(mostDevices, platforms, number) as number;
  const about = { library: path, result: { code, name: errorNames[code] ?? `OpenCL error ${code}` } };
  if (code !== 0) return about;
  const devices = Array.from({ length: count(number) }, (_, at) => platforms.readBigUInt64LE(at * 8)).flatMap((platform) => devicesOf(library, platform));
  return { ...about, devices };
};

function devicesOf(library: Library, platform: bigint): Record<string, unknown>[] {
  const number = Buffer.alloc(8);
  const devices = Buffer.alloc(8 * mostDevices);
  const list = library.func('int clGetDeviceIDs(uint64_t platform, uint64_t type, uint32_t entries, void *devices, void *count)');
  const about = library.func('int clGetPlatformInfo(uint64_t platform, uint32_t what, size_t size, void *value, void *length)');
  const info = library.func('int clGetDeviceInfo(uint64_t device, uint32_t what, size_t size, void *value, void *length)');
  const ask = <T>(of: typeof info, handle: bigint, what: number, read: (value: Buffer) => T): T | undefined => {
    const value = Buffer.alloc(1024);
    return of(handle, what, 1024, value, null) === 0 ? read(value) : undefined;
  };
  // CL_PLATFORM_NAME 0x0902.
  const platformName = ask(about, platform, 0x0902, (value) => textIn(value));
  // CL_DEVICE_TYPE_ALL. CL_DEVICE_NOT_FOUND is a platform without devices.
  if (list(platform, 0xffffffff, mostDevices, devices, number) !== 0) return [];
  return Array.from({ length: count(number) }, (_, at) => {
    const device = devices.readBigUInt64LE(at * 8);
    // CL_DEVICE_TYPE 0x1000 (CPU 2, GPU 4, ACCELERATOR 8), VENDOR_ID 0x1001, NAME 0x102b, DRIVER_VERSION 0x102d, GLOBAL_MEM_SIZE 0x101f.
    const type = ask(info, device, 0x1000, (value) => Number(value.readBigUInt64LE(0))) ?? 0;
    const vendor = ask(info, device, 0x1001, (value) => value.readUInt32LE(0));
    return {
      platform: platformName,
      name: ask(info, device, 0x102b, (value) => textIn(value).trim()),
      kind: (type & 4) !== 0 ? 'gpu' : (type & 2) !== 0 ? 'cpu' : 'other',
      driver: ask(info, device, 0x102d, (value) => textIn(value)),
      memory: ask(info, device, 0x101f, (value) => Number(value.readBigUInt64LE(0))),
      ...(vendor === undefined ? {} : { vendor: pciId(vendor & 0xffff, 0).slice(0, 4) }),
    };
  });
}

const errorNames: Record<number, string> = {
  0: 'CL_SUCCESS',
  [-1]: 'CL_DEVICE_NOT_FOUND',
  [-6]: 'CL_OUT_OF_HOST_MEMORY',
  [-1001]: 'CL_PLATFORM_NOT_FOUND_KHR',
};
