import { relevantFlags } from './text/cpu-flags.ts';

export interface Lscpu {
  readonly model: string | undefined;
  readonly vendor: 'intel' | 'amd' | 'arm' | 'other' | undefined;
  readonly flags: readonly string[] | undefined;
  readonly hypervisor: boolean | undefined;
  readonly threads: number | undefined;
  readonly cores: number | undefined;
  readonly sockets: number | undefined;
  /** With CPUs. */
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
  const fields = new Map<string, string[]>();
  let last = '';
  for (const line of text.split('\n', 400)) {
    const at = line.indexOf(':');
    if (at <= 0 || at > 60) {
      // A narrow terminal breaks the flags anywhere, also within a word.
      if (last === 'Flags' && /^[ \t]{8,80}[a-z0-9_]{1,24}(?: |$)/.test(line)) fields.set(last, continued(fields.get(last) ?? [], line));
      continue;
    }
    const name = line.slice(0, at).trim();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(at + 1).trim()]);
    last = name;
  }
  // Machines with two kinds of cores list a model, a count and flags for each; then no single one is the machine's.
  const one = (name: string) => (fields.get(name)?.length === 1 ? fields.get(name)?.[0] : undefined);
  const architecture = one('Architecture');
  if (architecture === undefined || !fields.has('CPU(s)')) throw new Error('no lines "Architecture" and "CPU(s)" in it');
  const number = (name: string) => (/^\d{1,6}$/.test(one(name) ?? '') ? Number(one(name)) : undefined);
  const [perSocket, sockets] = [number('Core(s) per socket') ?? number('Core(s) per cluster'), number('Socket(s)') ?? number('Cluster(s)')];
  const flags = one('Flags')?.split(/\s+/).filter(Boolean);
  const nodes = [...fields].filter(([name]) => /^NUMA node\d{1,4} CPU\(s\)$/.test(name));
  return {
    model: one('Model name'),
    vendor: vendorOf(one('Vendor ID')),
    flags: flags === undefined ? undefined : relevantFlags(flags),
    hypervisor: /^(?:x86_64|i[3-6]86)$/.test(architecture) && flags !== undefined ? flags.includes('hypervisor') : undefined,
    threads: number('CPU(s)'),
    cores: perSocket === undefined || sockets === undefined ? undefined : perSocket * sockets,
    sockets: number('Socket(s)'),
    numaNodes: nodes.length === 0 ? undefined : nodes.filter(([, [cpus = '']]) => cpus !== '').length,
  };
}

function continued(values: readonly string[], line: string): string[] {
  const [before, after] = [values.at(-1) ?? '', line.trim()];
  // Spaces at the end of a line get lost in pastes, so that the words on both sides may as well be whole.
  const sides = [/\S{1,24}$/.exec(before)?.[0] ?? '', /^\S{1,24}/.exec(after)?.[0] ?? ''];
  return [...values.slice(0, -1), [...sides, `${before}${after}`].join(' ')];
}

function vendorOf(id: string | undefined): Lscpu['vendor'] {
  if (id === undefined) return undefined;
  return id === 'GenuineIntel' ? 'intel' : id === 'AuthenticAMD' ? 'amd' : /^ARM$/i.test(id) ? 'arm' : 'other';
}
