import type { Koffi } from '../koffi.ts';
import { count, type DriverAnswer, openLibrary, optional, type Query, textIn } from './query.ts';

/**
 * The CUDA driver API, up to the list of devices: no context is made. Functions, attributes and codes of cuda.h
 * (https://docs.nvidia.com/cuda/cuda-driver-api/).
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libcuda.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const number = Buffer.alloc(8);
  const code = library.func('int cuInit(uint32_t flags)')(0) as number;
  const nameOfCode = optional<(code: number, name: Buffer) => number>(library, 'int cuGetErrorName(int code, void *name)');
  const driver = library.func('int cuDriverGetVersion(void *version)')(number) === 0 ? number.readInt32LE(0) : 0;
  const about = {
    library: path,
    result: { code, name: codeName(koffi, code, nameOfCode) },
    // 13000 is CUDA 13.0, 12080 is 12.8.
    ...(driver > 0 ? { version: `${Math.floor(driver / 1000)}.${Math.floor((driver % 1000) / 10)}` } : {}),
  };
  if (code !== 0) return about;
  const counted = library.func('int cuDeviceGetCount(void *count)')(number) as number;
  const total = counted === 0 ? count(number) : 0;
  const get = library.func('int cuDeviceGet(void *device, int index)');
  const nameOf = library.func('int cuDeviceGetName(void *name, int length, int device)');
  const memoryOf = library.func('int cuDeviceTotalMem_v2(void *bytes, int device)');
  const addressOf = library.func('int cuDeviceGetPCIBusId(void *address, int length, int device)');
  const attributeOf = library.func('int cuDeviceGetAttribute(void *value, int attribute, int device)');
  const devices = Array.from({ length: total }, (_, at) => {
    if (get(number, at) !== 0) return {};
    const device = number.readInt32LE(0);
    const attribute = (which: number): number | undefined => (attributeOf(number, which, device) === 0 ? number.readInt32LE(0) : undefined);
    const [name, address] = [Buffer.alloc(256), Buffer.alloc(32)];
    // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR 75, _MINOR 76, INTEGRATED 18, COMPUTE_MODE 20, MAX_SHARED_MEMORY_PER_BLOCK_OPTIN 97.
    const [major, minor] = [attribute(75), attribute(76)];
    return {
      ...(nameOf(name, 255, device) === 0 ? { name: textIn(name) } : {}),
      ...(addressOf(address, 31, device) === 0 ? { pci: textIn(address).toLowerCase() } : {}),
      ...(memoryOf(number, device) === 0 ? { memory: Number(number.readBigUInt64LE(0)) } : {}),
      ...(major === undefined ? {} : { capability: `${major}.${minor}` }),
      integrated: attribute(18) === 1,
      computeMode: attribute(20),
      sharedMemoryOptin: attribute(97),
    };
  });
  return { ...about, devices };
};

function codeName(koffi: Koffi, code: number, nameOfCode: ((code: number, name: Buffer) => number) | undefined): string {
  const name = Buffer.alloc(8);
  if (nameOfCode?.(code, name) === 0 && name.readBigUInt64LE(0) !== 0n) return koffi.decode.string(name.readBigUInt64LE(0), 80).split('\0', 1)[0] ?? '';
  return errorNames[code] ?? `CUresult ${code}`;
}

/** CUresult, for libraries that do not name their codes: stubs do not. */
const errorNames: Record<number, string> = {
  0: 'CUDA_SUCCESS',
  2: 'CUDA_ERROR_OUT_OF_MEMORY',
  3: 'CUDA_ERROR_NOT_INITIALIZED',
  34: 'CUDA_ERROR_STUB_LIBRARY',
  46: 'CUDA_ERROR_DEVICE_UNAVAILABLE',
  100: 'CUDA_ERROR_NO_DEVICE',
  101: 'CUDA_ERROR_INVALID_DEVICE',
  304: 'CUDA_ERROR_OPERATING_SYSTEM',
  500: 'CUDA_ERROR_NOT_FOUND',
  800: 'CUDA_ERROR_NOT_PERMITTED',
  801: 'CUDA_ERROR_NOT_SUPPORTED',
  802: 'CUDA_ERROR_SYSTEM_NOT_READY',
  803: 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH',
  804: 'CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE',
  999: 'CUDA_ERROR_UNKNOWN',
};
