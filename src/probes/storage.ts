import { modelFolder, modelFolders, storage } from '../facts/storage.ts';
import { type Answer, isOk, parseStatfs } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type Mount, mountOf, parseMountinfo } from '../parsers/mountinfo.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

/** Where runtimes keep models when nobody says otherwise; `~` is the home folder. */
const folders: readonly (readonly [runtime: string, path: string])[] = [
  ['ollama', '~/.ollama/models'],
  ['ollama', '/usr/share/ollama/.ollama/models'],
  ['huggingface', '~/.cache/huggingface'],
  ['llama.cpp', '~/.cache/llama.cpp'],
  ['lm-studio', '~/.lmstudio'],
];

export default defineProbe({
  id: 'storage',
  about: 'File systems of /tmp and of the usual model folders, and the state of NVMe controllers; nothing in the folders is read',
  reads: [
    'env HOME',
    'env OLLAMA_MODELS',
    'env HF_HOME',
    'file /proc/self/mountinfo',
    'stat /**',
    'link /**',
    'statfs /**',
    'list /sys/class/nvme',
    'file /sys/class/nvme/*/state',
  ],
  gives: [storage.tmpNoexec, storage.nvmeStates, modelFolders],
  async gather(host, claim) {
    const [mountinfo, states, home, ollama, huggingface] = await Promise.all([
      host.read('/proc/self/mountinfo', { maxBytes: 1024 * 1024 }),
      readNvmeStates(host),
      host.env('HOME'),
      host.env('OLLAMA_MODELS'),
      host.env('HF_HOME'),
    ]);
    const mounts = from('file /proc/self/mountinfo', mountinfo, parseMountinfo, { absent: 'gap' });
    claim(
      storage.tmpNoexec,
      onMount(mounts, '/tmp', ({ options }) => options.includes('noexec')),
    );
    claim(storage.nvmeStates, states);
    const unread = [home, ollama, huggingface].find((answer) => !isOk(answer) && answer.got !== 'absent');
    const wanted = [
      ...folders.flatMap(([runtime, path]) =>
        path.startsWith('~') ? (isOk(home) ? [{ runtime, path: `${home.text.trim()}${path.slice(1)}` }] : []) : [{ runtime, path }],
      ),
      ...(isOk(ollama) ? [{ runtime: 'ollama', path: ollama.text.trim() }] : []),
      ...(isOk(huggingface) ? [{ runtime: 'huggingface', path: huggingface.text.trim() }] : []),
    ].filter(({ path }, at, all) => path.startsWith('/') && all.findIndex((other) => other.path === path) === at);
    const seen = await Promise.all(wanted.map(async (each) => ({ ...each, stat: await host.stat(each.path) })));
    await Promise.all(
      seen.map(async ({ runtime, path, stat }) => {
        if (!isOk(stat)) return;
        const [space, real] = await Promise.all([host.statfs(path), resolveLinks(host, path)]);
        const item = claim.item(modelFolders, `folder:${path}`);
        item(modelFolder.path, known(path, `stat ${path}`));
        item(modelFolder.runtime, known(runtime, `stat ${path}`));
        item(modelFolder.free, from(`statfs ${path}`, space, freeBytes));
        item(modelFolder.fsType, typeof real === 'string' ? onMount(mounts, real, ({ fsType }) => fsType) : real);
        item(modelFolder.readOnly, typeof real === 'string' ? onMount(mounts, real, ({ options }) => options.includes('ro')) : real);
      }),
    );
    // A folder that is denied to us (Ollama's own, for one) may be there, so the list is not complete.
    const refused = seen.find(({ stat }) => !isOk(stat) && stat.got !== 'absent');
    const why: Answer | undefined = unread ?? refused?.stat;
    if (why === undefined || why.got === 'absent' || isOk(why)) claim.complete(modelFolders);
    else claim.gap(modelFolders, why.got, refused === undefined ? 'env HOME' : `stat ${refused.path}`, why.detail);
  },
});

function freeBytes(text: string): number {
  const { freeBytes } = parseStatfs(text);
  if (Number.isNaN(freeBytes)) throw new Error('no free space in it');
  return freeBytes;
}

function onMount<T>(mounts: Finding<readonly Mount[]>, path: string, pick: (mount: Mount) => T): Finding<T> {
  if (!('value' in mounts)) return mounts;
  const mount = mountOf(mounts.value ?? [], path);
  return mount === undefined ? gap('unreadable', mounts.source, `no mount holds ${path}`) : known(pick(mount), mounts.source);
}

/** The path with no symbolic link in it, component by component, as far as links may be read. */
async function resolveLinks(host: Door, path: string): Promise<string | Finding<never>> {
  let done = '';
  const left = path.split('/').filter((part) => part !== '' && part !== '.');
  for (let step = 0; left.length > 0; step++) {
    if (step > 60) return gap('unreadable', `link ${path}`, 'too many links');
    const part = left.shift() ?? '';
    if (part === '..') {
      done = done.slice(0, Math.max(0, done.lastIndexOf('/')));
      continue;
    }
    const next = `${done}/${part}`;
    const answer = await host.link(next);
    if (isOk(answer)) {
      const target = answer.text.trim();
      left.unshift(...target.split('/').filter((each) => each !== '' && each !== '.'));
      if (target.startsWith('/')) done = '';
    } else if (answer.got === 'unreadable' && answer.detail === 'EINVAL')
      done = next; // no link
    else return gap(answer.got === 'absent' ? 'unreadable' : answer.got, `link ${next}`, 'detail' in answer ? answer.detail : undefined);
  }
  return done === '' ? '/' : done;
}

async function readNvmeStates(host: Door): Promise<Finding<readonly string[]>> {
  const listed = from('list /sys/class/nvme', await host.list('/sys/class/nvme'), (text) => text.split('\n').filter((name) => /^nvme\d+$/.test(name)), {
    absent: [],
  });
  if (!('value' in listed)) return listed;
  const answers = await Promise.all((listed.value ?? []).map((name) => host.read(`/sys/class/nvme/${name}/state`)));
  const states: string[] = [];
  for (const answer of answers) {
    if (isOk(answer)) states.push(answer.text.trim());
    else if (answer.got !== 'absent') return gap(answer.got, 'file /sys/class/nvme/*/state', answer.detail);
  }
  return known(states, 'file /sys/class/nvme/*/state');
}
