import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as api from '../api.ts';
import type { Check } from '../check/define-check.ts';
import { impacts, layers } from '../check/layers.ts';
import { owners } from '../reference/owners.ts';
import { reasonOf } from '../usage/reason-of.ts';
import { UsageError } from '../usage/usage-error.ts';
import { importOutside } from './import-outside.ts';

/**
 * Checks that the user brings with --checks: `.js` or `.mjs` files whose default export is `(api) => check | check[]`, so that nothing has
 * to be resolved from where they lie. Their ids get the prefix `x/`.
 */
export async function loadOutsideChecks(paths: readonly string[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of paths.flatMap(filesOf)) {
    let made: unknown;
    try {
      const { default: make } = (await inTime(importOutside(pathToFileURL(resolve(file)).href))) as { default?: unknown };
      if (typeof make !== 'function') throw new Error('its default export is no function (api) => check');
      made = make(api);
    } catch (error) {
      throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const check of Array.isArray(made) ? made : [made]) checks.push(adopt(check, file));
  }
  return checks;
}

const loadLimitMs = 5_000;

/** A module may wait forever before it has a default export. */
async function inTime<T>(loading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it is not loaded after ${loadLimitMs / 1_000} s`)), loadLimitMs);
  });
  return await Promise.race([loading, late]).finally(() => clearTimeout(timer));
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
  const wrong = Object.entries(forms).find(([field, fits]) => check[field as keyof Check] !== undefined && !fits(check[field as keyof Check]))?.[0];
  if (wrong !== undefined) throw new UsageError(`${file}: ${check.id} has another form of ${wrong} than a check has`);
  return { ...check, id: `x/${check.id}`, runtimes: check.runtimes ?? [], owner: check.owner ?? { component: 'local-configuration' } };
}

const listOf =
  (fits: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(fits);
const isText = (value: unknown): boolean => typeof value === 'string';
const hasTexts =
  (...fields: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && fields.every((field) => isText((value as Record<string, unknown>)[field]));

/** The forms of fields that are taken apart outside of judging, where nothing catches what a wrong one does. */
const forms: { readonly [field in keyof Check]?: (value: unknown) => boolean } = {
  id: (value) => /^[a-z0-9][a-z0-9-]{0,80}$/.test(value as string),
  owner: (value) => hasTexts('component')(value) && Object.hasOwn(owners, (value as Check['owner']).component),
  remedy: listOf(hasTexts('do')),
  evidence: listOf(hasTexts('url', 'date', 'establishes', 'strength')),
  proves: listOf((pattern) => pattern instanceof RegExp),
  hints: listOf((pattern) => pattern instanceof RegExp),
  said: listOf((pattern) => pattern instanceof RegExp),
  explains: listOf(isText),
  formerly: listOf(isText),
  runtimes: listOf(isText),
};
