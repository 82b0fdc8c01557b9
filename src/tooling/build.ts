import { existsSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** `npm run build`: one bundle split by command, so that a run parses only what it uses. Entries of child processes lie beside it. */
const entryPoints = { cli: 'src/main.ts', 'driver-child': 'src/host/native/driver-child.ts', 'inventory-child': 'src/host/inventory-child.ts' };
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(file))),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  // Names of functions stand in stack traces that users paste.
  keepNames: false,
  sourcemap: false,
  // koffi finds its binary beside its own package; systeminformation stays whole, it is loaded in a child of its own and seldom.
  external: ['koffi', 'systeminformation'],
  banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
});
