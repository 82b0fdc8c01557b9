/** One GPU in the output of `rocm-smi`. */
export interface RocmSmiGpu {
  readonly index: number;
  /** `AMD Instinct MI300X`, `Navi 31 [Radeon RX 7900 XT/7900 XTX]` */
  readonly name?: string;
  readonly deviceId?: number;
  readonly gfx?: string;
  readonly address?: string;
  readonly vbios?: string;
  readonly vramTotal?: number;
  /** Fully busy at the memory's idle clock; only said where it is so. */
  readonly busyAtIdle?: true;
  /** `MEC` → `67`, as printed. */
  readonly firmware: Readonly<Record<string, string>>;
}

/**
 * `rocm-smi`, its table and its `--show…` lists:
 *
 *     ======================= ROCm System Management Interface =======================
 *     Device  [Model : Revision]    Temp        Power …
 *     0       [0x74a1 : 0x00]       41.0°C      121.0W …
 *     GPU[0]		: Card Series: 		Phoenix1
 *     GPU[0]		: Card Model: 		0x15bf
 *     GPU[0]		: MEC firmware version: 	67
 *     GPU[0]		: VRAM Total Memory (B): 25753026560
 *
 * Asleep and failed GPUs are listed with what is printed of them.
 */
export function parseRocmSmi(text: string): RocmSmiGpu[] {
  const body = text.slice(0, 512 * 1024);
  if (!/ROCm System Management Interface|ROCm-SMI|^GPU\[\d+\]\s*:/m.test(body)) throw new Error('neither the title of rocm-smi nor a line of GPU[n]');
  const found = new Map<number, { -readonly [K in keyof RocmSmiGpu]: RocmSmiGpu[K] } & { firmware: Record<string, string> }>();
  const at = (index: number) => {
    const gpu = found.get(index) ?? { index, firmware: {} };
    found.set(index, gpu);
    return gpu;
  };
  for (const line of body.split('\n')) {
    const row = /^(\d{1,3})\s+(?:\d{1,3}\s+)?\[?(0x[0-9a-f]{4})\b/i.exec(line) ?? /^(\d{1,3})\s+\d{1,3}\.\dc\s/i.exec(line);
    if (row?.[1] !== undefined) {
      const gpu = at(Number(row[1]));
      if (row[2] !== undefined) gpu.deviceId ??= Number.parseInt(row[2], 16);
      // RDNA idles its memory at 96 MHz.
      if (/\s\d{3,4}Mhz\s{1,8}\d{2}Mhz\s.{1,80}\s(?:99|100)%\s*$/i.test(line.slice(0, 300))) gpu.busyAtIdle = true;
      continue;
    }
    const [, index, name = '', value = ''] = /^GPU\[(\d{1,3})\]\s*:\s*([^:]{1,60}):\s*(\S.{0,200})$/.exec(line.trimEnd()) ?? [];
    if (index !== undefined) readField(at(Number(index)), name.trim(), value.trim());
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

function readField(gpu: { -readonly [K in keyof RocmSmiGpu]: RocmSmiGpu[K] } & { firmware: Record<string, string> }, name: string, value: string): void {
  const engine = /^(.{1,20}) firmware version$/.exec(name)?.[1];
  if (engine !== undefined) gpu.firmware[engine] = value;
  else if (/^Card series$/i.test(name)) gpu.name ??= value;
  else if (/^(?:Card Model|Device ID|GPU ID)$/i.test(name) && /^0x[0-9a-f]{4}$/i.test(value)) gpu.deviceId ??= Number.parseInt(value, 16);
  else if (name === 'GFX Version' && /^gfx/i.test(value)) gpu.gfx ??= value.toLowerCase();
  else if (name === 'PCI Bus') gpu.address ??= value.toLowerCase();
  else if (name === 'VBIOS version') gpu.vbios ??= value;
  else if (name === 'VRAM Total Memory (B)' && /^\d{1,15}$/.test(value)) gpu.vramTotal ??= Number(value);
}
