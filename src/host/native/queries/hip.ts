import { count, type DriverAnswer, openLibrary, optional, type Query, textIn } from './query.ts';

/**
 * AMD's HIP runtime, up to the list of devices; `subject` is the library's path or soname. Functions of hip_runtime_api.h
 * (https://rocm.docs.amd.com/projects/HIP/en/latest/); structures whose layout changed between releases are not used.
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libamdhip64.so');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const number = Buffer.alloc(8);
  const versionCode = library.func('int hipRuntimeGetVersion(void *version)')(number) as number;
  const version = versionCode === 0 ? number.readInt32LE(0) : 0;
  const code = library.func('int hipGetDeviceCount(void *count)')(number) as number;
  const nameOfCode = library.func('const char *hipGetErrorName(int code)') as unknown as (code: number) => string;
  const about = {
    library: path,
    result: { code, name: nameOfCode(code) },
    // HIP_VERSION: major × 10⁷ + minor × 10⁵ + patch.
    ...(version > 0 ? { version: `${Math.floor(version / 1e7)}.${Math.floor((version % 1e7) / 1e5)}.${version % 1e5}` } : {}),
  };
  if (code !== 0) return about;
  const total = count(number);
  const nameOf = optional<(name: Buffer, length: number, device: number) => number>(library, 'int hipDeviceGetName(void *name, int length, int device)');
  const memoryOf = optional<(bytes: Buffer, device: number) => number>(library, 'int hipDeviceTotalMem(void *bytes, int device)');
  const addressOf = optional<(address: Buffer, length: number, device: number) => number>(
    library,
    'int hipDeviceGetPCIBusId(void *address, int length, int device)',
  );
  const devices = Array.from({ length: total }, (_, device) => {
    const [name, address] = [Buffer.alloc(256), Buffer.alloc(64)];
    return {
      ...(nameOf?.(name, 255, device) === 0 ? { name: textIn(name) } : {}),
      ...(addressOf?.(address, 63, device) === 0 ? { pci: textIn(address).toLowerCase() } : {}),
      ...(memoryOf?.(number, device) === 0 ? { memory: Number(number.readBigUInt64LE(0)) } : {}),
    };
  });
  return { ...about, devices };
};
