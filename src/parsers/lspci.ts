/** One device of an `lspci` listing. What the form at hand does not print is undefined. */
export interface LspciDevice {
  /** With its domain: `0000:03:00.0`. */
  readonly address: string;
  /** `VGA compatible controller`, or undefined with `-n`. */
  readonly kind?: string;
  readonly classCode?: number;
  /** Vendor and device in words. */
  readonly name?: string;
  /** `1002:73ff` */
  readonly pciId?: string;
  readonly revision?: number;
  readonly subsystem?: string;
  /** Null where `-k` or `-v` was asked for and no driver is in use. */
  readonly driver?: string | null;
  /** Modules for it that the running kernel has, whichever is in use: `nouveau`, `nvidia_drm`, `nvidia`. */
  readonly modules?: readonly string[];
  readonly bars: readonly LspciBar[];
  /** Size in force of the resizable BAR that was listed, in bytes (root and -vv). */
  readonly rebarCurrent?: number;
  readonly linkWidth?: number;
  readonly linkWidthMax?: number;
  readonly iommuGroup?: string;
}

export interface LspciBar {
  readonly region: number;
  readonly bytes: number | undefined;
  readonly prefetchable: boolean;
  readonly unassigned: boolean;
}

type Draft = { -readonly [K in keyof LspciDevice]: LspciDevice[K] } & { bars: LspciBar[]; verbose?: boolean };

const longest = 1024 * 1024;

/**
 * `lspci` in all its forms: plain, -n, -nn, -k, -v, -vv, -mm and -vmm, with or without -D.
 *
 *     03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [Radeon RX 6600] [1002:73ff] (rev c7)
 *     	Subsystem: Gigabyte Technology Co., Ltd Device [1458:2334]
 *     	Region 0: Memory at 7c00000000 (64-bit, prefetchable) [size=8G]
 *     	Kernel driver in use: amdgpu
 *
 * A domain that is not printed is 0000: lspci leaves it out only where there is no other.
 */
export function parseLspci(text: string): LspciDevice[] {
  const devices: Draft[] = [];
  let open: Draft | undefined;
  for (const line of text.slice(0, longest).split('\n')) {
    const head = readHead(line);
    if (head !== undefined) {
      open = head;
      devices.push(open);
    } else if (open !== undefined && line.trim() !== '') readDetail(open, line.trim());
  }
  if (devices.length === 0) throw new Error('no line starts with a PCI address');
  return devices.map(({ verbose, ...device }) => (verbose && device.driver === undefined ? { ...device, driver: null } : device));
}

const slot = '((?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])';
const tagged = new RegExp(`^Slot:\\s+${slot}\\s*$`, 'i');
const quoted = new RegExp(`^\\s{0,8}${slot} "`, 'i');
const plain = new RegExp(`^\\s{0,8}${slot} (\\S.*)$`, 'i');

function readHead(line: string): Draft | undefined {
  const tag = tagged.exec(line);
  if (tag !== null) return { address: withDomain(tag[1] ?? ''), bars: [] };
  if (quoted.test(line)) return readQuoted(line);
  const found = plain.exec(line);
  if (found === null) return undefined;
  const [, address = '', rest = ''] = found;
  const device: Draft = { address: withDomain(address), bars: [] };
  const numeric = /^([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})(?: \(rev ([0-9a-f]{2})\))?/i.exec(rest);
  if (numeric !== null) {
    device.classCode = Number.parseInt(numeric[1] ?? '', 16);
    device.pciId = `${numeric[2]}:${numeric[3]}`.toLowerCase();
  } else {
    const words = /^([A-Z\d][^:[]{2,60}?)(?: \[([0-9a-f]{4})\])?: (.+)$/i.exec(rest);
    if (words === null) return undefined;
    device.kind = words[1] ?? '';
    if (words[2] !== undefined) device.classCode = Number.parseInt(words[2], 16);
    const ids = /\[([0-9a-f]{4}):([0-9a-f]{4})\]/i.exec(words[3] ?? '');
    if (ids !== null) device.pciId = `${ids[1]}:${ids[2]}`.toLowerCase();
    device.name = (words[3] ?? '')
      .replace(/ ?\[[0-9a-f]{4}:[0-9a-f]{4}\]/i, '')
      .replace(/ \((?:rev|prog-if) [^)]*\)/g, '')
      .trim();
  }
  const revision = /\(rev ([0-9a-f]{2})\)/i.exec(rest)?.[1];
  if (revision !== undefined) device.revision = Number.parseInt(revision, 16);
  return device;
}

/** `03:00.0 "VGA compatible controller [0300]" "Advanced Micro Devices, Inc. [AMD/ATI] [1002]" "Navi 23 [73ff]" -rc7 "Gigabyte [1458]" "Device [2334]"` */
function readQuoted(line: string): Draft {
  const device: Draft = { address: withDomain(line.trim().split(' ', 1)[0] ?? ''), bars: [] };
  const [kind = '', vendor = '', product = '', subVendor = '', subProduct = ''] = [...line.matchAll(/"([^"]*)"/g)].map(([, words = '']) => words);
  const id = (words: string): string | undefined => /(?:^|\[)([0-9a-f]{4})\]?$/i.exec(words)?.[1]?.toLowerCase();
  const code = id(kind);
  if (code !== undefined) device.classCode = Number.parseInt(code, 16);
  const [vendorId, deviceId, a, b] = [vendor, product, subVendor, subProduct].map(id);
  if (vendorId !== undefined && deviceId !== undefined) device.pciId = `${vendorId}:${deviceId}`;
  if (a !== undefined && b !== undefined) device.subsystem = `${a}:${b}`;
  device.kind = kind.replace(/ ?\[[0-9a-f]{4}\]$/i, '');
  device.name = `${vendor} ${product}`.replace(/ \[[0-9a-f]{4}\]/gi, '').trim();
  const revision = / -r([0-9a-f]{2})\b/i.exec(line)?.[1];
  if (revision !== undefined) device.revision = Number.parseInt(revision, 16);
  return device;
}

function readDetail(device: Draft, line: string): void {
  const [, name = '', value = ''] = /^([A-Za-z][\w ]{1,30}):\s*(.*)$/.exec(line) ?? [];
  switch (name) {
    case 'Class':
      readTagged(value, (words, id) => {
        if (words !== '') device.kind = words;
        if (id !== undefined) device.classCode = Number.parseInt(id, 16);
      });
      return;
    case 'Vendor':
      readTagged(value, (words, id) => {
        if (words !== '') device.name = words;
        if (id !== undefined) device.pciId = id;
      });
      return;
    case 'Device':
      readTagged(value, (words, id) => {
        if (words !== '') device.name = `${device.name ?? ''} ${words}`.trim();
        if (id !== undefined && device.pciId?.length === 4) device.pciId = `${device.pciId}:${id}`;
      });
      return;
    case 'SVendor':
      readTagged(value, (_, id) => {
        if (id !== undefined) device.subsystem = id;
      });
      return;
    case 'SDevice':
      readTagged(value, (_, id) => {
        if (id !== undefined && device.subsystem?.length === 4) device.subsystem = `${device.subsystem}:${id}`;
      });
      return;
    case 'Rev':
      device.revision = Number.parseInt(value, 16);
      return;
    case 'Driver':
    case 'Kernel driver in use':
      device.driver = value.trim();
      return;
    case 'Kernel modules':
      device.verbose = true;
      device.modules = value.split(',').flatMap((name) => /^\s{0,4}(\w{2,40})\s{0,4}$/.exec(name)?.[1] ?? []);
      return;
    case 'Flags':
      device.verbose = true;
      return;
    case 'IOMMUGroup':
      device.iommuGroup = value.trim();
      return;
    case 'Subsystem': {
      const ids = /(?:^|\[)([0-9a-f]{4}:[0-9a-f]{4})\]?$/i.exec(value)?.[1];
      if (ids !== undefined) device.subsystem = ids.toLowerCase();
      return;
    }
    case 'LnkCap':
    case 'LnkSta': {
      const width = /Width x(\d{1,2})/.exec(value)?.[1];
      if (width !== undefined) device[name === 'LnkCap' ? 'linkWidthMax' : 'linkWidth'] ??= Number(width);
      return;
    }
    default:
      readRegion(device, line);
  }
}

function readRegion(device: Draft, line: string): void {
  const current = /^BAR \d: current size: (\d+[KMGT]?)B?/.exec(line)?.[1];
  if (current !== undefined) {
    device.rebarCurrent ??= bytesOf(current);
    return;
  }
  const region = /^(?:Region (\d): )?Memory at (\S+) \(([^)]{1,60})\)(.*)$/.exec(line);
  if (region === null) return;
  const [, index, place = '', flags = '', rest = ''] = region;
  const size = /\[size=(\d+[KMGT]?)\]/.exec(rest)?.[1];
  device.bars.push({
    region: index === undefined ? device.bars.length : Number(index),
    bytes: size === undefined ? undefined : bytesOf(size),
    prefetchable: /(?<!non-)prefetchable/.test(flags),
    unassigned: /unassigned/.test(place),
  });
}

function readTagged(value: string, take: (words: string, id: string | undefined) => void): void {
  const [, words = '', inBrackets] = /^(.*?)(?:\s*\[([0-9a-f]{4})\])?$/i.exec(value.trim()) ?? [];
  // With -n there are no words, and the number stands without brackets.
  const bare = inBrackets === undefined && /^[0-9a-f]{4}$/i.test(words);
  take(bare ? '' : words, (bare ? words : inBrackets)?.toLowerCase());
}

function withDomain(address: string): string {
  return (address.split(':').length === 2 ? `0000:${address}` : address).toLowerCase();
}

function bytesOf(size: string): number {
  const step = 'KMGT'.indexOf(size.at(-1) ?? '') + 1;
  return Number.parseInt(size, 10) * 1024 ** step;
}
