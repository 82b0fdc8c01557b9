import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ImportType, init, parse } from 'es-module-lexer';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { checks } from '../check/registry.generated.ts';
import { requiredTexts } from '../report/required-text.ts';
import { wordsApart } from './words-apart.ts';

/**
 * The program as it is shipped: pieces by command, so that what a run does not use is never loaded, in one text, each a function of what it needs from
 * outside. Scripts, not modules: V8 takes code that was compiled beforehand for scripts alone, and Node's loader of modules takes longer.
 */
export interface Program {
  readonly text: Buffer;
  readonly index: Index;
}

/** What was compiled of each piece. */
export interface Compiled {
  readonly code: Buffer;
  readonly index: Index;
}

/** A piece's name → where it stands. */
export type Index = Readonly<Record<string, readonly [from: number, to: number]>>;

export interface ProgramOptions {
  /** Sources → the sources that stand in their place. */
  readonly standIns: Readonly<Record<string, string>>;
  readonly target: string;
  readonly external?: readonly string[];
}

export async function makeProgram(entry: string, { standIns, target, external = [] }: ProgramOptions): Promise<Program> {
  const built = await build({
    ...common(target),
    entryPoints: { main: entry },
    outdir: 'out',
    write: false,
    splitting: true,
    metafile: true,
    // Plain ASCII, so that the text needs no decoding.
    charset: 'ascii',
    format: 'esm',
    external: [...external],
    define: { ...common(target).define, 'import.meta.url': 'programUrl', 'import.meta.resolve': 'undefined' },
    plugins: [replacing(standIns), wordsApart, textsKnown, withoutSubprograms],
  });
  await init;
  const pieces: [string, Buffer][] = [];
  for (const { path, text } of built.outputFiles) {
    pieces.push([
      `./${basename(path)}`,
      Buffer.from(`(function (require, module, programUrl, importModule) {'use strict';${asScript(inAscii(text))}})`, 'latin1'),
    ]);
  }
  const { bytes, index } = joined(pieces);
  requireNoCircle(built.metafile);
  return { text: bytes, index };
}

/** What esbuild's `charset: ascii` leaves: it escapes texts, and no literals of patterns. */
function inAscii(script: string): string {
  return script.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A module as the body of a function: what it imports becomes constants, and what it exports an object. esbuild's own form has a getter for each export,
 * through which every later use goes; between pieces that do not import each other in a circle the plain values are the same.
 */
function asScript(module: string): string {
  const [imports] = parse(module);
  let [heads, body, at] = ['', '', 0];
  for (const { ss: start, se: end, n: name, t: type } of imports) {
    const statement = module.slice(start, end);
    if (type === ImportType.Static) heads += requireOf(statement, name);
    body += module.slice(at, start);
    // What a program reads of its own address is no import.
    if (type === ImportType.Dynamic) body += `Promise.resolve().then(()=>require(${JSON.stringify(name)}))`;
    else if (type !== ImportType.Static) body += statement;
    at = end;
  }
  body += module.slice(at);
  const [exported = '', names = ''] = /export\s*\{([^{}]*)\};?\s*$/.exec(body) ?? [];
  const given = names
    .split(',')
    .filter(Boolean)
    .map((each) => each.trim().split(' as '));
  const fields = given.map(([own = '', name = own]) => `${name}:${own}`);
  return `${heads}${body.slice(0, body.length - exported.length)}${fields.length === 0 ? '' : `module.exports={${fields.join(',')}};`}`;
}

/** `import{a as b}from"x"`, `import*as a from"x"`, `import a from"x"` or `import"x"`, as esbuild writes them. */
function requireOf(statement: string, from: string | undefined): string {
  const [, names, star, whole] = /^import\s*(?:\{([^{}]*)\}|\*\s*as ([\w$]+)|([\w$]+))?\s*(?:from)?\s*"[^"]*"$/.exec(statement) ?? [];
  if (names === undefined && star === undefined && whole === undefined && !/^import\s*"/.test(statement))
    throw new Error(`an import of another form: ${statement}`);
  const bound = names === undefined ? (star ?? whole) : `{${names.replaceAll(' as ', ':')}}`;
  return `${bound === undefined ? '' : `const ${bound}=`}require(${JSON.stringify(from)});`;
}

/** In a circle a piece would be asked for values that it has not made yet. */
function requireNoCircle({ outputs }: Metafile): void {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) throw new Error(`pieces import each other: ${[...above, path].join(' → ')}`);
    if (done.has(path)) return;
    for (const { path: to, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') visit(to, [...above, path]);
    done.add(path);
  };
  for (const path of Object.keys(outputs)) visit(path, []);
}

/** What every bundle of ours has in common. */
export function common(target: string) {
  return {
    bundle: true,
    platform: 'node',
    target,
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  } satisfies BuildOptions;
}

function joined(pieces: readonly [name: string, bytes: Buffer][]): { bytes: Buffer; index: Index } {
  const index: Record<string, [number, number]> = {};
  let at = 0;
  for (const [name, bytes] of pieces) {
    index[name] = [at, at + bytes.length];
    at += bytes.length;
  }
  return { bytes: Buffer.concat(pieces.map(([, bytes]) => bytes)), index };
}

function replacing(standIns: ProgramOptions['standIns']): Plugin {
  return {
    name: 'stand-ins',
    setup({ onLoad }) {
      for (const [from, to] of Object.entries(standIns))
        onLoad({ filter: new RegExp(`/${from.replace(/[.]/g, '\\.')}$`) }, () => ({
          contents: readFileSync(to, 'utf8'),
          loader: 'ts',
          resolveDir: resolve(to, '..'),
        }));
    },
  };
}

/** Puts into src/report/known-texts.ts what every run would otherwise find anew. */
const textsKnown: Plugin = {
  name: 'texts-known',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/report\/known-texts\.ts$/ }, () => {
      const textsOf = (patterns: readonly RegExp[] | undefined): readonly (readonly string[])[] | undefined => patterns?.map(requiredTexts);
      const known = Object.fromEntries(
        checks.map(({ id, proves, hints, said }) => [id, { proves: textsOf(proves), hints: textsOf(hints), said: textsOf(said) }]),
      );
      // V8 reads a text of JSON faster than an object of the same size.
      return { contents: `export const knownTexts = JSON.parse(${JSON.stringify(JSON.stringify(known))});`, loader: 'js' };
    });
  },
};

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
 * A small require for the pieces; what is none of them is Node's own, a package, or a file that the user names. The text before it gives `textOf` and
 * `codeOf` (a piece's text, and its compiled code or undefined), `outside`, `programUrl` and `importModule`.
 */
export function pieceLoader(index: Index): string {
  return `const { Script } = require('node:vm');
const pieces = ${JSON.stringify(index)};
const loaded = {};
function load(name) {
  if (loaded[name] !== undefined) return loaded[name].exports;
  if (pieces[name] === undefined) return outside(name);
  const piece = (loaded[name] = { exports: {} });
  piece.script = new Script(textOf(name), { cachedData: codeOf(name), filename: name });
  piece.script.runInThisContext()(load, piece, programUrl, importModule);
  return piece.exports;
}
`;
}

/**
 * Runs the program on some command lines, one after the other in one process, and keeps what was compiled for them.
 * @param start where the program's loader will lie: what it takes from beside itself is found from there
 */
export function compile(runner: readonly string[], program: Program, runs: readonly (readonly string[])[], start: string): Compiled {
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-compile-'));
  const [text, out, harness] = ['program.js', 'compiled.json', 'compile.cjs'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(text, program.text);
  writeFileSync(
    harness,
    `const fs = require('node:fs');
const programText = fs.readFileSync(${JSON.stringify(text)});
const textOf = (name) => programText.latin1Slice(...pieces[name]);
const codeOf = () => undefined;
const outside = require('node:module').createRequire(${JSON.stringify(start)});
const programUrl = ${JSON.stringify(pathToFileURL(start).href)};
const importModule = (address) => import(address);
const runs = ${JSON.stringify(runs)};
${pieceLoader(program.index)}
const scripts = {};
function next() {
  for (const [name, { script }] of Object.entries(loaded)) scripts[name] ??= script;
  const run = runs.shift();
  if (run === undefined) {
    fs.writeFileSync(${JSON.stringify(out)}, JSON.stringify(Object.entries(scripts).map(([name, script]) => [name, script.createCachedData().toString('base64')])));
    process.reallyExit(0);
  }
  process.argv = [process.execPath, 'ai-doctor', ...run];
  delete loaded['./main.js'];
  load('./main.js');
}
process.exit = next;
next();
`,
  );
  const [command = '', ...words] = runner;
  execFileSync(command, [...words, harness], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
  const codes = (JSON.parse(readFileSync(out, 'utf8')) as [string, string][]).map(([name, code]): [string, Buffer] => [name, Buffer.from(code, 'base64')]);
  rmSync(folder, { recursive: true });
  const { bytes, index } = joined(codes);
  return { code: bytes, index };
}
