/** A GPU of an inventory, inxi's or lshw's. */
export interface ListedGpu {
  readonly name: string;
  /** Null where the tool found none in use; undefined where the listing ends before it. */
  readonly driver: string | null | undefined;
  /** `0000:03:00.0`. */
  readonly pci: string | undefined;
  /** `1002:73ff`. */
  readonly pciId: string | undefined;
}

export interface Inxi {
  readonly kernel: string | undefined;
  readonly arch: string | undefined;
  readonly distro: string | undefined;
  readonly cpu: string | undefined;
  /** Rounded. */
  readonly memoryTotal: number | undefined;
  readonly gpus: readonly ListedGpu[];
}

/**
 * `inxi -F`, `-b`, `-G` and their mixtures. Values run over several lines and keys follow each other on one, so each section is joined first.
 *
 *     System:    Host: box Kernel: 5.2.13-1 x86_64 bits: 64 Desktop: KDE Plasma 5.16.4 Distro: KaOS 2019
 *     CPU:       Topology: Quad Core model: Intel Core i5-3570K bits: 64 type: MCP
 *     Graphics:  Device-1: Advanced Micro Devices [AMD/ATI] Ellesmere [Radeon RX 470/480] vendor: MSI driver: amdgpu v: kernel bus ID: 01:00.0
 *     Info:      Processes: 197 Uptime: 9h 15m Memory: 15.88 GiB used: 14.94 GiB
 */
export function parseInxi(text: string): Inxi {
  const sections = sectionsOf(text);
  const [system, graphics, processor] = [sections.get('System'), sections.get('Graphics'), sections.get('CPU')];
  if (system === undefined && graphics === undefined) throw new Error('no section "System" or "Graphics" in it');
  const memory = [...sections.values()]
    .map((section) => /\bMemory: (?:(?:RAM: )?(?:System RAM: )?total: )?([\d.]{1,8}) ?([MGT])i?B/.exec(section))
    .find((found) => found !== null);
  return {
    kernel: /\bKernel: (\d{1,3}\.\S{1,80})/.exec(system ?? '')?.[1],
    arch: /\b(x86_64|aarch64)\b/.exec(system ?? '')?.[1],
    distro: /\bDistro: (.{2,80}?)(?: base: | *$| [A-Z][a-z]{2,12}: )/.exec(system ?? '')?.[1],
    cpu: /\bmodel: (.{3,80}?)(?: bits: | type: | arch: |$)/.exec(processor ?? '')?.[1]?.trim(),
    memoryTotal: memory?.[1] === undefined ? undefined : Math.round(Number(memory[1]) * 1024 ** ({ M: 2, G: 3, T: 4 }[memory[2] ?? 'G'] ?? 3)),
    gpus: gpusOf(graphics ?? ''),
  };
}

const headings = /^\s{0,4}(System|Machine|Battery|CPU|Graphics|Audio|Network|Bluetooth|RAID|Drives|Partition|Swap|Sensors|Info|Memory):(?:\s|$)/;

function sectionsOf(text: string): Map<string, string> {
  const sections = new Map<string, string>();
  let open: string | undefined;
  for (const line of text.split('\n', 2_000)) {
    const heading = headings.exec(line)?.[1];
    if (heading !== undefined && !sections.has(heading)) open = heading;
    else if (heading !== undefined) open = undefined;
    if (open === undefined) continue;
    const words = (heading === undefined ? line : line.slice(line.indexOf(':') + 1)).trim();
    sections.set(open, `${sections.get(open) ?? ''} ${words}`.slice(0, 8_000));
  }
  // A memory section's own heading is the key of its first value.
  const memory = sections.get('Memory');
  if (memory !== undefined) sections.set('Memory', `Memory:${memory}`);
  return sections;
}

function gpusOf(section: string): ListedGpu[] {
  return section
    .split(/\b(?=Device-\d{1,2}: )/)
    .filter((part) => part.startsWith('Device-'))
    .flatMap((part) => {
      const device = part.split(/ (?:Display|Monitor-\d|OpenGL|API): /, 1)[0] ?? '';
      const name = /^Device-\d{1,2}: (.{2,160}?)(?: vendor: | driver: | v: | arch: | bus[- ]ID: |\s*$)/.exec(device)?.[1];
      // Cameras are listed among the graphics devices.
      if (name === undefined || /\btype: USB\b/.test(device)) return [];
      const driver = /\bdriver: (N\/A|[\w-]{2,30})/.exec(device)?.[1];
      const bus = /\bbus[- ]ID: ((?:[0-9a-f]{4}:)?[0-9a-f]{1,2}:[0-9a-f]{2}\.\d)/.exec(device)?.[1];
      return [
        {
          name,
          driver: driver === 'N/A' ? null : driver,
          pci: bus === undefined ? undefined : bus.split(':').length === 2 ? `0000:${bus.padStart(7, '0')}` : bus,
          pciId: /\bchip[- ]ID: ([0-9a-f]{4}:[0-9a-f]{4})/.exec(device)?.[1],
        },
      ];
    });
}
