import { cuda } from '../facts/cuda.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseCudaVersionJson } from '../parsers/cuda-version-json.ts';
import { parseNvccVersion } from '../parsers/nvcc-version.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { type Unread, unread as unreadGap, unreadOf } from './reading/unread.ts';

export default defineProbe({
  id: 'cuda',
  about: 'CUDA toolkits by the version files in their folders',
  reads: ['list /usr/local', 'file /usr/local/*/version.json', 'file /opt/cuda/version.json', 'access /usr/bin/nvcc x', 'command nvcc --version'],
  gives: [cuda.toolkits, cuda.toolkit, cuda.nvcc, cuda.missingLibraries],
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
  const answers = await Promise.all(paths.map(async (path) => [`file ${path}`, await host.read(path)] as const));
  const unread = unreadOf([['list /usr/local', local], ...answers]);
  if (unread !== undefined) return claimAll(claim, unread);
  const read = answers.flatMap(([source, answer]) => (isOk(answer) ? [{ source, versions: from(source, answer, parseCudaVersionJson) }] : []));
  if (read.length === 0 && folders.length === 0) return claimDistributionToolkit(host, claim);
  if (read.length === 0) return claimAll(claim, unreadGap('unsupported', 'list /usr/local', 'the toolkit has no version file'));
  const broken = read.find(({ versions }) => 'gap' in versions);
  const toolkits = read.flatMap(({ versions }) => ('value' in versions && versions.value !== null ? [versions.value.toolkit] : []));
  claim(cuda.toolkits, broken !== undefined && 'gap' in broken.versions ? broken.versions : known(toolkits, 'list /usr/local'));
  const main =
    read.find(({ source }) => source === 'file /usr/local/cuda/version.json') ??
    read.find(({ source }) => source.startsWith('file /opt/')) ??
    (read.length === 1 ? read[0] : undefined);
  const versions = main?.versions ?? gap('unsupported', 'list /usr/local', 'several toolkits, and none is the default');
  claim(cuda.toolkit, 'gap' in versions ? versions : known(versions.value?.toolkit ?? null, versions.source));
  const compiler = 'gap' in versions ? versions : known(versions.value?.compiler ?? null, versions.source);
  claim(cuda.nvcc, compiler);
}

/** Debian and Ubuntu put nvcc into /usr/bin and no version file anywhere; only there it is asked. */
async function claimDistributionToolkit(host: Door, claim: Claim): Promise<void> {
  const source = 'access /usr/bin/nvcc x';
  const there = await host.access('/usr/bin/nvcc', 'x');
  const unread = unreadOf([[source, there]]);
  if (unread !== undefined) return claimAll(claim, unread);
  if (!isOk(there) || !there.text.startsWith('yes')) {
    claim(cuda.toolkits, known([], source));
    for (const handle of [cuda.toolkit, cuda.nvcc]) claim(handle, known(null, source));
    return;
  }
  const answer = await host.run('nvcc --version');
  const command = 'command nvcc --version';
  const field = <T>(pick: (of: ReturnType<typeof parseNvccVersion>) => T) => from(command, answer, (text) => pick(parseNvccVersion(text)), { absent: 'gap' });
  claim(
    cuda.toolkits,
    field(({ release }) => [release]),
    'tool',
  );
  claim(
    cuda.toolkit,
    field(({ release }) => release),
    'tool',
  );
  claim(
    cuda.nvcc,
    field(({ compiler }) => compiler),
    'tool',
  );
}

function claimAll(claim: Claim, finding: Unread): void {
  claim(cuda.toolkits, finding);
  claim(cuda.toolkit, finding);
  claim(cuda.nvcc, finding);
}
