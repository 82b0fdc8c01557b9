import { ggmlVulkanExtensions } from '../reference/ggml-vulkan-extensions.ts';
/** What Vulkan says of itself, from whichever source. */
export interface VulkanReport {
  /** Version of the loader: `1.3.275`. */
  readonly loader?: string;
  readonly devices: readonly VulkanDeviceRead[];
}

/** One device; what a source does not tell is left out. */
export interface VulkanDeviceRead {
  readonly name: string;
  readonly type?: 'integrated' | 'discrete' | 'virtual' | 'cpu' | 'other';
  readonly vendorId?: number;
  readonly deviceId?: number;
  /** PCI address, `0000:c5:00.0`. */
  readonly pci?: string;
  /** `mesa-radv` for DRIVER_ID_MESA_RADV. */
  readonly driverId?: string;
  readonly driverName?: string;
  readonly driverInfo?: string;
  readonly api?: string;
  readonly heaps?: readonly Heap[];
  readonly maxAllocation?: number;
  readonly maxBuffer?: number;
  readonly storage16?: boolean;
  readonly float16?: boolean;
  readonly integerDot?: boolean;
  readonly extensions?: readonly string[];
  readonly subgroupSize?: number;
  readonly sharedMemory?: number;
}

export interface Heap {
  readonly size: number;
  readonly local: boolean;
  /** One of its memory types is device-local and host-visible. */
  readonly visible: boolean;
}

/**
 * `vulkaninfo --summary`, and `vulkaninfo` without words, of any version:
 *
 *     Vulkan Instance Version: 1.3.275
 *     GPU0:
 *         apiVersion         = 1.4.335
 *         vendorID           = 0x1002
 *         deviceType         = PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU
 *         deviceName         = Radeon 8060S Graphics (RADV STRIX_HALO)
 *         driverInfo         = Mesa 26.0.6 - kisak-mesa PPA
 */
export function parseVulkaninfo(text: string): VulkanReport {
  const lines = text.slice(0, 2_000_000).split(/\r?\n/);
  const loader = text.match(/Vulkan (?:Instance Version|API Version|Instance version):? *(\d+\.\d+\.\d+)/i)?.[1];
  const starts = lines.flatMap((line, at) => (/^\s{0,8}GPU ?(?:id *[:=] *)?\d{1,2} ?(?::|\()/.test(line) ? [at] : []));
  const devices = starts.flatMap((start, at) => readDevice(lines.slice(start + 1, starts[at + 1] ?? lines.length)));
  // The full form lists the devices under several headings; only those with properties have a name.
  if (loader === undefined && devices.length === 0) throw new Error('neither a Vulkan version nor a device with a name');
  return { ...(loader === undefined ? {} : { loader }), devices };
}

function readDevice(lines: readonly string[]): VulkanDeviceRead[] {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^\s{0,16}(\w{1,80})\s{0,80}= (.{1,400})$/.exec(line) ?? [];
    // Later structures repeat what the first one said.
    if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value.trim());
  }
  const name = fields.get('deviceName');
  if (name === undefined) return [];
  const heaps = readHeaps(lines);
  const extensions = ggmlVulkanExtensions.filter((extension) =>
    lines.some((line) => new RegExp(`^\\s{1,16}${extension}\\s{1,80}: extension revision`).test(line)),
  );
  const hasExtensions = lines.some((line) => /^Device Extensions/.test(line.trim()));
  const number = (field: string): number | undefined => readNumber(fields.get(field));
  const flag = (field: string): boolean | undefined => ({ true: true, '1': true, false: false, '0': false })[fields.get(field) ?? ''];
  const [domain, bus, device, fn] = [number('pciDomain'), number('pciBus'), number('pciDevice'), number('pciFunction')];
  return [
    without({
      name,
      type: typeOf(fields.get('deviceType')),
      vendorId: number('vendorID'),
      deviceId: number('deviceID'),
      pci: domain === undefined || bus === undefined || device === undefined || fn === undefined ? undefined : pciOf(domain, bus, device, fn),
      driverId: /^(?:VK_)?DRIVER_ID_(\w{1,60})/
        .exec(fields.get('driverID') ?? '')?.[1]
        ?.toLowerCase()
        .replace(/_khr$/, '')
        .replaceAll('_', '-'),
      driverName: fields.get('driverName'),
      driverInfo: fields.get('driverInfo'),
      api: /\d+\.\d+\.\d+/.exec(fields.get('apiVersion') ?? '')?.[0],
      heaps: heaps.length === 0 ? undefined : heaps,
      maxAllocation: number('maxMemoryAllocationSize'),
      maxBuffer: number('maxBufferSize'),
      storage16: flag('storageBuffer16BitAccess'),
      float16: flag('shaderFloat16'),
      integerDot: flag('shaderIntegerDotProduct'),
      extensions: hasExtensions ? extensions : undefined,
      subgroupSize: number('subgroupSize'),
      sharedMemory: number('maxComputeSharedMemorySize'),
    }),
  ];
}

/** `memoryHeaps[0]:` with size and flags, then `memoryTypes[3]:` with a heap's index and flags. */
function readHeaps(lines: readonly string[]): Heap[] {
  const heaps: { size: number; local: boolean; visible: boolean }[] = [];
  const types: { heap: number; local: boolean; visible: boolean }[] = [];
  let at: { kind: 'heap' | 'type' } | undefined;
  for (const line of lines) {
    if (/^\s{0,8}memoryHeaps\[\d/.test(line)) {
      at = { kind: 'heap' };
      heaps.push({ size: 0, local: false, visible: false });
    } else if (/^\s{0,8}memoryTypes\[\d/.test(line)) {
      at = { kind: 'type' };
      types.push({ heap: -1, local: false, visible: false });
    } else if (/^Vk|^\S.{0,80}:$/.test(line) && !/^memory/.test(line)) at = undefined;
    const [heap, type] = [heaps.at(-1), types.at(-1)];
    if (at?.kind === 'heap' && heap !== undefined) {
      const size = /^\s{0,16}size\s{0,8}= (\d{1,20})/.exec(line)?.[1];
      if (size !== undefined) heap.size = Number(size);
      if (/HEAP_DEVICE_LOCAL_BIT/.test(line)) heap.local = true;
    } else if (at?.kind === 'type' && type !== undefined) {
      const index = /^\s{0,16}heapIndex\s{0,8}= (\d{1,3})/.exec(line)?.[1];
      if (index !== undefined) type.heap = Number(index);
      if (/PROPERTY_DEVICE_LOCAL_BIT/.test(line)) type.local = true;
      if (/PROPERTY_HOST_VISIBLE_BIT/.test(line)) type.visible = true;
    }
  }
  for (const { heap, local, visible } of types) {
    const found = heaps[heap];
    if (found !== undefined && local && visible) found.visible = true;
  }
  return heaps;
}

/**
 * The answer of our own query, see host/native/queries/vulkan.ts:
 *
 *     {"library":"/usr/lib/…/libvulkan.so.1.3.239","loader":"1.3.239","result":"VK_SUCCESS","devices":[{"name":"llvmpipe (LLVM 15.0.6, 256 bits)","type":"cpu",…}]}
 */
export function parseVulkanAnswer(text: string): VulkanReport & { library: string | null; result: string; said: readonly string[] } {
  const read = JSON.parse(text) as Record<string, unknown>;
  if (typeof read.unloadable === 'string') throw new Error(read.unloadable);
  if (typeof read.result !== 'string' || !Array.isArray(read.devices)) throw new Error('no result and no devices');
  const devices = (read.devices as Record<string, unknown>[]).map((device) => {
    const { apiVersion, driverId, ...rest } = device;
    return without({
      ...(rest as unknown as VulkanDeviceRead),
      name: String(device.name),
      api: apiVersion as string | undefined,
      driverId: driverId === undefined ? undefined : (driverIds[driverId as number] ?? `driver-${driverId}`),
    });
  });
  return {
    library: (read.library as string | null) ?? null,
    ...(typeof read.loader === 'string' ? { loader: read.loader } : {}),
    result: read.result,
    devices,
    said: Array.isArray(read.said) ? (read.said as string[]) : [],
  };
}

/** VkDriverId (vulkan_core.h, https://registry.khronos.org/vulkan/specs/latest/man/html/VkDriverId.html). */
const driverIds: Record<number, string> = {
  1: 'amd-proprietary',
  2: 'amd-open-source',
  3: 'mesa-radv',
  4: 'nvidia-proprietary',
  5: 'intel-proprietary-windows',
  6: 'intel-open-source-mesa',
  7: 'imagination-proprietary',
  8: 'qualcomm-proprietary',
  9: 'arm-proprietary',
  10: 'google-swiftshader',
  13: 'mesa-llvmpipe',
  14: 'moltenvk',
  18: 'mesa-turnip',
  19: 'mesa-v3dv',
  20: 'mesa-panvk',
  21: 'samsung-proprietary',
  22: 'mesa-venus',
  23: 'mesa-dozen',
  24: 'mesa-nvk',
  25: 'imagination-open-source-mesa',
  26: 'mesa-honeykrisp',
};

function typeOf(text: string | undefined): VulkanDeviceRead['type'] | undefined {
  const word = /INTEGRATED|DISCRETE|VIRTUAL|CPU|OTHER/.exec(text ?? '')?.[0]?.toLowerCase();
  return word as VulkanDeviceRead['type'] | undefined;
}

function readNumber(text: string | undefined): number | undefined {
  const found = /^(0x[0-9a-f]{1,16}|\d{1,20})\b/i.exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

function pciOf(domain: number, bus: number, device: number, fn: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${fn}`;
}

function without(device: { [K in keyof VulkanDeviceRead]: VulkanDeviceRead[K] | undefined }): VulkanDeviceRead {
  return Object.fromEntries(Object.entries(device).filter(([, value]) => value !== undefined)) as unknown as VulkanDeviceRead;
}
