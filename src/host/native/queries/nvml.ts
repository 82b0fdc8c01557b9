import { count, type DriverAnswer, openLibrary, optional, pciAddress, pciId, type Query, textIn } from './query.ts';

/**
 * NVIDIA's management library. Functions and codes of nvml.h (https://docs.nvidia.com/deploy/nvml-api/, also in
 * https://github.com/NVIDIA/go-nvml/blob/main/gen/nvml/nvml.h). Nothing is started by it that would load a module: see confine.ts.
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libnvidia-ml.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const result = library.func('int nvmlInit_v2()')() as number;
  const about = { library: path, result: { code: result, name: errorNames[result] ?? `nvmlReturn ${result}` } };
  if (result !== 0) return about;
  const text = Buffer.alloc(96);
  const driver = library.func('int nvmlSystemGetDriverVersion(void *version, uint32_t length)')(text, 80) === 0 ? textIn(text) : undefined;
  const number = Buffer.alloc(8);
  const cuda = optional<(version: Buffer) => number>(library, 'int nvmlSystemGetCudaDriverVersion_v2(void *version)');
  const cudaVersion = cuda?.(number) === 0 ? number.readInt32LE(0) : undefined;
  const counted = library.func('int nvmlDeviceGetCount_v2(void *count)')(number) as number;
  const handleOf = library.func('int nvmlDeviceGetHandleByIndex_v2(uint32_t index, void *device)');
  const nameOf = library.func('int nvmlDeviceGetName(uint64_t device, void *name, uint32_t length)');
  const pciOf = library.func('int nvmlDeviceGetPciInfo_v3(uint64_t device, void *pci)');
  const memoryOf = library.func('int nvmlDeviceGetMemoryInfo(uint64_t device, void *memory)');
  const capabilityOf = optional<(device: bigint, major: Buffer, minor: Buffer) => number>(
    library,
    'int nvmlDeviceGetCudaComputeCapability(uint64_t device, void *major, void *minor)',
  );
  const devices = Array.from({ length: counted === 0 ? count(number) : 0 }, (_, at) => {
    const handle = Buffer.alloc(8);
    const got = handleOf(at, handle) as number;
    if (got !== 0) return { error: errorNames[got] ?? `nvmlReturn ${got}` };
    const device = handle.readBigUInt64LE(0);
    const [name, pci, memory, major, minor] = [96, 96, 24, 4, 4].map((size) => Buffer.alloc(size)) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    return {
      ...(nameOf(device, name, 96) === 0 ? { name: textIn(name) } : {}),
      // nvmlPciInfo_t: busIdLegacy[16], then domain, bus, device, pciDeviceId (device above vendor), pciSubSystemId.
      ...(pciOf(device, pci) === 0
        ? {
            pci: pciAddress(pci.readUInt32LE(16), pci.readUInt32LE(20), pci.readUInt32LE(24), 0),
            pciId: pciId(pci.readUInt32LE(28) & 0xffff, pci.readUInt32LE(28) >>> 16),
          }
        : {}),
      // nvmlMemory_t: total, free, used. Refused on GPUs without memory of their own (GB10).
      ...(memoryOf(device, memory) === 0 ? { memory: Number(memory.readBigUInt64LE(0)) } : {}),
      ...(capabilityOf?.(device, major, minor) === 0 ? { capability: `${major.readInt32LE(0)}.${minor.readInt32LE(0)}` } : {}),
    };
  });
  return { ...about, version: driver, ...(cudaVersion === undefined ? {} : { cuda: cudaVersion }), devices };
};

/** nvmlReturn_t. */
const errorNames: Record<number, string> = {
  0: 'NVML_SUCCESS',
  1: 'NVML_ERROR_UNINITIALIZED',
  2: 'NVML_ERROR_INVALID_ARGUMENT',
  3: 'NVML_ERROR_NOT_SUPPORTED',
  4: 'NVML_ERROR_NO_PERMISSION',
  6: 'NVML_ERROR_NOT_FOUND',
  8: 'NVML_ERROR_INSUFFICIENT_POWER',
  9: 'NVML_ERROR_DRIVER_NOT_LOADED',
  10: 'NVML_ERROR_TIMEOUT',
  11: 'NVML_ERROR_IRQ_ISSUE',
  12: 'NVML_ERROR_LIBRARY_NOT_FOUND',
  13: 'NVML_ERROR_FUNCTION_NOT_FOUND',
  15: 'NVML_ERROR_GPU_IS_LOST',
  16: 'NVML_ERROR_RESET_REQUIRED',
  17: 'NVML_ERROR_OPERATING_SYSTEM',
  18: 'NVML_ERROR_LIB_RM_VERSION_MISMATCH',
  19: 'NVML_ERROR_IN_USE',
  20: 'NVML_ERROR_MEMORY',
  999: 'NVML_ERROR_UNKNOWN',
};
