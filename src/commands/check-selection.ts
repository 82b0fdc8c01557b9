import { type Check, type RuntimeName, runtimeNames } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';

/** Refuses names that are neither a layer nor a check, with what may have been meant. */
export function requireKnown(option: string, names: readonly string[], checks: readonly Check[]): void {
  const known = [...layers, ...checks.flatMap(({ id, formerly = [] }) => [id, ...formerly])];
  for (const name of names) if (!known.includes(name)) throw new UsageError(`${option}: ${suggest(name, known, 'no check or layer')}`);
}

export function requireRuntimes(names: readonly string[]): RuntimeName[] {
  for (const name of names)
    if (!(runtimeNames as readonly string[]).includes(name)) throw new UsageError(`--runtime: ${suggest(name, runtimeNames, 'no runtime')}`);
  return names as RuntimeName[];
}
