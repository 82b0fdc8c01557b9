import { runtimes } from '../facts/runtimes.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseLlamaVersion } from '../parsers/llama-version.ts';
import { backendsOf, libraryBuild, packagesNamed } from '../parsers/runtime-files.ts';
import { type Claim, type Context, defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';
import { type Found, firstOf } from './reading/first-program.ts';

const usualFolders = ['/usr/local/bin', '/usr/bin', '/opt/ollama/bin', '/home/linuxbrew/.linuxbrew/bin'];

export default defineProbe({
  id: 'runtimes',
  about: 'Which runtimes are installed, their versions and the GPU back ends that lie beside them',
  reads: [
    'env PATH',
    'env HOME',
    'stat **/ollama',
    'stat **/llama-server',
    'stat **/koboldcpp',
    'stat **/lemonade-server',
    'link **/ollama',
    'link **/llama-server',
    'link **/koboldcpp',
    'link **/lemonade-server',
    'link **/libllama.so.0',
    'list **/lib/ollama',
    'list **/bin',
    'list **/ggml',
    'list **/ggml/backends0',
    'list /usr/lib/ollama',
    'list **/.lmstudio/extensions/backends',
    'list /var/lib/pacman/local',
    'stat /var/lib/dpkg/info/*.list',
    'command dpkg-query -W -f=${Package}=${Version}\\n ollama* libollama* llama.cpp* libllama* libggml*',
    'list /sys/class/drm',
    'file /sys/class/drm/*/device/power/runtime_status',
    'command llama-server --version',
    'command **/llama-server --version',
  ],
  gives: [runtimes],
  async gather(host, claim, context) {
    const [path, home] = await Promise.all([host.env('PATH'), host.env('HOME')]);
    const house = isOk(home) && home.text.startsWith('/') ? home.text : undefined;
    const folders = [
      ...new Set([...(isOk(path) ? path.text.split(':') : []), ...usualFolders, ...(house === undefined ? [] : [`${house}/.local/bin`])]),
    ].filter((folder) => folder.startsWith('/') && !folder.startsWith('/mnt/') && folder !== '/bin' && folder !== '/sbin');
    const packages = await distributionPackages(host);
    const done = await Promise.all([
      findOllama(host, claim, folders, packages),
      findLlamaCpp(host, claim, folders, packages, context),
      findSimple(host, claim, folders, 'koboldcpp', 'koboldcpp', 'KoboldCpp'),
      findSimple(host, claim, folders, 'lemonade-server', 'lemonade', 'Lemonade'),
      house === undefined ? 'unread' : findLmStudio(host, claim, house),
    ]);
    const gaps = done.filter((each) => each === 'unread');
    if (gaps.length === done.length) claim.gap(runtimes, 'denied', 'stat', 'no folder of programs can be read');
    // Programs that were never put on the path are not found, so the list is not called complete.
  },
});

interface Packages {
  readonly of: Readonly<Record<string, string>>;
  readonly source: string;
}

/** Packages of the distribution that belong to a runtime, with versions; undefined where no database that is known is there. */
async function distributionPackages(host: Door): Promise<Packages | undefined> {
  const pacman = await host.list('/var/lib/pacman/local');
  if (isOk(pacman)) return { of: packagesNamed(pacman.text), source: 'list /var/lib/pacman/local' };
  const marks = await Promise.all(
    ['ollama', 'llama.cpp', 'llama.cpp-tools', 'libggml0', 'libllama0'].map((name) => host.stat(`/var/lib/dpkg/info/${name}.list`)),
  );
  if (!marks.some(isOk)) return undefined;
  const command = 'dpkg-query -W -f=${Package}=${Version}\\n ollama* libollama* llama.cpp* libllama* libggml*';
  const listed = await host.run(command);
  if (!isOk(listed)) return undefined;
  const of = Object.fromEntries(
    listed.text.split('\n').flatMap((line) => {
      const [name, version] = line.split('=', 2);
      return name && version ? [[name, version] as const] : [];
    }),
  );
  return { of, source: `command ${command}` };
}

async function findOllama(host: Door, claim: Claim, folders: readonly string[], packages: Packages | undefined): Promise<'unread' | undefined> {
  const found = await firstOf(host, folders, 'ollama');
  if (found === undefined) return undefined;
  if (found === 'unread') return 'unread';
  const item = claim.item(runtimes, 'ollama');
  item(runtimes.item.kind, known('ollama', found.source), 'tool');
  item(runtimes.item.name, known('Ollama', found.source), 'tool');
  item(runtimes.item.path, known(found.path, found.source), 'tool');
  const prefix = found.real.replace(/\/bin\/ollama$/, '');
  const candidates = [...new Set([`${prefix}/lib/ollama`, '/usr/local/lib/ollama', '/usr/lib/ollama'])];
  const listed = await Promise.all(candidates.map(async (folder) => ({ folder, answer: await host.list(folder) })));
  const library = listed.find(({ answer }) => isOk(answer)) ?? listed.find(({ answer }) => answer.got !== 'absent');
  claimLibrary(item, library, candidates);
  const own = own_(packages, /^(?:lib)?ollama/);
  item(
    runtimes.item.packages,
    own === undefined ? known<readonly string[]>(null, packages?.source ?? 'no package database') : known(Object.keys(own), packages?.source ?? ''),
    'tool',
  );
  // `ollama --version` asks a server, which need not be on this machine; the package knows without.
  const version = own?.ollama ?? Object.values(own ?? {})[0];
  item(
    runtimes.item.version,
    version === undefined
      ? gap('unsupported', found.source, 'only a running server or a package tells the version')
      : known(version.replace(/^\d+:/, ''), packages?.source ?? ''),
    'tool',
  );
  return undefined;
}

function own_(packages: Packages | undefined, pattern: RegExp): Record<string, string> | undefined {
  const own = Object.entries(packages?.of ?? {}).filter(([name]) => pattern.test(name));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function claimLibrary(item: ItemClaim, library: { folder: string; answer: Answer } | undefined, candidates: readonly string[]): void {
  const source = `list ${library?.folder ?? candidates[0]}`;
  if (library === undefined) {
    item(runtimes.item.libraries, known<readonly string[]>([], source), 'tool');
    item(runtimes.item.backends, known<readonly never[]>([], source), 'tool');
    return;
  }
  const names = (text: string): string[] =>
    text
      .split('\n')
      .filter((name) => /^(?:lib(?:ggml|cu|llama|hip|roc|vulkan)|cuda|rocm|vulkan|jetpack|llama-|mlx)/.test(name))
      .slice(0, 200);
  item(runtimes.item.libraries, from(source, library.answer, names), 'tool');
  item(
    runtimes.item.backends,
    from(source, library.answer, (text) => backendsOf(names(text))),
    'tool',
  );
}

async function findLlamaCpp(
  host: Door,
  claim: Claim,
  folders: readonly string[],
  packages: Packages | undefined,
  context: Context,
): Promise<'unread' | undefined> {
  const found = await firstOf(host, folders, 'llama-server');
  if (found === undefined) return undefined;
  if (found === 'unread') return 'unread';
  const item = claim.item(runtimes, 'llama.cpp');
  item(runtimes.item.kind, known('llama.cpp', found.source), 'tool');
  item(runtimes.item.name, known('llama.cpp', found.source), 'tool');
  item(runtimes.item.path, known(found.path, found.source), 'tool');
  const own = own_(packages, /^(?:llama\.cpp|llama-cpp|libggml|libllama|ggml)/);
  item(
    runtimes.item.packages,
    own === undefined ? known<readonly string[]>(null, packages?.source ?? 'no package database') : known(Object.keys(own), packages?.source ?? ''),
    'tool',
  );
  const prefix = found.real.replace(/\/bin\/llama-server$/, '');
  const beside = found.real.slice(0, found.real.lastIndexOf('/'));
  const places = [
    beside.endsWith('/bin') && (beside === '/usr/bin' || beside === '/usr/local/bin') ? undefined : beside,
    `${prefix}/lib/ggml`,
    ...['x86_64', 'aarch64'].flatMap((arch) => [`/usr/lib/${arch}-linux-gnu/ggml/backends0`, `/usr/lib/${arch}-linux-gnu/ggml`]),
    '/usr/lib/ggml',
  ];
  const wanted = [...new Set(places.filter((place) => place !== undefined))].filter((place) => /\/(?:bin|ggml|backends0)$/.test(place));
  const listed = await Promise.all(wanted.map(async (folder) => ({ folder, answer: await host.list(folder) })));
  const withBackends = listed.find(({ answer }) => isOk(answer) && /libggml-/.test(answer.text));
  if (withBackends !== undefined) claimLibrary(item, withBackends, wanted);
  else item(runtimes.item.backends, gap('unsupported', found.source, 'no folder with back ends beside the program: they may be built in'), 'tool');
  await claimLlamaVersion(host, item, { ...found, prefix, name: beside }, context);
  return undefined;
}

/** The version by what costs nothing first: the name of the library, then the program, unless that would wake a GPU. */
async function claimLlamaVersion(host: Door, item: ItemClaim, found: Found & { prefix: string }, context: Context): Promise<void> {
  const links = await Promise.all(
    [`${found.prefix}/lib`, `${found.prefix}/bin`, '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].map(async (folder) => ({
      folder,
      answer: await host.link(`${folder}/libllama.so.0`),
    })),
  );
  const link = links.find(({ answer }) => isOk(answer));
  const build = link !== undefined && isOk(link.answer) ? libraryBuild(link.answer.text) : undefined;
  if (link !== undefined && build !== undefined) {
    item(runtimes.item.build, known(String(build), `link ${link.folder}/libllama.so.0`), 'tool');
    return;
  }
  if (!context.wake && (await someGpuSleeps(host))) {
    // The program loads its back ends before it prints the version.
    const asleep = gap('suspended', `command ${found.path} --version`, 'asking would wake a sleeping GPU; --wake allows it');
    item(runtimes.item.build, asleep, 'tool');
    item(runtimes.item.version, asleep, 'tool');
    return;
  }
  const command = `${found.path} --version`;
  if (/\s/.test(found.path)) {
    // A command is its words: another program would be run.
    const unasked = gap('unsupported', found.source, 'its path holds blanks, so it is not run');
    item(runtimes.item.build, unasked, 'tool');
    item(runtimes.item.version, unasked, 'tool');
    return;
  }
  const asked = await host.run(command, { timeoutMs: 1_200 });
  item(
    runtimes.item.startError,
    isOk(asked)
      ? known(asked.exit === 0 ? null : firstLines(endOf(asked)), `command ${command}`)
      : gap(asked.got === 'absent' ? 'unsupported' : asked.got, `command ${command}`),
    'tool',
  );
  const both = isOk(asked) ? { ...asked, text: `${asked.text}\n${asked.stderr ?? ''}` } : asked;
  item(
    runtimes.item.build,
    from(`command ${command}`, both, (text) => parseLlamaVersion(text).build?.toString() ?? null, { absent: 'gap' }),
    'tool',
  );
  item(
    runtimes.item.version,
    from(`command ${command}`, both, (text) => parseLlamaVersion(text).release ?? null, { absent: 'gap' }),
    'tool',
  );
}

/** What it wrote; a signal writes nothing and stands in front. */
function endOf({ exit, stderr, text }: Extract<Answer, { got: 'ok' }>): string {
  return `${typeof exit === 'string' ? `${exit} ` : ''}${stderr ?? text}`;
}

/** The reason stands at the head; a dynamic loader may name a dozen symbols more. */
function firstLines(text: string): string {
  return text.trim().split('\n', 4).join(' ').slice(0, 600);
}

async function someGpuSleeps(host: Door): Promise<boolean> {
  const drm = await host.list('/sys/class/drm');
  if (!isOk(drm)) return false;
  const cards = drm.text.split('\n').filter((name) => /^card\d{1,3}$/.test(name));
  const states = await Promise.all(cards.map((card) => host.read(`/sys/class/drm/${card}/device/power/runtime_status`)));
  return states.some((state) => isOk(state) && /^susp/.test(state.text));
}

async function findSimple(
  host: Door,
  claim: Claim,
  folders: readonly string[],
  program: string,
  kind: 'koboldcpp' | 'lemonade',
  name: string,
): Promise<'unread' | undefined> {
  const found = await firstOf(host, folders, program);
  if (found === undefined || found === 'unread') return found;
  const item = claim.item(runtimes, kind);
  item(runtimes.item.kind, known(kind, found.source), 'tool');
  item(runtimes.item.name, known(name, found.source), 'tool');
  item(runtimes.item.path, known(found.path, found.source), 'tool');
  return undefined;
}

async function findLmStudio(host: Door, claim: Claim, house: string): Promise<'unread' | undefined> {
  const folder = `${house}/.lmstudio/extensions/backends`;
  const engines = await host.list(folder);
  if (engines.got === 'absent') return undefined;
  if (!isOk(engines)) return 'unread';
  const source = `list ${folder}`;
  const names = engines.text.split('\n').filter((name) => /^[\w.-]{4,120}$/.test(name) && name.includes('linux'));
  if (names.length === 0) return undefined;
  const item = claim.item(runtimes, 'lm-studio');
  item(runtimes.item.kind, known('lm-studio', source), 'tool');
  item(runtimes.item.name, known('LM Studio', source), 'tool');
  item(runtimes.item.path, known(`${house}/.lmstudio`, source), 'tool');
  item(runtimes.item.libraries, known(names, source), 'tool');
  item(runtimes.item.backends, known(backendsOf(names), source), 'tool');
  return undefined;
}
