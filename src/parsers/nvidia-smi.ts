/** One GPU as nvidia-smi shows it; null where it printed N/A, left it out or cut it. */
export interface SmiGpu {
  readonly index: number;
  /** Null where the table cut it with dots. */
  readonly name: string | null;
  /** `0000:0c:00.0`. */
  readonly pci: string | null;
  /** `10de:2803`. */
  readonly pciId: string | null;
  /** Bytes. */
  readonly memoryTotal: number | null;
  readonly computeCapability: string | null;
  readonly computeMode: string | null;
  readonly migMode: string | null;
  readonly fabricState: string | null;
  /** `Licensed (Expiry: …)`, `Unlicensed (Restricted)`, where the driver is one that wants a licence. Only the long report (-q) tells. */
  readonly license: string | null;
  readonly linkWidth: number | null;
  readonly linkWidthMax: number | null;
}

export interface Smi {
  /** Of the kernel driver; of the Windows driver under WSL. */
  readonly driverVersion: string | null;
  /** The newest CUDA that libcuda offers. */
  readonly cudaVersion: string | null;
  readonly gpus: readonly SmiGpu[];
  /** nvidia-smi's own release: that of its driver on Linux and on Windows, another one under WSL, where the driver is that of Windows. */
  readonly toolVersion?: string;
  /** Of the GPUs, by the nvidia-smi of Windows, which has a column for it where that of Linux tells the persistence mode. */
  readonly driverModels?: readonly string[];
}

/**
 * `nvidia-smi` without arguments. Since 610 the header says `KMD Version` and `CUDA UMD Version`.
 *
 *     | NVIDIA-SMI 580.95.05              Driver Version: 580.95.05      CUDA Version: 13.0     |
 *     |   0  NVIDIA GeForce RTX 2080 ...    Off |   00000000:0C:00.0 Off |                  N/A |
 *     | 38%   33C    P8             38W /  250W |     211MiB /   8192MiB |      0%      Default |
 *     |                                         |                        |                  N/A |
 */
export function parseNvidiaSmiTable(text: string): Smi {
  const lines = linesOf(text);
  const header = lines.find((line) => /NVIDIA-SMI\s+\d/.test(line));
  if (header === undefined) throw new Error('no header "NVIDIA-SMI <version>"');
  const gpus: SmiGpu[] = [];
  const models: string[] = [];
  const tool = release(/NVIDIA-SMI\s+(\S{1,30})/.exec(header)?.[1]);
  for (const [at, line] of lines.entries()) {
    const [, index, cells, bus] = /\|\s+(\d{1,3})\s+(\S[^|]{1,60})\|\s+([0-9A-Fa-f]{4,8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.\d)\s/.exec(line) ?? [];
    if (index === undefined || cells === undefined) continue;
    // The row below holds memory and compute mode, the one after it the MIG mode (drivers since 450).
    const [second = '', third = ''] = [columns(lines[at + 1]), columns(lines[at + 2])].map((of, row) => (row === 0 ? of.join('|') : (of[2] ?? '')));
    const name = cells.replace(/\s+(?:On|Off|N\/A|WDDM|TCC|MCDM)\s*$/, '').trim();
    models.push(...(/\s(WDDM|TCC|MCDM)\s*$/.exec(cells)?.slice(1) ?? []));
    gpus.push({
      ...nothing,
      index: Number(index),
      name: name.endsWith('...') ? null : name,
      pci: pciAddress(bus),
      memoryTotal: mebibytes(/\/\s*(\d{1,9}\s?MiB)/.exec(second)?.[1]),
      computeMode: /(Default|E\. Process|E\. Thread|Prohibited)/.exec(second)?.[1] ?? null,
      migMode: /^\s*(Enabled|Disabled)\*?\s*$/.exec(third)?.[1] ?? null,
    });
  }
  return {
    driverVersion: release(/(?:Driver|KMD) Version:\s*(\S{1,30})/.exec(header)?.[1]),
    cudaVersion: release(/CUDA (?:UMD )?Version:\s*(\S{1,30})/.exec(header)?.[1]),
    gpus,
    ...(tool === null ? {} : { toolVersion: tool }),
    ...(models.length === 0 ? {} : { driverModels: models }),
  };
}

/**
 * `nvidia-smi -q`: one indented section for each GPU.
 *
 *     Driver Version                            : 550.54.14
 *     CUDA Version                              : 12.4
 *     GPU 00000000:03:00.0
 *         Product Name                          : NVIDIA GeForce RTX 4060 Ti
 */
export function parseNvidiaSmiQuery(text: string): Smi {
  const lines = text.slice(0, 400_000).split('\n');
  if (!lines.some((line) => line.includes('NVSMI LOG'))) throw new Error('no line "NVSMI LOG"');
  const top: Record<string, string> = {};
  const each: { bus: string; fields: Record<string, string> }[] = [];
  let path: { indent: number; name: string }[] = [];
  for (const line of lines) {
    const bus = /^\s{0,4}GPU ([0-9A-Fa-f]{8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.\d)\s*$/.exec(line)?.[1];
    if (bus !== undefined) {
      each.push({ bus, fields: {} });
      path = [];
      continue;
    }
    const indent = line.length - line.trimStart().length;
    path = path.filter((section) => section.indent < indent);
    const colon = line.indexOf(' : ');
    if (colon < 0) {
      if (line.trim() !== '') path.push({ indent, name: line.trim() });
      continue;
    }
    const key = [...path.map(({ name }) => name), line.slice(0, colon).trim()].join('/');
    (each.at(-1)?.fields ?? top)[key] ??= line.slice(colon + 3).trim();
  }
  return {
    driverVersion: release(top['KMD Version'] ?? top['Driver Version']),
    cudaVersion: release(top['CUDA UMD Version'] ?? top['CUDA Version']),
    gpus: each.map(({ bus, fields }, index) => ({
      index,
      name: value(fields['Product Name']),
      pci: pciAddress(bus),
      pciId: deviceId(fields['PCI/Device Id']),
      memoryTotal: mebibytes(fields['FB Memory Usage/Total']),
      computeCapability: null,
      computeMode: value(fields['Compute Mode']),
      migMode: value(fields['MIG Mode/Current']),
      fabricState: value(fields['Fabric/State']),
      license: value(fields['vGPU Software Licensed Product/License Status'] ?? fields['GRID Licensed Product/License Status']),
      linkWidth: lanes(fields['PCI/GPU Link Info/Link Width/Current']),
      linkWidthMax: lanes(fields['PCI/GPU Link Info/Link Width/Max']),
    })),
  };
}

/**
 * `nvidia-smi -L`. MIG devices stand below their GPU and are left out.
 *
 *     GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-…)
 *       MIG 3g.40gb     Device  0: (UUID: MIG-…)
 */
export function parseNvidiaSmiList(text: string): SmiGpu[] {
  const gpus = linesOf(text).flatMap((line) => {
    const [, index, name] = /^\s{0,8}GPU (\d{1,3}): (\S[^(]{1,80}) \(UUID: /.exec(line) ?? [];
    return index === undefined || name === undefined ? [] : [{ ...nothing, index: Number(index), name: name.trim(), migMode: null }];
  });
  if (gpus.length === 0) throw new Error('no line "GPU 0: …"');
  return gpus;
}

/**
 * `nvidia-smi --query-gpu=… --format=csv`, whatever fields were asked; the header names them.
 *
 *     index, pci.bus_id, name, driver_version, memory.total [MiB], compute_cap
 *     0, 00000000:01:00.0, NVIDIA GeForce RTX 3090, 550.144.03, 24576 MiB, 8.6
 */
export function parseNvidiaSmiCsv(text: string): Smi {
  const [header = '', ...rows] = linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const names = header.split(/,\s*/).map((name) => name.replace(/ \[[^\]]{1,12}\]$/, ''));
  if (names.length < 2 || !names.every((name) => /^[a-z][a-z0-9_.]{1,60}$/i.test(name))) throw new Error('no header with field names');
  const records = rows.map((row) => row.split(/,\s*/)).filter((cells) => cells.length === names.length);
  if (records.length === 0) throw new Error('no row below the header');
  const cell = (cells: readonly string[], ...wanted: string[]) => value(cells[names.findIndex((name) => wanted.includes(name))]);
  return {
    driverVersion: release(cell(records[0] ?? [], 'driver_version', 'kmd_version') ?? undefined),
    cudaVersion: null,
    gpus: records.map((cells, at) => ({
      index: Number(cell(cells, 'index') ?? at),
      name: cell(cells, 'name', 'gpu_name'),
      pci: pciAddress(cell(cells, 'pci.bus_id', 'gpu_bus_id') ?? undefined),
      pciId: deviceId(cell(cells, 'pci.device_id') ?? undefined),
      memoryTotal: mebibytes(cell(cells, 'memory.total') ?? undefined),
      computeCapability: release(cell(cells, 'compute_cap') ?? undefined),
      computeMode: cell(cells, 'compute_mode'),
      migMode: cell(cells, 'mig.mode.current'),
      fabricState: cell(cells, 'fabric.state'),
      license: null,
      linkWidth: lanes(cell(cells, 'pcie.link.width.current') ?? undefined),
      linkWidthMax: lanes(cell(cells, 'pcie.link.width.max') ?? undefined),
    })),
  };
}

/** `nvidia-smi --version`: `CUDA version  : 13.0`, or since 610 `CUDA UMD version    : 13.3`. */
export function parseNvidiaSmiVersion(text: string): { cudaVersion: string | null } {
  if (!/^NVIDIA-SMI version\s*:/m.test(text)) throw new Error('no line "NVIDIA-SMI version"');
  return { cudaVersion: release((/^CUDA UMD version\s*: (\S{1,30})/m.exec(text) ?? /^CUDA version\s*: (\S{1,30})/im.exec(text))?.[1]) };
}

const failures: readonly (readonly [NvidiaSmiFailure['kind'], RegExp])[] = [
  ['mismatch', /Failed to initialize NVML: Driver\/library version mismatch/],
  ['no-driver', /NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver|Failed to initialize NVML: Driver Not Loaded/],
  ['no-devices', /^\s*No devices were found\s*$/m],
  ['lost', /Unable to determine the device handle for (?:GPU|gpu).{0,80}(?:GPU is lost|Unknown Error)/],
  ['library-missing', /NVIDIA-SMI couldn't find libnvidia-ml\.so/],
  ['permission', /Failed to initialize NVML: Insufficient Permissions/],
  ['unknown', /Failed to initialize NVML: (?!ERROR_)[A-Z].{0,79}/],
];

export interface NvidiaSmiFailure {
  readonly kind: 'mismatch' | 'no-driver' | 'no-devices' | 'lost' | 'library-missing' | 'permission' | 'unknown';
  /** The line that says so. */
  readonly message: string;
  /** `580.178`, where NVML named itself below a mismatch. */
  readonly library: string | null;
}

/**
 * What nvidia-smi prints when it cannot answer.
 *
 *     Failed to initialize NVML: Driver/library version mismatch
 *     NVML library version: 580.178
 */
export function parseNvidiaSmiFailure(text: string): NvidiaSmiFailure {
  const head = text.slice(0, 20_000);
  for (const [kind, pattern] of failures) {
    const message = pattern.exec(head)?.[0].trim();
    if (message !== undefined) return { kind, message, library: /NVML library version: (\d{3}(?:\.\d{1,4}){1,2})/.exec(head)?.[1] ?? null };
  }
  throw new Error('none of the failures of nvidia-smi');
}

const nothing = {
  name: null,
  pci: null,
  pciId: null,
  memoryTotal: null,
  computeCapability: null,
  computeMode: null,
  migMode: null,
  fabricState: null,
  license: null,
  linkWidth: null,
  linkWidthMax: null,
} as const;

/**
 * A share of a card that a hypervisor hands out, by the name of its profile: `GRID V100D-32C`, `NVIDIA A16-16Q`, `NVIDIA A100-3-20C`. The letter at the end
 * tells the licence it wants (vGPU user guide, "Virtual GPU Types").
 */
export function isVgpuName(name: string): boolean {
  return /^(?:GRID|NVIDIA) [A-Z]\w{1,12}(?:-[A-Z][a-z]{1,5})?(?:-\d{1,2})?-\d{1,3}[ABCQ](?:ME)?$/.test(name);
}

/** `Licensed (Expiry: 2026-12-18 …)` → `Licensed`; each state once. */
export function licenseStates(printed: readonly (string | null)[]): string[] {
  return [...new Set(printed.flatMap((state) => state?.replace(/^Licensed\b.*/, 'Licensed') ?? []))].sort();
}

/** Lines without the marks of a quotation; tables are at most a few hundred characters wide. */
function linesOf(text: string): string[] {
  return text
    .slice(0, 200_000)
    .split('\n')
    .map((line) => line.slice(0, 400).replace(/^[\s>]{0,16}(?=[|+])/, ''));
}

function columns(line: string | undefined): string[] {
  return (line ?? '').split('|').slice(1, -1);
}

function value(text: string | undefined): string | null {
  return text === undefined || text === '' || /^\[?(?:N\/A|Not Supported|Unknown Error|ERR!)\]?$/.test(text) ? null : text;
}

/** `00000000:0C:00.0` → `0000:0c:00.0`; a domain beyond 16 bits keeps its digits. */
function pciAddress(bus: string | undefined): string | null {
  const [, domain = '', rest] = /^([0-9a-f]{4,8})(:[0-9a-f]{2}:[0-9a-f]{2}\.\d)$/.exec(bus?.toLowerCase() ?? '') ?? [];
  return rest === undefined ? null : `${domain.replace(/^0{1,4}(?=[0-9a-f]{4}$)/, '')}${rest}`;
}

/** `0x280310DE` → `10de:2803`. */
function deviceId(text: string | undefined): string | null {
  const [, device, vendor] = /^0x([0-9a-f]{4})([0-9a-f]{4})$/.exec(text?.toLowerCase() ?? '') ?? [];
  return device === undefined ? null : `${vendor}:${device}`;
}

function mebibytes(text: string | undefined): number | null {
  const amount = /^(\d{1,9})\s?MiB$/.exec(text ?? '')?.[1];
  return amount === undefined ? null : Number(amount) * 1024 * 1024;
}

function lanes(text: string | undefined): number | null {
  const count = /^(\d{1,2})x?$/.exec(text ?? '')?.[1];
  return count === undefined ? null : Number(count);
}

function release(text: string | undefined): string | null {
  return /^\d{1,4}(?:\.\d{1,4}){1,3}$/.exec(text ?? '')?.[0] ?? null;
}
