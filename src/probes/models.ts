import { models } from '../facts/models.ts';
import { type Answer, isOk, parseBytes, parseStat } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type GgufHeader, modelFileState, parseGgufHeader } from '../parsers/gguf-header.ts';
import { parseControlGroup, parseServerEnvironment } from '../parsers/serving-process.ts';
import { type Claim, defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';
import { environLimit, findServing, portOf, type Serving, servingReads } from './reading/serving.ts';
import { type Unread, unread } from './reading/unread.ts';

const mostFiles = 3;
/** The first bytes hold what a model is; its vocabulary follows, and after that the table of tensors. */
const headEnds = [8 * 1024, 64 * 1024] as const;
/** As far as the header of a model with a large vocabulary goes. Read only of the file that the user named: what a server has open was checked when it was loaded. */
const tableEnds = [4, 8, 12, 16, 20, 24].map((mib) => mib * 1024 * 1024);

export default defineProbe({
  id: 'models',
  about:
    'Headers of GGUF files: of the file that --model names (up to 24 MiB of it) and of those that running servers were started with (up to 64 KiB of each), three files in all; nothing is loaded',
  reads: [
    ...servingReads,
    'file /proc/*/environ',
    'file /proc/*/cgroup',
    'link /proc/*/root',
    'link /proc/*/cwd',
    'stat /**',
    // What a server's command line calls a model may be any file: its mark is read as text first, and bytes only of what is a GGUF.
    'file /**.gguf',
    'bytes /** *',
  ],
  gives: [models],
  // A vocabulary of a million words takes its time, on --model alone.
  limitMs: 3_000,
  async gather(host, claim, { model }) {
    const found = await findServing(host);
    if ('gap' in found) claim.gap(models, found.gap, found.source, found.detail);
    const serving = 'gap' in found ? [] : found.serving.filter(({ kind, role }) => (kind === 'llama.cpp' || kind === 'koboldcpp') && role === 'server');
    const served = await Promise.all(serving.slice(0, 2 * mostFiles).map((each) => modelOf(host, each)));
    const named = model === undefined ? 0 : 1;
    await Promise.all([
      ...(model === undefined ? [] : [lookAt(host, claim.item(models, `file:${model}`), model, true)]),
      ...served.flat().map((each, at) => claimServed(host, claim, each, model, at < mostFiles - named, served.flat())),
    ]);
  },
});

/** A model that a server was told on its command line or in its environment. */
interface Served {
  readonly serves: Serving;
  /** As this process sees it; or why it is not known. */
  readonly path: string | Unread;
  readonly told: string;
  readonly environ: Answer;
}

async function modelOf(host: Door, serves: Serving): Promise<Served[]> {
  const at = `/proc/${serves.pid}`;
  const [environ, cgroup, root, cwd] = await Promise.all([
    host.read(`${at}/environ`, environLimit),
    host.read(`${at}/cgroup`, { maxBytes: 8 * 1024 }),
    host.link(`${at}/root`),
    host.link(`${at}/cwd`),
  ]);
  const told = serves.flags['--model'] || (serves.kind === 'llama.cpp' && isOk(environ) ? parseServerEnvironment(environ.text).LLAMA_ARG_MODEL : undefined);
  if (!told) return [];
  return [{ serves, told, environ, path: pathOf({ told, at, cgroup, root, cwd }) }];
}

/** Where the file lies for us: a server may be in a container or changed root, and its path relative to its folder. */
function pathOf({ told, at, cgroup, root, cwd }: { told: string; at: string; cgroup: Answer; root: Answer; cwd: Answer }): Served['path'] {
  const contained = from(`file ${at}/cgroup`, cgroup, (text) => parseControlGroup(text).inContainer, { absent: 'gap' });
  if ('gap' in contained) return contained;
  if (contained.value === true) return unread('unsupported', `file ${at}/cgroup`, 'the file is in a container');
  const [rootAt, folder] = [from(`link ${at}/root`, root, lineOf, { absent: 'gap' }), from(`link ${at}/cwd`, cwd, lineOf, { absent: 'gap' })];
  // A folder is shown with the root before it.
  if (!told.startsWith('/')) return 'gap' in folder ? folder : `${folder.value}/${told.replace(/^(?:\.\/)+/, '')}`;
  if ('gap' in rootAt) return rootAt;
  return rootAt.value === '/' ? told : `${rootAt.value}${told}`;
}

function lineOf(text: string): string {
  return text.replace(/\n$/, '');
}

async function claimServed(
  host: Door,
  claim: Claim,
  { serves, path, told, environ }: Served,
  named: string | undefined,
  look: boolean,
  all: readonly Served[],
) {
  const source = `file /proc/${serves.pid}/cmdline`;
  const alone = typeof path === 'string' && path === named && all.filter((each) => each.path === path).length === 1;
  // What it answers on its port is about the same model.
  const port = portOf(serves, environ);
  const same = [...(port === undefined ? [] : [`port:${port}`]), ...(alone ? [`file:${path}`] : [])];
  const item = claim.item(models, `pid:${serves.pid}`, { same });
  item(models.item.name, known(told, source));
  item(models.item.runtime, known(serves.kind as 'llama.cpp' | 'koboldcpp', source));
  if (serves.kind === 'llama.cpp') item(models.item.contextRequested, contextAsked(serves, environ));
  if (alone) return;
  if (typeof path === 'string' && look) await lookAt(host, item, path, false);
  else for (const fact of ofFile) item(fact, typeof path === 'string' ? gap('skipped', source, `only ${mostFiles} files are looked at`) : path);
}

/** Tokens of one slot that llama-server was asked for; null where that was left to it. */
function contextAsked({ pid, flags }: Serving, environ: Answer) {
  const source = `file /proc/${pid}/cmdline`;
  const variables = from(`file /proc/${pid}/environ`, environ, parseServerEnvironment, { absent: 'gap' });
  // Each flag has a variable that serves where the flag is not given.
  const told = (flag: string, variable: string): string | undefined => flags[flag] ?? ('gap' in variables ? undefined : variables.value?.[variable]);
  const context = Number(told('--ctx-size', 'LLAMA_ARG_CTX_SIZE'));
  const slots = Number(told('--parallel', 'LLAMA_ARG_N_PARALLEL'));
  const unified = flags['--kv-unified'] !== undefined || /^(?:1|on|true|enabled)$/.test(told('', 'LLAMA_ARG_KV_UNIFIED') ?? '');
  if ('gap' in variables && !(flags['--ctx-size'] !== undefined && flags['--parallel'] !== undefined && (slots <= 1 || unified))) return variables;
  if (!(context > 0)) return known<number>(null, source);
  if (flags['--no-kv-unified'] !== undefined && !(slots > 0)) return gap('unsupported', source, 'how many slots share the context is not told');
  // Without a number of slots all share one pool.
  return known(slots > 1 && !unified ? Math.floor(context / slots) : context, source);
}

const { fileState, fileSize, fileSizeNeeded, architecture, contextTrained, quantization, layers } = models.item;
const ofHeader = [fileSizeNeeded, architecture, contextTrained, quantization, layers] as const;
const ofFile = [fileState, fileSize, ...ofHeader] as const;

async function lookAt(host: Door, item: ItemClaim, path: string, whole: boolean): Promise<void> {
  if (whole) item(models.item.name, known(path, `stat ${path}`));
  const stat = await host.stat(path);
  const size = from(`stat ${path}`, stat, (text) => {
    const { kind, size } = parseStat(text);
    if (kind !== 'file') throw new Error('no plain file');
    return size;
  });
  item(fileSize, size);
  if ('gap' in size || size.value === null) {
    item(fileState, 'gap' in size ? size : known<'other'>(null, size.source));
    for (const fact of ofHeader) item(fact, 'gap' in size ? size : gap('unsupported', size.source, 'there is no such file'));
    return;
  }
  const state = whole
    ? from(`bytes ${path} 0-${headEnds[0]}`, await host.bytes(path, 0, headEnds[0]), (text) => modelFileState(Buffer.from(parseBytes(text)).toString('utf8')))
    : path.endsWith('.gguf')
      ? from(`file ${path}`, await host.read(path, { maxBytes: 64 }), modelFileState)
      : unread('unsupported', `stat ${path}`, 'its name does not end in .gguf');
  item(fileState, state);
  const source = `bytes ${path} 0-${headEnds[0]}`;
  if ('gap' in state || state.value !== 'gguf') {
    for (const fact of ofHeader) item(fact, 'gap' in state ? state : gap('unsupported', state.source, 'it is no GGUF'));
    return;
  }
  const header = await readHeader(host, path, size.value, whole);
  if ('gap' in header) {
    for (const fact of ofHeader) item(fact, header);
    return;
  }
  const say = <T>(value: T | undefined, beyond: boolean) =>
    value !== undefined
      ? known(value, source)
      : beyond
        ? gap('skipped', source, 'beyond the bytes that are read')
        : gap('unsupported', source, 'its header does not say');
  item(architecture, say(header.architecture, !header.complete));
  item(contextTrained, say(header.contextLength, !header.complete));
  item(quantization, say(header.fileTypeName, !header.complete));
  item(layers, say(header.blockCount, !header.complete));
  item(fileSizeNeeded, say(header.leastSize ?? (header.cut ? size.value + 1 : undefined), !(whole && header.complete)));
}

/** Reads on until the header tells what is wanted of it; `cut` where the file ends within its own keys. */
async function readHeader(host: Door, path: string, size: number, whole: boolean): Promise<(GgufHeader & { readonly cut: boolean }) | Unread> {
  const pieces: Uint8Array[] = [];
  let header: (GgufHeader & { readonly cut: boolean }) | undefined;
  let begin = 0;
  for (const end of whole ? [...headEnds, ...tableEnds] : headEnds) {
    const source = `bytes ${path} ${begin}-${end}`;
    const read = from(
      source,
      await host.bytes(path, begin, end),
      (text) => {
        pieces.push(parseBytes(text));
        const parsed = parseGgufHeader(Buffer.concat(pieces));
        return { ...parsed, cut: !parsed.complete && end >= size };
      },
      { absent: 'gap' },
    );
    // Without the rest the head still says what it says.
    if ('gap' in read) return header ?? read;
    header = read.value ?? header;
    begin = end;
    if (end >= size || header?.leastSize !== undefined || (!whole && header !== undefined && tells(header))) break;
  }
  return header ?? unread('unreadable', `bytes ${path}`);
}

function tells({ architecture, contextLength, blockCount, fileType }: GgufHeader): boolean {
  return [architecture, contextLength, blockCount, fileType].every((each) => each !== undefined);
}
