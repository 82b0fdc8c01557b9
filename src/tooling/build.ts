import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { common, compile, makeProgram, pieceLoader } from './program.ts';

/**
 * `npm run build`: the program in pieces (program.js), what this very Node compiled of them, and what loads both (start.cjs); entries of child processes
 * and the terminal's view lie beside them. Built aside and then put in place, so that a run that starts meanwhile finds a whole program.
 */
const target = 'node20.19';
// koffi finds its binary beside its own package; systeminformation stays whole, it is loaded in a child of its own and seldom.
const external = ['koffi', 'systeminformation'];

const aside = mkdtempSync('dist-');
try {
  const program = await makeProgram('src/main.ts', {
    target,
    external,
    standIns: { 'src/commands/import-outside.ts': 'src/bundled/import-outside.ts', 'src/renderers/view.ts': 'src/bundled/view.ts' },
  });
  const whole = { ...common(target), outdir: aside, external };
  // Whole files, since a child loads nearly all of its own.
  await build({
    ...whole,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...whole.define, 'import.meta.url': '__filename' },
    entryPoints: { 'driver-child': 'src/host/native/driver-child.ts', 'inventory-child': 'src/host/inventory-child.ts' },
  });
  await build({
    ...whole,
    format: 'esm',
    entryPoints: { view: 'src/renderers/tty.tsx' },
    banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
    // ink asks for React's development tools, which nobody has installed.
    alias: { 'react-devtools-core': './src/tooling/empty-module.ts' },
  });

  // Last, since the live run starts the children.
  const recording = 'test/machines/strix-halo.machine.txt';
  const compiled = compile(
    [process.execPath],
    program,
    [
      ['--format', 'json', '--from', recording],
      ['--format', 'text', '--from', recording],
      ['--format', 'json', '--timeout', '3000'],
    ],
    resolve(aside, 'start.cjs'),
  );
  // For a reader that has to find the places before it has read the code.
  const index = Buffer.from(JSON.stringify(compiled.index));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  // Code that another build of Node compiled is run by V8 where its version looks the same, and does other things then. The size tells builds apart.
  writeFileSync(join(aside, `compiled-${process.version}-${process.arch}-${statSync(process.execPath).size}`), Buffer.concat([head, index, compiled.code]));
  writeFileSync(join(aside, 'program.js'), program.text);
  writeFileSync(join(aside, 'start.cjs'), starter(program.index));
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

function starter(index: Parameters<typeof pieceLoader>[0]): string {
  return `'use strict';
const { openSync, readSync, statSync } = require('node:fs');
const programUrl = require('node:url').pathToFileURL(__filename).href;
const importModule = (address) => import(address);
const outside = require;
function read(file, at, length) {
  const bytes = Buffer.allocUnsafeSlow(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : undefined;
}
function openCompiled() {
  try {
    const file = openSync(\`\${__dirname}/compiled-\${process.version}-\${process.arch}-\${statSync(process.execPath).size}\`);
    const length = read(file, 0, 4).readUInt32LE();
    return { file, start: 4 + length, index: JSON.parse(read(file, 4, length).latin1Slice()) };
  } catch {
    // Compiled by another Node: this one compiles for itself.
    return undefined;
  }
}
const program = openSync(\`\${__dirname}/program.js\`);
const compiled = openCompiled();
function textOf(name) {
  const [from, to] = pieces[name];
  const bytes = read(program, from, to - from);
  if (bytes === undefined) throw new Error(\`\${__dirname}/program.js is cut short\`);
  return bytes.latin1Slice();
}
function codeOf(name) {
  const place = compiled?.index[name];
  return place && read(compiled.file, compiled.start + place[0], place[1] - place[0]);
}
${pieceLoader(index)}
load('./main.js');
`;
}
