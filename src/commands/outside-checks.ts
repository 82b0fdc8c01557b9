import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as api from '../api.ts';
import type { Check } from '../check/define-check.ts';
import { impacts, layers } from '../check/layers.ts';
import { reasonOf } from '../usage/reason-of.ts';
import { UsageError } from '../usage/usage-error.ts';

/**
 * Checks that the user brings with --checks: `.js` or `.mjs` files whose default export is `(api) => check | check[]`, so that nothing has
 * to be resolved from where they lie. Their ids get the prefix `x/`.
 */
export async function loadOutsideChecks(paths: readonly string[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of paths.flatMap(filesOf)) {
    let made: unknown;
    try {
      const { default: make } = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
      if (typeof make !== 'function') throw new Error('its default export is no function (api) => check');
      made = make(api);
    } catch (error) {
      throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const check of Array.isArray(made) ? made : [made]) checks.push(adopt(check, file));
  }
  return checks;
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => /\.m?js$/.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** The fields that the program itself cannot do without; a check from outside has no compiler that asked for them. */
function adopt(made: unknown, file: string): Check {
  const check = made as Check;
  const missing = (['id', 'title', 'symptom', 'blamedOn', 'verify'] as const).filter((field) => typeof check?.[field] !== 'string');
  if (missing.length > 0) throw new UsageError(`${file}: the check has no ${missing.join(', no ')}`);
  if (!layers.includes(check.layer)) throw new UsageError(`${file}: ${check.id} has no layer of ${layers.join(', ')}`);
  if (!impacts.includes(check.impact)) throw new UsageError(`${file}: ${check.id} has no impact of ${impacts.join(', ')}`);
  if (check.when?.op === undefined || !Array.isArray(check.remedy) || !Array.isArray(check.evidence) || check.evidence.length === 0)
    throw new UsageError(`${file}: ${check.id} needs when, remedy and evidence`);
  return { ...check, id: `x/${check.id}`, runtimes: check.runtimes ?? [], owner: check.owner ?? { component: 'local-configuration' } };
}
