import { relevantFlags } from './cpuinfo.ts';

export interface Lscpu {
  readonly model: string | undefined;
  readonly vendor: 'intel' | 'amd' | 'arm' | 'other' | undefined;
  readonly flags: readonly string[] | undefined;
  readonly hypervisor: boolean | undefined;
  readonly threads: number | undefined;
  readonly cores: number | undefined;
  readonly sockets: number | undefined;
  readonly numaNodes: number | undefined;
}

/**
 * `lscpu`; newer releases indent and group the lines.
 *
 *     Architecture:             x86_64
 *     CPU(s):                   32
 *       On-line CPU(s) list:    0-31
 *     Model name:               AMD RYZEN AI MAX+ 395 w/ Radeon 8060S
 *       Thread(s) per core:     2
 *       Core(s) per socket:     16
 *       Flags:                  fpu vme …
 */
export function parseLscpu(text: string): Lscpu {
  const fields = new Map<string, string>();
  for (const line of text.split('\n', 400)) {
    const at = line.indexOf(':');
    if (at <= 0 || at > 60) continue;
    const name = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    // Machines with two kinds of cores list a model and a count for each; then no single one is the machine's.
    fields.set(name, fields.has(name) && fields.get(name) !== value ? '-' : value);
  }
  if (!fields.has('Architecture') || !fields.has('CPU(s)')) throw new Error('no lines "Architecture" and "CPU(s)" in it');
  const number = (name: string) => (/^\d{1,6}$/.test(fields.get(name) ?? '') ? Number(fields.get(name)) : undefined);
  const [perSocket, sockets] = [number('Core(s) per socket') ?? number('Core(s) per cluster'), number('Socket(s)') ?? number('Cluster(s)')];
  const flags = fields.get('Flags')?.split(/\s+/).filter(Boolean);
  const model = fields.get('Model name');
  const x86 = /^(?:x86_64|i[3-6]86)$/.test(fields.get('Architecture') ?? '');
  return {
    model: model === '-' ? undefined : model,
    vendor: vendorOf(fields.get('Vendor ID')),
    flags: flags === undefined ? undefined : relevantFlags(flags),
    hypervisor: x86 && flags !== undefined ? flags.includes('hypervisor') : undefined,
    threads: number('CPU(s)'),
    cores: perSocket === undefined || sockets === undefined ? undefined : perSocket * sockets,
    sockets: number('Socket(s)'),
    numaNodes: number('NUMA node(s)'),
  };
}

function vendorOf(id: string | undefined): Lscpu['vendor'] {
  if (id === undefined || id === '-') return undefined;
  return id === 'GenuineIntel' ? 'intel' : id === 'AuthenticAMD' ? 'amd' : /^ARM$/i.test(id) ? 'arm' : 'other';
}
