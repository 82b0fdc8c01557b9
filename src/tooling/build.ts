import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const withoutSubprograms: Plugin = {
  name: 'without-subprograms',
  setup({ onResolve }) {
    // commander can start programs as subcommands. We have none, and loading what starts them would cost each run some milliseconds.
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/node_modules/commander/') ? { path: resolve('src/tooling/empty-module.ts') } : undefined,
    );
  },
};

/**
 * `npm run build`: one bundle split by command, so that a run parses only what it uses. Entries of child processes lie beside it.
 * Built aside and then put in place, so that a run that starts meanwhile finds a whole bundle.
 */
const aside = mkdtempSync('dist-');
try {
  const options: BuildOptions = {
    outdir: aside,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    // koffi finds its binary beside its own package; systeminformation stays whole, it is loaded in a child of its own and seldom.
    external: ['koffi', 'systeminformation'],
    banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
    define: { 'process.env.NODE_ENV': '"production"' },
    // ink asks for React's development tools, which nobody has installed.
    alias: { 'react-devtools-core': './src/tooling/empty-module.ts' },
    plugins: [withoutSubprograms],
    legalComments: 'none',
  };
  await build({ ...options, entryPoints: { cli: 'src/main.ts' }, splitting: true });
  // Whole files, since a child loads nearly all of its own, and what it shared would split the program into smaller pieces.
  await build({ ...options, entryPoints: { 'driver-child': 'src/host/native/driver-child.ts', 'inventory-child': 'src/host/inventory-child.ts' } });
  const old = `${aside}-old`;
  if (existsSync('dist')) renameSync('dist', old);
  // A temporary folder is its maker's alone; the program is for everyone.
  chmodSync(aside, 0o755);
  renameSync(aside, 'dist');
  // What `npm run build:standalone` made is not ours to take away.
  if (existsSync(`${old}/standalone`)) renameSync(`${old}/standalone`, 'dist/standalone');
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(aside, { recursive: true, force: true });
}
