import type { Koffi, Library } from '../koffi.ts';
import { type DriverAnswer, mostDevices, openLibrary, optional, pciAddress, pciId, type Query, textIn } from './query.ts';

/**
 * AMD's HSA runtime: the agents it finds; `subject` is the library's path or soname. Functions and numbers of hsa.h and hsa_ext_amd.h
 * (https://github.com/ROCm/rocm-systems/tree/develop/projects/rocr-runtime/runtime/hsa-runtime/inc).
 */
export const ask: Query = (koffi, subject): DriverAnswer => {
  const opened = openLibrary(koffi, subject || 'libhsa-runtime64.so.1');
  if ('unloadable' in opened) return opened;
  const { library, path } = opened;
  const code = library.func('int hsa_init()')() as number;
  const about = { library: path, result: { code, name: errorNames[code] ?? `hsa_status_t 0x${code.toString(16)}` } };
  if (code !== 0) return about;
  return { ...about, ...versionOf(library), devices: agentsOf(koffi, library) };
};

function versionOf(library: Library): { version?: string } {
  const info = library.func('int hsa_system_get_info(int attribute, void *value)');
  const [major, minor] = [Buffer.alloc(8), Buffer.alloc(8)];
  // HSA_SYSTEM_INFO_VERSION_MAJOR 0, _MINOR 1: 1.14 and such, the runtime's interface.
  return info(0, major) === 0 && info(1, minor) === 0 ? { version: `${major.readUInt16LE(0)}.${minor.readUInt16LE(0)}` } : {};
}

function agentsOf(koffi: Koffi, library: Library): Record<string, unknown>[] {
  const handles: bigint[] = [];
  // hsa_agent_t is a structure of one 64-bit handle, which is passed as that number.
  const callback = koffi.proto('int AgentCallback(uint64_t agent, void *data)');
  const iterate = library.func('int hsa_iterate_agents(AgentCallback *callback, void *data)');
  iterate((agent: bigint | number) => {
    handles.push(BigInt(agent));
    return handles.length < mostDevices ? 0 : 1;
  }, null);
  void callback;
  const info = optional<(agent: bigint, attribute: number, value: Buffer) => number>(
    library,
    'int hsa_agent_get_info(uint64_t agent, int attribute, void *value)',
  );
  return handles.map((agent) => {
    const ask = <T>(attribute: number, read: (value: Buffer) => T): T | undefined => {
      const value = Buffer.alloc(256);
      return info?.(agent, attribute, value) === 0 ? read(value) : undefined;
    };
    // HSA_AGENT_INFO_NAME 0, HSA_AGENT_INFO_DEVICE 17 (CPU 0, GPU 1, DSP 2).
    const kind = ask(17, (value) => ['cpu', 'gpu', 'dsp'][value.readUInt32LE(0)] ?? 'other');
    const name = ask(0, (value) => textIn(value, 0, 64));
    if (kind !== 'gpu') return { kind, name };
    // HSA_AMD_AGENT_INFO_PRODUCT_NAME 0xA009, CHIP_ID 0xA000, BDFID 0xA006, DOMAIN 0xA00F.
    const bdf = ask(0xa006, (value) => value.readUInt32LE(0));
    const domain = ask(0xa00f, (value) => value.readUInt32LE(0)) ?? 0;
    const chip = ask(0xa000, (value) => value.readUInt32LE(0));
    return {
      kind,
      name,
      product: ask(0xa009, (value) => textIn(value, 0, 64)),
      ...(bdf === undefined ? {} : { pci: pciAddress(domain, bdf >> 8, (bdf >> 3) & 31, bdf & 7) }),
      ...(chip === undefined ? {} : { pciId: pciId(0x1002, chip) }),
    };
  });
}

/** hsa_status_t, as far as hsa_init returns it. */
const errorNames: Record<number, string> = {
  0: 'HSA_STATUS_SUCCESS',
  4096: 'HSA_STATUS_ERROR',
  4097: 'HSA_STATUS_ERROR_INVALID_ARGUMENT',
  4104: 'HSA_STATUS_ERROR_OUT_OF_RESOURCES',
  4107: 'HSA_STATUS_ERROR_NOT_INITIALIZED',
  4108: 'HSA_STATUS_ERROR_REFCOUNT_OVERFLOW',
  4118: 'HSA_STATUS_ERROR_EXCEPTION',
  4133: 'HSA_STATUS_ERROR_INVALID_RUNTIME_STATE',
  4134: 'HSA_STATUS_ERROR_FATAL',
};
