import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { layers } from '../check/layers.ts';

/**
 * `npm run gen`: writes registries, docs and the schema; with `--check` says what differs and exits 1.
 * Registries come first, since the docs are made from what they list.
 */
const checking = process.argv.includes('--check');
const stale: string[] = [];

/** One generated file; unchanged ones are left alone. */
export function emit(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  stale.push(path);
  if (checking) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const head = (from: string): string => `// Made by \`npm run gen\` from ${from}; do not edit.\n`;

function files(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
        .sort()
    : [];
}

function writeFactGroups(): void {
  const exports = files('src/facts')
    .filter((name) => name !== 'known-facts.ts')
    .map((name) => `export * from './${name}';`);
  emit('src/facts/groups.generated.ts', `${head('src/facts')}${exports.join('\n')}\n`);
}

function writeProbeRegistry(): void {
  const units = files('src/probes').filter((name) => !['define-probe.ts', 'run-probes.ts'].includes(name));
  writeRegistry(
    'src/probes/registry.generated.ts',
    'src/probes',
    'Probe',
    './define-probe.ts',
    'probes',
    units.map((name) => ({ id: basename(name, '.ts'), path: `./${name}` })),
  );
}

function writeCheckRegistry(): void {
  const units = layers.flatMap((layer) => files(join('checks', layer)).map((name) => ({ id: basename(name, '.ts'), path: `../../checks/${layer}/${name}` })));
  writeRegistry('src/check/registry.generated.ts', 'checks', 'Check', './define-check.ts', 'checks', units);
}

/** Known beforehand, so that a run need not look through the evidence of all checks. */
async function writeNewestEvidence(): Promise<void> {
  const { checks } = await import('../check/registry.generated.ts');
  const newest = checks
    .flatMap(({ evidence }) => evidence.map(({ date }) => date))
    .sort()
    .at(-1);
  emit('src/check/newest-evidence.generated.ts', `${head('checks')}export const newestEvidence = '${newest ?? ''}';\n`);
}

function writeRegistry(path: string, from: string, type: string, typeFrom: string, name: string, units: readonly { id: string; path: string }[]): void {
  const named = units.map(({ id, path: file }) => ({
    name: id.replace(/[^a-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()).replace(/^(\d)/, '_$1'),
    file,
  }));
  const imports = named.map(({ name: each, file }) => `import ${each} from '${file}';`);
  emit(
    path,
    `${head(from)}import type { ${type} } from '${typeFrom}';\n${imports.join('\n')}\n\nexport const ${name}: readonly ${type}[] = [\n${named.map(({ name: each }) => `  ${each},`).join('\n')}\n];\n`,
  );
}

function removeOrphans(folder: string, kept: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || kept.has(path)) continue;
    stale.push(path);
    if (!checking) rmSync(path);
  }
}

writeFactGroups();
writeProbeRegistry();
writeCheckRegistry();
await writeNewestEvidence();
if (existsSync('src/tooling/write-docs.ts')) {
  const { writeDocs } = await import('./write-docs.ts');
  removeOrphans('docs/checks', new Set(await writeDocs(emit)));
}
if (stale.length > 0) {
  process.stdout.write(`${checking ? 'out of date, run `npm run gen`' : 'written'}:\n${stale.map((path) => `  ${path}`).join('\n')}\n`);
  if (checking) process.exitCode = 1;
}
