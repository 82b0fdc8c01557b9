import { cuda } from '../facts/cuda.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseCudaVersionJson } from '../parsers/cuda-version-json.ts';
import { parseNvccVersion } from '../parsers/nvcc-version.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

export default defineProbe({
  id: 'cuda',
  about: 'CUDA toolkits by the version files in their folders',
  reads: ['list /usr/local', 'file /usr/local/*/version.json', 'file /opt/cuda/version.json', 'access /usr/bin/nvcc x', 'command nvcc --version'],
  gives: [cuda.toolkits, cuda.toolkit, cuda.missingLibraries],
  async gather(host, claim) {
    // Whoever reads a log knows better.
    claim(cuda.missingLibraries, gap('unsupported', 'probe cuda', 'only a log tells'), 'prose');
    await claimToolkits(host, claim);
  },
});

async function claimToolkits(host: Door, claim: Claim): Promise<void> {
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

function gapOf(source: string, answer: Answer) {
  return from<never>(source, answer, () => null, { absent: 'gap' });
}
