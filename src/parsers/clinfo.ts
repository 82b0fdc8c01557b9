/** One OpenCL device. */
export interface OpenClDevice {
  readonly name: string;
  /** `Intel(R) OpenCL Graphics`; null where the text does not tell. */
  readonly platform: string | null;
  /** `25.13.33276`. */
  readonly driverVersion: string | null;
  /** `0000:03:00.0`. */
  readonly pci: string | null;
  readonly kind: 'gpu' | 'cpu' | 'other' | null;
  readonly memory: number | null;
}

export interface OpenCl {
  /** Null where the text is a part that does not count them. */
  readonly platforms: number | null;
  readonly devices: readonly OpenClDevice[];
}

/**
 * `clinfo`, also as `clinfo -l` and `clinfo --json`.
 *
 *     Number of platforms                               1
 *       Platform Name                                   Intel(R) OpenCL Graphics
 *     Number of devices                                 1
 *       Device Name                                     Intel(R) Arc(TM) B580 Graphics
 *       Driver Version                                  25.13.33276
 */
export function parseClinfo(text: string): OpenCl {
  const whole = text.slice(0, 2_000_000);
  if (/^\s{0,20}\{/.test(whole)) return parseJson(JSON.parse(whole) as Json);
  if (/^\s{0,8}Platform #\d/m.test(whole)) return parseShort(whole);
  const count = /^\s{0,8}Number of platforms\s{1,60}(\d{1,3})\s*$/m.exec(whole)?.[1];
  const devices: OpenClDevice[] = [];
  let platform: string | null = null;
  for (const line of whole.split('\n')) {
    const [, name, value = ''] =
      /^\s{0,8}(Platform Name|Device Name|Driver Version|Device Type|Device Topology(?: \(\w{2,4}\))?|Device PCI bus info(?: \(KHR\))?|Global memory size)\s{2,60}(\S.*)$/.exec(
        line.slice(0, 300),
      ) ?? [];
    if (name === undefined) continue;
    const trimmed = value.trim();
    if (name === 'Platform Name') platform = trimmed;
    else if (name === 'Device Name') devices.push({ name: trimmed, platform, driverVersion: null, pci: null, kind: null, memory: null });
    else amend(devices, name, trimmed);
  }
  if (count === undefined && devices.length === 0) throw new Error('neither "Number of platforms" nor "Device Name"');
  return { platforms: count === undefined ? null : Number(count), devices };
}

function amend(devices: OpenClDevice[], name: string, value: string): void {
  const last = devices.at(-1);
  if (last === undefined) return;
  const changed: OpenClDevice =
    name === 'Driver Version'
      ? { ...last, driverVersion: value }
      : name === 'Device Type'
        ? { ...last, kind: kindOf(value) }
        : name === 'Global memory size'
          ? { ...last, memory: Number(/^\d{1,16}/.exec(value)?.[0] ?? Number.NaN) || null }
          : { ...last, pci: pciOf(value) };
  devices[devices.length - 1] = changed;
}

function parseShort(text: string): OpenCl {
  const devices: OpenClDevice[] = [];
  let platforms = 0;
  let platform: string | null = null;
  for (const line of text.split('\n')) {
    const head = /^\s{0,8}Platform #\d{1,2}: (\S.{0,120})$/.exec(line)?.[1];
    if (head !== undefined) {
      platform = head.trim();
      platforms++;
    }
    const name = /^[\s+`|-]{1,12}Device #\d{1,3}: (\S.{0,160})$/.exec(line)?.[1];
    if (name !== undefined) devices.push({ name: name.trim(), platform, driverVersion: null, pci: null, kind: null, memory: null });
  }
  return { platforms, devices };
}

interface Json {
  readonly platforms?: readonly Readonly<Record<string, unknown>>[];
  readonly devices?: readonly { readonly online?: readonly Readonly<Record<string, unknown>>[] }[];
}

function parseJson({ platforms, devices }: Json): OpenCl {
  if (!Array.isArray(platforms)) throw new Error('no "platforms" in the JSON');
  const string = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
  return {
    platforms: platforms.length,
    devices: (devices ?? []).flatMap(({ online = [] }, at) =>
      online.map((device) => ({
        name: string(device.CL_DEVICE_BOARD_NAME_AMD) ?? string(device.CL_DEVICE_NAME) ?? '',
        platform: string(platforms[at]?.CL_PLATFORM_NAME),
        driverVersion: string(device.CL_DRIVER_VERSION),
        pci: pciOf(string(device.CL_DEVICE_PCI_BUS_INFO_KHR) ?? ''),
        kind: kindOf(JSON.stringify(device.CL_DEVICE_TYPE ?? '')),
        memory: typeof device.CL_DEVICE_GLOBAL_MEM_SIZE === 'number' ? device.CL_DEVICE_GLOBAL_MEM_SIZE : null,
      })),
    ),
  };
}

function kindOf(text: string): OpenClDevice['kind'] {
  return text === '' || text === '""' ? null : /GPU/.test(text) ? 'gpu' : /CPU/.test(text) ? 'cpu' : 'other';
}

function pciOf(text: string): string | null {
  const found = /\b((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\b/i.exec(text)?.[1]?.toLowerCase();
  return found === undefined ? null : found.length === 7 ? `0000:${found}` : found;
}
