import { type Facts, type Item, isGap } from '../logic/fact.ts';

/** One line that tells machines apart: `Fedora 43 · kernel 6.17.1 · Radeon 8060S (gfx1151) · Ollama 0.32.4`. */
export function machineTitle(facts: Facts): string {
  const text = (id: string): string | undefined => {
    const fact = facts.scalars[id];
    return fact === undefined || isGap(fact) || typeof fact.value !== 'string' ? undefined : fact.value;
  };
  const kernel = text('kernel.version') ?? text('kernel.release');
  const jetson = text('platform.jetsonLinux');
  const parts = [
    text('platform.board'),
    text('distro.name'),
    jetson === undefined ? undefined : `Jetson Linux ${jetson}`,
    kernel === undefined ? undefined : `kernel ${kernel}`,
    ...shortList(facts, 'gpus', gpuWords),
    ...shortList(facts, 'runtimes', runtimeWords),
  ];
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? 'a machine of which nothing is known' : known.join(' · ');
}

/** At most three, then a count; equal ones are counted together. */
function shortList(facts: Facts, id: string, words: (item: Item) => string): string[] {
  const list = facts.lists[id];
  if (list === undefined || isGap(list)) return [];
  const counted = new Map<string, number>();
  for (const item of list.value) {
    const name = words(item);
    if (name !== '') counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const named = [...counted].map(([name, count]) => (count === 1 ? name : `${count}× ${name}`));
  return named.length <= 3 ? named : [...named.slice(0, 3), `and ${named.length - 3} more`];
}

/** With the release, or the build number where a runtime has no other. */
function runtimeWords(item: Item): string {
  const build = itemText(item, 'build');
  const version = itemText(item, 'version') ?? (build === undefined ? undefined : `b${build.replace(/^b/, '')}`);
  return [itemText(item, 'name') ?? itemText(item, 'kind'), version].filter(Boolean).join(' ');
}

function gpuWords(item: Item): string {
  const [name, arch] = [itemText(item, 'name'), itemText(item, 'arch')];
  if (name === undefined) return arch ?? '';
  return arch === undefined || !arch.startsWith('gfx') ? name : `${name} (${arch})`;
}

function itemText(item: Item, fact: string): string | undefined {
  const found = item.facts[fact];
  return found === undefined || isGap(found) || typeof found.value !== 'string' ? undefined : found.value;
}
