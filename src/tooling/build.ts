import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * `npm run build`: one bundle split by command, so that a run parses only what it uses. Entries of child processes lie beside it.
 * Built aside and then put in place, so that a run that starts meanwhile finds a whole bundle.
 */
const aside = mkdtempSync('dist-');
try {
  await build({
    entryPoints: { cli: 'src/main.ts', 'driver-child': 'src/host/native/driver-child.ts', 'inventory-child': 'src/host/inventory-child.ts' },
    outdir: aside,
    bundle: true,
    splitting: true,
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
    legalComments: 'none',
  });
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
