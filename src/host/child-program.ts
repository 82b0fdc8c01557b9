import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = { 'driver-child': './native/driver-child.ts', 'inventory-child': './inventory-child.ts' } as const;
export type ChildName = keyof typeof sources;

/**
 * The words that start a child process of our own with one argument. Built, its entry lies beside us; from source it runs through tsx. The
 * one-file executable puts src/standalone/child-program.ts in this place.
 */
export function childProgram(name: ChildName, argument: string): [string, ...string[]] {
  const built = fileURLToPath(new URL(`./${name}.cjs`, import.meta.url));
  if (existsSync(built)) return [process.execPath, '--no-warnings', built, argument];
  return [process.execPath, '--no-warnings', '--import', import.meta.resolve('tsx'), fileURLToPath(new URL(sources[name], import.meta.url)), argument];
}
