/** What a driver library answered, see host/native/queries. */
export interface DriverReport {
  /** The file that was loaded. */
  readonly library: string | null;
  /** The dynamic loader's words where it could not be loaded. */
  readonly unloadable?: string;
  /** The library's own code and its name. */
  readonly result?: { readonly code: number; readonly name: string };
  readonly version?: string;
  readonly devices: readonly DriverDevice[];
}

export interface DriverDevice {
  readonly name?: string;
  /** `gpu`, `cpu`, `npu` …; a GPU where the API knows nothing else. */
  readonly kind?: string;
  readonly pci?: string;
  readonly pciId?: string;
  readonly memory?: number;
  readonly capability?: string;
  /** NVML: why this one gives no handle, `NVML_ERROR_GPU_IS_LOST`. */
  readonly error?: string;
}

/**
 * The JSON of one query:
 *
 *     {"library":"/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05","result":{"code":100,"name":"CUDA_ERROR_NO_DEVICE"},"version":"13.0"}
 */
export function parseDriverAnswer(text: string): DriverReport {
  const read = JSON.parse(text) as Record<string, unknown>;
  if (typeof read.unloadable === 'string') return { library: null, unloadable: read.unloadable, devices: [] };
  const result = read.result as { code?: unknown; name?: unknown } | undefined;
  if (typeof result?.code !== 'number' || typeof result.name !== 'string') throw new Error('no result of the library');
  const library = typeof read.library === 'string' ? read.library : null;
  return {
    library,
    result: { code: result.code, name: result.name },
    ...(typeof read.version === 'string' ? { version: read.version } : {}),
    devices: Array.isArray(read.devices) ? (read.devices as DriverDevice[]) : [],
  };
}
