/** What amdgpu says of itself in the kernel log when it starts. Trouble is looked for elsewhere. */
export interface AmdgpuLog {
  /** Only AMD's own build prints one. */
  readonly driverVersion?: string;
  readonly gpus: readonly AmdgpuLogGpu[];
}

export interface AmdgpuLogGpu {
  /** `0000:c1:00.0`; undefined on kernels that print no address with the line. */
  readonly address?: string;
  readonly pciId?: string;
  readonly revision?: number;
  readonly subsystem?: string;
  readonly vramTotal?: number;
  /** The part of it that the CPU reaches. */
  readonly vramVisible?: number;
  readonly gttTotal?: number;
  /** What KFD did with it. */
  readonly kfd?: 'added' | 'skipped';
  /** amdgpu let go of the device: its last start failed. */
  readonly refused?: true;
}

type Draft = { -readonly [K in keyof AmdgpuLogGpu]: AmdgpuLogGpu[K] };

/**
 * amdgpu's lines of `dmesg` or `journalctl -k`:
 *
 *     [drm] amdgpu version: 6.14.14
 *     amdgpu 0000:c1:00.0: amdgpu: initializing kernel modesetting (IP DISCOVERY 0x1002:0x150E 0xF111:0x000B 0xC1).
 *     [drm] Detected VRAM RAM=24560M, BAR=256M
 *     amdgpu 0000:c1:00.0: amdgpu: 47978M of GTT memory ready.
 *     kfd kfd: amdgpu: added device 1002:150e
 */
export function parseAmdgpuLog(text: string): AmdgpuLog {
  const gpus: Draft[] = [];
  let driverVersion: string | undefined;
  let last: Draft | undefined;
  const lines = text.slice(0, 4 * 1024 * 1024).split('\n');
  let seen = false;
  for (const raw of lines) {
    const line = raw.length > 400 ? raw.slice(0, 400) : raw;
    if (!/amdgpu|\[drm\]|kfd/.test(line)) continue;
    seen ||= /amdgpu|kfd kfd/.test(line);
    driverVersion ??= /\[drm\] amdgpu version: (\d[\d.]{0,20})/.exec(line)?.[1];
    const address = /amdgpu ([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]):/i.exec(line)?.[1]?.toLowerCase();
    const start = /initializing kernel modesetting \([^)]{1,40}? 0x([0-9a-f]{4}):0x([0-9a-f]{4}) 0x([0-9a-f]{4}):0x([0-9a-f]{4}) 0x([0-9a-f]{2})\)/i.exec(line);
    const known = address === undefined ? undefined : gpus.find((gpu) => gpu.address === address);
    if (start !== null && known === undefined) {
      last = {};
      gpus.push(last);
    } else if (known !== undefined) last = known;
    else if (address !== undefined && last !== undefined && last.address === undefined) last.address = address;
    else if (address !== undefined) {
      last = { address };
      gpus.push(last);
    }
    // Cut out of the log by a word, the lines of kernels that print no address stand alone: one pair a device.
    else if (last === undefined && /\dM of (?:VRAM|GTT) memory ready|Detected VRAM RAM=/.test(line)) {
      last = {};
      gpus.push(last);
    }
    if (start !== null && last !== undefined) readStart(last, start, address);
    readKfd(line, gpus);
    readRefusal(line, start !== null, gpus, last);
    // A line without an address belongs to the device that is starting.
    if (last !== undefined) readMemory(line, last);
  }
  if (!seen) throw new Error('no line of amdgpu or kfd');
  return { ...(driverVersion === undefined ? {} : { driverVersion }), gpus };
}

function readStart(
  gpu: Draft,
  [, vendor = '', device = '', subVendor = '', subDevice = '', revision = '']: RegExpExecArray,
  address: string | undefined,
): void {
  if (address !== undefined) gpu.address = address;
  gpu.pciId = `${vendor}:${device}`.toLowerCase();
  gpu.subsystem = `${subVendor}:${subDevice}`.toLowerCase();
  gpu.revision = Number.parseInt(revision, 16);
}

function readMemory(line: string, gpu: Draft): void {
  const megabytes = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value) * 2 ** 20);
  const [, ram, bar] = /Detected VRAM RAM=(\d{1,9})M, BAR=(\d{1,9})M/.exec(line) ?? [];
  const total = megabytes(ram);
  const window = megabytes(bar);
  if (total !== undefined && window !== undefined) {
    gpu.vramTotal = total;
    // The BAR's size is a power of two, and often larger than the memory behind it.
    gpu.vramVisible = Math.min(total, window);
  }
  const ready = megabytes(/\b(\d{1,9})M of VRAM memory ready/.exec(line)?.[1]);
  if (ready !== undefined) gpu.vramTotal ??= ready;
  const gtt = megabytes(/\b(\d{1,9})M of GTT memory ready/.exec(line)?.[1]);
  if (gtt !== undefined) gpu.gttTotal = gtt;
}

/**
 * A start that failed is the last word on a device until another one begins. Older kernels name the address after the driver:
 *
 *     amdgpu 0000:03:00.0: amdgpu: Fatal error during GPU init
 *     amdgpu 0000:03:00.0: probe with driver amdgpu failed with error -22
 *     amdgpu: probe of 0000:03:00.0 failed with error -110
 */
function readRefusal(line: string, starts: boolean, gpus: readonly Draft[], current: Draft | undefined): void {
  const failed =
    /\bFatal error (?:-\d{1,3} )?during GPU init\b|\bprobe with driver amdgpu failed with error -\d|\bamdgpu: probe of \S{7,12} failed with error -\d/.test(
      line,
    );
  const address = /\b(?:probe of|Initialized amdgpu \d[^\n]{0,24} for) ([0-9a-f:.]{7,12})/i.exec(line)?.[1]?.toLowerCase();
  const about = address === undefined ? current : gpus.find((gpu) => gpu.address === address);
  if (about === undefined) return;
  if (failed) about.refused = true;
  else if (starts || runs.test(line)) delete about.refused;
}

/** What only a driver says that holds its device. */
const runs = /\bInitialized amdgpu \d|\bring \S{1,24} timeout\b|\bpage fault\b|\bGPU reset\b|\bof (?:VRAM|GTT) memory ready\b/;

/** KFD names the device by its PCI id only, so two of a kind cannot be told apart. */
function readKfd(line: string, gpus: readonly Draft[]): void {
  const [, what, id = ''] = /kfd kfd: (?:amdgpu: )?(added|skipped) device ([0-9a-f]{4}:[0-9a-f]{4})/i.exec(line) ?? [];
  if (what !== 'added' && what !== 'skipped') return;
  const named = gpus.filter((gpu) => gpu.pciId === id.toLowerCase());
  for (const gpu of named) gpu.kfd ??= what;
}
