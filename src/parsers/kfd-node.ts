/** One node of KFD's topology that has a GPU. */
export interface KfdNode {
  /** `gfx1151` */
  readonly gfx: string | null;
  readonly vendorId: number;
  readonly deviceId: number;
  /** Where the kernel is old enough not to name the domain, this is undefined. */
  readonly address: string | undefined;
  /** `128` for /dev/dri/renderD128. */
  readonly renderMinor: number | null;
  /** Null where this kernel shows no such property. */
  readonly cwsrSize: number | null;
  readonly ctlStackSize: number | null;
}

/**
 * `/sys/class/kfd/kfd/topology/nodes/<n>/properties`:
 *
 *     simd_count 24
 *     gfx_target_version 110003
 *     vendor_id 4098
 *     device_id 5567
 *     location_id 25600
 *     domain 0
 *     drm_render_minor 128
 *
 * @returns undefined for a node that has processor cores only
 */
export function parseKfdNode(text: string): KfdNode | undefined {
  const values = new Map([...text.matchAll(/^([a-z_0-9]{1,40}) (\d{1,20})$/gm)].map(([, name = '', value]) => [name, Number(value)]));
  const simds = values.get('simd_count');
  if (simds === undefined) throw new Error('no simd_count');
  if (simds === 0) return undefined;
  const [vendorId, deviceId, location, domain] = ['vendor_id', 'device_id', 'location_id', 'domain'].map((name) => values.get(name));
  return {
    gfx: gfxOf(values.get('gfx_target_version')),
    vendorId: vendorId ?? 0,
    deviceId: deviceId ?? 0,
    address: location === undefined || domain === undefined ? undefined : addressOf(domain, location),
    renderMinor: values.get('drm_render_minor') || null,
    cwsrSize: values.get('cwsr_size') ?? null,
    ctlStackSize: values.get('ctl_stack_size') ?? null,
  };
}

/**
 * `mem_banks/<n>/properties`; heap types 1 and 2 are the GPU's own memory, CPU-visible and not.
 *
 *     heap_type 1
 *     size_in_bytes 31433977856
 */
export function parseKfdMemBank(text: string): { heap: number; bytes: number } {
  const [heap, bytes] = ['heap_type', 'size_in_bytes'].map((name) => new RegExp(`^${name} (\\d{1,20})$`, 'm').exec(text)?.[1]);
  if (heap === undefined || bytes === undefined) throw new Error('no heap_type and size_in_bytes');
  return { heap: Number(heap), bytes: Number(bytes) };
}

/** 110501 → gfx1151, 90010 → gfx90a: two decimal digits each for minor version and stepping, the stepping in hexadecimal. */
function gfxOf(target: number | undefined): string | null {
  if (target === undefined || target === 0) return null;
  return `gfx${Math.floor(target / 10_000)}${(Math.floor(target / 100) % 100).toString(16)}${(target % 100).toString(16)}`;
}

function addressOf(domain: number, location: number): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex((location >> 8) & 0xff, 2)}:${hex((location >> 3) & 0x1f, 2)}.${location & 7}`;
}
