import { vulkan, vulkanManifests } from '../../facts/vulkan.ts';
import { type Answer, isOk, type Unanswered } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { driverOfManifest, parseVulkanLayers, parseVulkanManifest } from '../../parsers/vulkan-manifest.ts';
import type { Finding } from '../../witness/claim.ts';
import { type Claim, from, gap, known } from '../define-probe.ts';

const variables = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES', 'XDG_DATA_DIRS', 'HOME'];
const switches = ['AMD_VULKAN_ICD', 'DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1', 'VK_LOADER_LAYERS_DISABLE'];

/** Where the loader looks (LoaderDriverInterface.md, "Driver Discovery"), in its order; NixOS patches the last one in. */
export const vulkanFolderReads = [
  ...variables.map((name) => `env ${name}`),
  ...switches.map((name) => `env ${name}`),
  'list **/vulkan/icd.d',
  'list **/vulkan/implicit_layer.d',
  'file **.json',
];

export interface Manifest {
  readonly path: string;
  readonly name: string;
  readonly library: string;
  readonly libraryFile: string | null;
  readonly api: string | null;
  readonly driver: string;
  /** Whose GPUs it opens. */
  readonly vendors: readonly string[];
  readonly file: 'ok' | 'unreadable' | 'library-missing' | 'not-a-library' | 'wrong-architecture' | Unanswered;
  readonly said: string | null;
}

export interface Found {
  readonly manifests: readonly Manifest[];
  /** VK_DRIVER_FILES or its older name. */
  readonly driverFiles: Finding<string>;
  readonly layers: Finding<readonly string[]>;
  /** What could not be read: there may be more manifests. */
  readonly refused: readonly Refused[];
}

export interface Refused {
  readonly source: string;
  readonly answer: Unanswered;
}

/** @param onPaths called as soon as it is known where manifests lie, before they are read */
export async function findManifests(host: Door, onPaths: (paths: readonly string[]) => void): Promise<Found> {
  const [only, older, added, dataDirs, home] = await Promise.all(variables.map((name) => host.env(name)));
  const unread = [only, older, added, dataDirs, home].flatMap((answer, at) => refusedOf(`env ${variables[at]}`, answer ?? { got: 'not-recorded' }));
  const roots = [
    ...(isText(home) ? [`${home.text}/.config`, '/etc/xdg', '/etc', `${home.text}/.local/share`] : ['/etc/xdg', '/etc']),
    ...(isText(dataDirs) ? dataDirs.text.split(':').filter((folder) => folder.startsWith('/')) : []),
    '/usr/local/share',
    '/usr/share',
    '/run/opengl-driver/share',
  ].map((folder) => folder.replace(/\/+$/, ''));
  const folders = [...new Set(roots)];
  const selected = isText(only) ? only : isText(older) ? older : undefined;
  // Without knowing whether the drivers are chosen by name, those in the folders mean nothing.
  const scanned = selected === undefined && [only, older].every((answer) => answer !== undefined && (isOk(answer) || answer.got === 'absent'));
  const [drivers, layers] = await Promise.all([
    scanned ? jsonFiles(host, folders, 'icd.d') : { paths: [], refused: [] },
    jsonFiles(host, folders, 'implicit_layer.d'),
  ]);
  const named = [selected, scanned ? added : undefined].flatMap((answer) => (isText(answer) ? answer.text.split(':') : []));
  const paths = [...new Set([...named.filter((path) => path.startsWith('/') && path.endsWith('.json')), ...drivers.paths])];
  onPaths(paths);
  const [manifests, layerFiles] = await Promise.all([
    Promise.all(paths.map((path) => readManifest(host, path))),
    Promise.all(layers.paths.map(async (path) => ({ path, answer: await host.read(path) }))),
  ]);
  const layersUnread = [
    ...unread.filter(({ source }) => /HOME|XDG/.test(source)),
    ...layers.refused,
    ...layerFiles.flatMap(({ path, answer }) => refusedOf(`file ${path}`, answer)),
  ];
  return {
    manifests: manifests.flatMap((manifest) => ('source' in manifest ? [] : [manifest])),
    driverFiles:
      selected === undefined
        ? ([only, older].map((answer, at) => from(`env ${variables[at]}`, answer ?? { got: 'not-recorded' }, () => null)).find((finding) => 'gap' in finding) ??
          known(null, `env ${variables[0]}`))
        : from(isText(only) ? 'env VK_DRIVER_FILES' : 'env VK_ICD_FILENAMES', selected, (text) => text),
    layers:
      layersUnread[0] === undefined
        ? known(
            layerFiles.flatMap(({ answer }) => layersIn(answer)),
            'list /usr/share/vulkan/implicit_layer.d',
          )
        : gap(layersUnread[0].answer.got, layersUnread[0].source, layersUnread[0].answer.detail),
    refused: [...unread, ...drivers.refused, ...manifests.flatMap((manifest) => ('source' in manifest ? [manifest] : []))],
  };
}

function refusedOf(source: string, answer: Answer): Refused[] {
  return isOk(answer) || answer.got === 'absent' ? [] : [{ source, answer }];
}

function isText(answer: Answer | undefined): answer is Extract<Answer, { got: 'ok' }> {
  return answer !== undefined && isOk(answer) && answer.text !== '';
}

async function jsonFiles(host: Door, folders: readonly string[], kind: string): Promise<{ paths: string[]; refused: Refused[] }> {
  const listed = await Promise.all(folders.map(async (folder) => ({ path: `${folder}/vulkan/${kind}`, answer: await host.list(`${folder}/vulkan/${kind}`) })));
  const paths = listed.flatMap(({ path, answer }) =>
    isOk(answer)
      ? answer.text
          .split('\n')
          .filter((name) => name.endsWith('.json'))
          .map((name) => `${path}/${name}`)
      : [],
  );
  return { paths: paths.slice(0, 64), refused: listed.flatMap(({ path, answer }) => refusedOf(`list ${path}`, answer)) };
}

async function readManifest(host: Door, path: string): Promise<Manifest | Refused> {
  const answer = await host.read(path, { maxBytes: 64 * 1024 });
  const name = path.slice(path.lastIndexOf('/') + 1);
  const broken = (file: Manifest['file'], said: string): Manifest => ({
    path,
    name,
    library: '',
    libraryFile: null,
    api: null,
    ...driverOfManifest(name, ''),
    file,
    said,
  });
  if (answer.got === 'absent') return broken('unreadable', 'there is no such file');
  // A denied one is no broken one: the loader may be run by another user.
  if (!isOk(answer)) return { source: `file ${path}`, answer };
  try {
    const { library, api } = parseVulkanManifest(answer.text);
    const about = { path, name, library, api, ...driverOfManifest(name, library), said: null };
    const wanted = library.startsWith('/') || !library.includes('/') ? library : `${path.slice(0, path.lastIndexOf('/'))}/${library}`;
    const found = await host.native(`find-library ${wanted}`);
    if (found.got === 'absent') return { ...about, libraryFile: null, file: 'library-missing' };
    if (!isOk(found)) return { ...about, libraryFile: null, file: found };
    const [first] = (JSON.parse(found.text) as { file: string; by: string; elf: string }[]).filter(({ by }) => by !== 'out-of-path');
    if (first === undefined) return { ...about, libraryFile: null, file: 'library-missing' };
    const file = first.elf === 'not-elf' ? 'not-a-library' : first.elf === '32-bit' ? 'wrong-architecture' : 'ok';
    return { ...about, libraryFile: first.file, file };
  } catch (error) {
    return broken('unreadable', error instanceof Error ? error.message : String(error));
  }
}

function layersIn(answer: Answer): string[] {
  if (!isOk(answer)) return [];
  try {
    return parseVulkanLayers(answer.text);
  } catch {
    return [];
  }
}

export async function claimLayers(host: Door, claim: Claim, layers: Found['layers']): Promise<void> {
  claim(vulkan.layers, layers);
  const read = await Promise.all(switches.map(async (name) => ({ name, answer: await host.env(name) })));
  const source = `env ${switches[0]}`;
  const unread = read.find(({ answer }) => !isOk(answer) && answer.got !== 'absent');
  const set = Object.fromEntries(read.flatMap(({ name, answer }) => (isOk(answer) ? [[name, answer.text]] : [])));
  claim(vulkan.switches, unread === undefined ? known(set, source) : from(`env ${unread.name}`, unread.answer, () => set));
}

interface Outcome {
  readonly outcome: Finding<'answers' | 'refuses' | 'crashes' | 'hangs'>;
  readonly said: Finding<string>;
}

export function claimManifests(claim: Claim, { manifests, refused }: Found, outcomeOf: (manifest: Manifest) => Outcome): void {
  const { item: facts } = vulkanManifests;
  for (const manifest of manifests) {
    const source = `file ${manifest.path}`;
    const item = claim.item(vulkanManifests, `manifest:${manifest.path}`);
    item(facts.name, known(manifest.name, source));
    item(facts.path, known(manifest.path, source));
    item(facts.library, manifest.file === 'unreadable' ? gap('unreadable', source) : known(manifest.library, source));
    const unread = typeof manifest.file === 'string' ? undefined : gap(manifest.file.got, `native find-library ${manifest.library}`, manifest.file.detail);
    item(facts.libraryFile, unread ?? (manifest.file === 'unreadable' ? gap('unreadable', source) : known(manifest.libraryFile, source)));
    item(facts.api, manifest.file === 'unreadable' ? gap('unreadable', source) : known(manifest.api, source));
    item(facts.driver, known(manifest.driver, source));
    item(facts.file, typeof manifest.file === 'string' ? known(manifest.file, source) : gap(manifest.file.got, source, manifest.file.detail));
    const { outcome, said } = outcomeOf(manifest);
    item(facts.outcome, outcome, 'library');
    item(facts.said, manifest.said === null ? said : known(manifest.said, source), 'library');
  }
  const [first] = refused;
  if (first === undefined) claim.complete(vulkanManifests);
  else claim.gap(vulkanManifests, first.answer.got, first.source, first.answer.detail);
}
