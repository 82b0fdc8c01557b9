import type { DriverApi } from '../../facts/driver-libraries.ts';
import { type Answer, isOk, type Unanswered } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';

/** One copy of a driver library that shall be asked. */
export interface Copy {
  readonly api: DriverApi;
  readonly soname: string;
  readonly path: string;
  /** With links followed. */
  readonly file: string;
  readonly origin: 'loader' | 'rocm-tree' | 'ollama' | 'out-of-path';
  readonly shadowed: readonly string[];
  readonly source: string;
}

export const libraryFolderReads = ['native find-library **', 'list /opt', 'list /usr/local/lib/ollama', 'list /usr/lib/ollama'];

/** Newest first where the soname carries the release. */
const sonames: Record<DriverApi, readonly string[]> = {
  nvml: ['libnvidia-ml.so.1'],
  cuda: ['libcuda.so.1'],
  hip: ['libamdhip64.so.7', 'libamdhip64.so.6', 'libamdhip64.so.5'],
  hsa: ['libhsa-runtime64.so.1'],
  'level-zero': ['libze_loader.so.1'],
  opencl: ['libOpenCL.so.1'],
};

const mostTrees = 4;

export interface Copies {
  readonly copies: readonly Copy[];
  /** What could not be read: there may be more. */
  readonly refused?: { readonly source: string; readonly answer: Unanswered };
}

/** The copies that the dynamic loader takes, and ROCm's in trees of their own: those that `/opt` and Ollama hold. Each file once. */
export async function findCopies(host: Door): Promise<Copies> {
  const refused: Required<Copies>['refused'][] = [];
  const ask = async (source: string, answer: Promise<Answer>): Promise<Answer> => {
    const got = await answer;
    if (!isOk(got) && got.got !== 'absent') refused.push({ source, answer: got });
    return got;
  };
  const look = (name: string): Promise<Answer> => ask(`native find-library ${name}`, host.native(`find-library ${name}`));
  const list = (path: string): Promise<Answer> => ask(`list ${path}`, host.list(path));
  const [ofLoader, opt, ...bundles] = await Promise.all([
    Promise.all(Object.entries(sonames).map(([api, names]) => firstOfLoader(look, api as DriverApi, names))),
    list('/opt'),
    list('/usr/local/lib/ollama'),
    list('/usr/lib/ollama'),
  ]);
  const trees = [
    ...names(opt, /^rocm/).map((name) => ({ folder: `/opt/${name}/lib`, origin: 'rocm-tree' as const })),
    ...['/usr/local/lib/ollama', '/usr/lib/ollama'].flatMap((folder, at) =>
      names(bundles[at], /^rocm/).map((name) => ({ folder: `${folder}/${name}`, origin: 'ollama' as const })),
    ),
  ].slice(0, mostTrees);
  const inTrees = await Promise.all(
    trees.flatMap(({ folder, origin }) => (['hip', 'hsa'] as const).map((api) => firstIn(look, api, sonames[api], folder, origin))),
  );
  const all = [...ofLoader, ...inTrees].filter((copy) => copy !== undefined);
  const copies = all.filter((copy, at) => all.findIndex((other) => other.api === copy.api && other.file === copy.file) === at);
  return { copies, ...(refused[0] === undefined ? {} : { refused: refused[0] }) };
}

type Look = (name: string) => Promise<Answer>;

interface Found {
  readonly path: string;
  readonly file: string;
  readonly by: string;
}

async function firstOfLoader(look: Look, api: DriverApi, names: readonly string[]): Promise<Copy | undefined> {
  const hit = await firstFound(look, names, '');
  const [first, ...rest] = hit?.copies ?? [];
  if (hit === undefined || first === undefined) return undefined;
  return {
    api,
    soname: hit.soname,
    path: first.path,
    file: first.file,
    origin: first.by === 'out-of-path' ? 'out-of-path' : 'loader',
    shadowed: rest.filter(({ by }) => by !== 'out-of-path').map(({ file }) => file),
    source: `native find-library ${hit.soname}`,
  };
}

async function firstIn(look: Look, api: DriverApi, names: readonly string[], folder: string, origin: Copy['origin']): Promise<Copy | undefined> {
  const hit = await firstFound(look, names, `${folder}/`);
  const [first] = hit?.copies ?? [];
  if (hit === undefined || first === undefined) return undefined;
  return { api, soname: hit.soname, path: first.path, file: first.file, origin, shadowed: [], source: `native find-library ${folder}/${hit.soname}` };
}

/** The newest name that is there; none where a newer one could not be looked for. */
async function firstFound(look: Look, names: readonly string[], prefix: string): Promise<{ soname: string; copies: Found[] } | undefined> {
  const found = await Promise.all(names.map(async (soname) => ({ soname, answer: await look(`${prefix}${soname}`) })));
  const hit = found.find(({ answer }) => answer.got !== 'absent');
  return hit === undefined ? undefined : { soname: hit.soname, copies: copiesIn(hit.answer) };
}

function copiesIn(answer: Answer): Found[] {
  return isOk(answer) ? (JSON.parse(answer.text) as Found[]) : [];
}

function names(answer: Answer | undefined, pattern: RegExp): string[] {
  return answer !== undefined && isOk(answer) ? answer.text.split('\n').filter((name) => pattern.test(name)) : [];
}
