import { cuda } from '../facts/cuda.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseCudaVersionJson } from '../parsers/cuda-version-json.ts';
import { parseNvccVersion } from '../parsers/nvcc-version.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { unreadOf } from './reading/unread.ts';

export default defineProbe({
  id: 'cuda',
  about: 'CUDA toolkits by the version files in their folders, and stub libraries in the loader’s path',
  reads: [
    'list /usr/local',
    'file /usr/local/*/version.json',
    'file /opt/cuda/version.json',
    'access /usr/bin/nvcc x',
    'command nvcc --version',
    'env LD_LIBRARY_PATH',
    'list /etc/ld.so.conf.d',
    'file /etc/ld.so.conf.d/*',
    'stat **/libcuda.so.1',
  ],
  gives: [cuda.toolkits, cuda.toolkit, cuda.stubLibcuda, cuda.missingLibraries],
  async gather(host, claim) {
    // Whoever reads a log knows better.
    claim(cuda.missingLibraries, gap('unsupported', 'probe cuda', 'only a log tells'), 'prose');
    const trees = await claimToolkits(host, claim);
    await claimStubs(host, claim, trees);
  },
});

/** @returns whether any toolkit lies here */
async function claimToolkits(host: Door, claim: Claim): Promise<boolean> {
  const local = await host.list('/usr/local');
  const folders = isOk(local) ? local.text.split('\n').filter((name) => /^cuda(?:-\d{1,2}(?:\.\d{1,2})?)?$/.test(name)) : [];
  const paths = [...folders.slice(0, 12).map((name) => `/usr/local/${name}/version.json`), '/opt/cuda/version.json'];
  const answers = await Promise.all(paths.map(async (path) => [path, await host.read(path)] as const));
  const read = answers.flatMap(([path, answer]) => {
    const found = isOk(answer) ? from(`file ${path}`, answer, (text) => parseCudaVersionJson(text).toolkit) : undefined;
    return found !== undefined && 'value' in found && found.value !== null ? [{ path, version: found.value }] : [];
  });
  const unread = answers.find(([, answer]) => !isOk(answer) && answer.got !== 'absent');
  if (!isOk(local) && local.got !== 'absent') for (const handle of [cuda.toolkits, cuda.toolkit]) claim(handle, gap(local.got, 'list /usr/local'));
  else if (unread !== undefined) for (const handle of [cuda.toolkits, cuda.toolkit]) claim(handle, gapOf(`file ${unread[0]}`, unread[1]));
  else if (read.length > 0 || folders.length > 0) {
    claim(
      cuda.toolkits,
      known(
        read.map(({ version }) => version),
        'list /usr/local',
      ),
    );
    const main =
      read.find(({ path }) => path === '/usr/local/cuda/version.json') ??
      read.find(({ path }) => path.startsWith('/opt/')) ??
      (read.length === 1 ? read[0] : undefined);
    claim(
      cuda.toolkit,
      main === undefined ? gap('unsupported', 'list /usr/local', 'several toolkits, and none is the default') : known(main.version, `file ${main.path}`),
    );
  } else await claimDistributionToolkit(host, claim);
  return read.length > 0 || folders.length > 0 || unread !== undefined || !(isOk(local) || local.got === 'absent');
}

/** Debian and Ubuntu put nvcc into /usr/bin and no version file anywhere; only there it is asked. */
async function claimDistributionToolkit(host: Door, claim: Claim): Promise<void> {
  const there = await host.access('/usr/bin/nvcc', 'x');
  if (!isOk(there) || !there.text.startsWith('yes')) {
    const source = 'access /usr/bin/nvcc x';
    const none = there.got === 'absent' || isOk(there);
    claim(cuda.toolkits, none ? known([], source) : gapOf(source, there));
    claim(cuda.toolkit, none ? known(null, source) : gapOf(source, there));
    return;
  }
  const answer = await host.run('nvcc --version');
  const compiler = from('command nvcc --version', answer, (text) => parseNvccVersion(text).release, { absent: 'gap' });
  claim(cuda.toolkit, compiler, 'tool');
  claim(cuda.toolkits, 'value' in compiler && compiler.value !== null ? known([compiler.value], compiler.source) : (compiler as never), 'tool');
}

/** A toolkit's `stubs` folder holds libcuda.so for linking; it does harm only where someone gave it the name that the loader looks for. */
async function claimStubs(host: Door, claim: Claim, trees: boolean): Promise<void> {
  const variable = await host.env('LD_LIBRARY_PATH');
  const entries = isOk(variable) ? variable.text.split(':') : [];
  const loader = trees ? await foldersOfLoader(host) : { folders: [], unread: undefined };
  const stubs = [...entries, ...loader.folders].filter((folder) => /^\/[^*\s]{1,300}\/stubs\/?$/.test(folder)).map((folder) => folder.replace(/\/$/, ''));
  const found = await Promise.all(
    [...new Set(stubs)].slice(0, 8).map(async (folder) => [`stat ${folder}/libcuda.so.1`, await host.stat(`${folder}/libcuda.so.1`)] as const),
  );
  const hit = found.find(([, answer]) => isOk(answer));
  const unread = unreadOf([['env LD_LIBRARY_PATH', variable], ...found]) ?? loader.unread;
  if (hit !== undefined) claim(cuda.stubLibcuda, known(hit[0].slice('stat '.length), hit[0]));
  else claim(cuda.stubLibcuda, unread ?? known(null, 'env LD_LIBRARY_PATH'));
}

async function foldersOfLoader(host: Door) {
  const listed = await host.list('/etc/ld.so.conf.d');
  const files = isOk(listed) ? listed.text.split('\n').filter((name) => name.endsWith('.conf')) : [];
  const answers = await Promise.all(
    files.slice(0, 40).map(async (name) => [`file /etc/ld.so.conf.d/${name}`, await host.read(`/etc/ld.so.conf.d/${name}`, { maxBytes: 16 * 1024 })] as const),
  );
  return {
    folders: answers.flatMap(([, answer]) => (isOk(answer) ? answer.text.split('\n').map((line) => line.trim()) : [])),
    unread: unreadOf([['list /etc/ld.so.conf.d', listed], ...answers]),
  };
}

function gapOf(source: string, answer: Answer) {
  return from<never>(source, answer, () => null, { absent: 'gap' });
}
