import type { Owner } from '../reference/owners.ts';
import type { Report } from '../report/report.ts';

/** An issue form of a tracker: its own fields, in its own order and words. */
export interface Form {
  /** The name for `--for`. */
  readonly id: string;
  readonly title: string;
  /** Where the form is opened. */
  readonly newIssue: string;
  /** What the title of an issue begins with there. */
  readonly issueTitle: string;
  /** Components whose owner takes reports here; the first finding's owner chooses the form. */
  readonly owners: readonly Owner[];
  readonly fields: readonly Field[];
  /** Where the form's field names were read. */
  readonly source: `https://${string}`;
}

export interface Field {
  /** As the form words it. */
  readonly label: string;
  /** The form's own id, where it takes one in the address. */
  readonly id?: string;
  /** What is known of it; undefined where the user must write it, and then `ask` says what. */
  fill(known: Known): Filled | undefined;
  /** For a field that only the user can fill. */
  readonly ask: string;
}

/** Text for a field: prose, or output that stands in a fence (`text`, `shell`), folded under a summary where it is long. */
export type Filled = { readonly text: string } | { readonly output: string; readonly language: 'text' | 'shell'; readonly summary?: string };

/** What a form can ask of a report; every answer is text, undefined where it is not known. */
export interface Known {
  readonly report: Report;
  fact(id: string): string | undefined;
  /** A fact of each item of a list, with equal ones once; items where it is not known are left out. */
  each(list: string, fact: string): string[];
  /** Version of an installed runtime. */
  runtime(kind: string): string | undefined;
}

export function knownOf(report: Report): Known {
  const words = (of: unknown): string | undefined => {
    const value = (of as { value?: unknown } | undefined)?.value;
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  const items = (list: string): { facts: Record<string, unknown> }[] => {
    const found = report.facts[list] as { complete?: boolean; value?: { facts: Record<string, unknown> }[] } | undefined;
    return Array.isArray(found?.value) ? found.value : [];
  };
  return {
    report,
    fact: (id) => words(report.facts[id]),
    each: (list, fact) => [...new Set(items(list).flatMap(({ facts }) => words(facts[fact]) ?? []))],
    runtime: (kind) => items('runtimes').flatMap(({ facts }) => (words(facts.kind) === kind ? (words(facts.version) ?? words(facts.build) ?? []) : []))[0],
  };
}

/** `Linux`, with what is around it, in the words of trackers. */
export function systemsOf(known: Known): string[] {
  const system = known.fact('platform.system');
  const container = known.fact('platform.container');
  return [
    'Linux',
    ...(system?.startsWith('wsl') ? [system === 'wsl1' ? 'WSL1' : 'WSL2'] : []),
    ...(container === undefined ? [] : [container === 'docker' ? 'Docker' : container]),
  ];
}

/** `Radeon 8060S (1002:1586, gfx1151, amdgpu)` a GPU. */
export function gpusOf({ report }: Known): string[] {
  const list = report.facts.gpus as { value?: { facts: Record<string, { value?: unknown }> }[] } | undefined;
  if (!Array.isArray(list?.value)) return [];
  return list.value.map(({ facts }) => {
    const about = ['pciId', 'arch', 'driver'].flatMap((name) => (typeof facts[name]?.value === 'string' ? [facts[name].value] : []));
    const name = typeof facts.name?.value === 'string' ? facts.name.value : 'GPU';
    return about.length === 0 ? name : `${name} (${about.join(', ')})`;
  });
}

/** The lines that most maintainers ask for first, whatever their form says. */
export function environmentLines(known: Known): string[] {
  const { fact } = known;
  const row = (label: string, value: string | undefined): string[] => (value === undefined || value === '' ? [] : [`${label}: ${value}`]);
  const stack = (name: string, id: string): string[] => row(name, fact(id));
  return [
    ...row('OS', [fact('distro.name'), systemsOf(known).slice(1).join(', ')].filter(Boolean).join(', ')),
    ...row('Kernel', fact('kernel.release')),
    ...row('CPU', fact('cpu.model')),
    ...row('RAM', gib(fact('memory.total'))),
    ...gpusOf(known).map((gpu, at) => `GPU ${at}: ${gpu}`),
    ...stack('NVIDIA module', 'nvidia.moduleVersion'),
    ...stack('NVIDIA libraries', 'nvidia.libraryVersion'),
    ...stack('ROCm', 'rocm.version'),
    ...row('Vulkan', known.each('vulkanDevices', 'driverInfo').join('; ')),
    ...known.each('runtimes', 'name').map((name) => `Runtime: ${name}`),
  ];
}

function gib(bytes: string | undefined): string | undefined {
  return bytes === undefined ? undefined : `${(Number(bytes) / 1024 ** 3).toFixed(1)} GiB`;
}
