import { expect, test } from 'vitest';
import probe from '../../src/probes/runtimes.ts';
import { gather, shownList } from '../helpers/gather.ts';

const bare = `
-- ok (no newline) env PATH
/usr/bin
-- ok (no newline) env HOME
/home/u
-- absent list /var/lib/pacman/local
-- absent list /home/u/.lmstudio/extensions/backends
`;
const absent = (...paths: string[]): string => paths.map((path) => `-- absent stat ${path}\n`).join('');
const folders = ['/usr/bin', '/usr/local/bin', '/opt/ollama/bin', '/home/linuxbrew/.linuxbrew/bin', '/home/u/.local/bin'];
const without = (program: string, ...found: string[]): string =>
  absent(...folders.map((folder) => `${folder}/${program}`).filter((path) => !found.includes(path)));
const file = 'kind=file mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0\n';

test('Ollama of the official script, without its ROCm archive', async () => {
  const { facts } = await gather(
    `${bare}${without('ollama', '/usr/local/bin/ollama')}${without('llama-server')}${without('koboldcpp')}${without('lemonade-server')}-- ok stat /usr/local/bin/ollama
${file}-- unreadable link /usr/local/bin/ollama
-- ok list /usr/local/lib/ollama
cuda_v12
cuda_v13
libggml-base.so
libggml-cpu-haswell.so
vulkan
-- absent list /usr/lib/ollama
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([
    {
      kind: 'ollama',
      path: '/usr/local/bin/ollama',
      backends: ['cpu', 'cuda', 'vulkan'],
      libraries: ['cuda_v12', 'cuda_v13', 'libggml-base.so', 'libggml-cpu-haswell.so', 'vulkan'],
      packages: null,
    },
  ]);
});

test('Arch’s packages name version and parts', async () => {
  const { facts } = await gather(
    `
-- ok (no newline) env PATH
/usr/bin
-- absent env HOME
-- ok list /var/lib/pacman/local
linux-6.17.1-1
ollama-0.32.4-1
ollama-cuda-0.32.4-1
${without('ollama', '/usr/bin/ollama')}${without('llama-server')}-- ok stat /usr/bin/ollama
${file}-- unreadable link /usr/bin/ollama
-- ok list /usr/lib/ollama
cuda_v13
libggml-base.so
-- absent list /usr/local/lib/ollama
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ version: '0.32.4', packages: ['ollama', 'ollama-cuda'], backends: ['cuda'] }]);
});

const llama = `${bare}${without('ollama')}${without('llama-server', '/usr/bin/llama-server')}${without('koboldcpp')}${without('lemonade-server')}-- ok stat /usr/bin/llama-server
${file}-- unreadable link /usr/bin/llama-server
-- ok list /usr/lib/x86_64-linux-gnu/ggml/backends0
libggml-cpu-haswell.so
libggml-vulkan.so
-- absent link /usr/lib/libllama.so.0
-- absent link /usr/lib64/libllama.so.0
-- absent link /usr/bin/libllama.so.0
`;

test('llama.cpp by the name of its library', async () => {
  const { facts } = await gather(`${llama}-- ok link /usr/lib/x86_64-linux-gnu/libllama.so.0\nlibllama.so.0.0.9484\n`, probe);
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'llama.cpp', build: '9484', backends: ['cpu', 'vulkan'] }]);
});

test('llama.cpp by its own words, which it writes to stderr', async () => {
  const { facts } = await gather(
    `${llama}-- absent link /usr/lib/x86_64-linux-gnu/libllama.so.0
-- absent list /sys/class/drm
-- exit 0 command /usr/bin/llama-server --version
-- stderr
version: 0.7.0 (build 11669, commit Debian)
built with cc (Debian 15.2.0) for Linux x86_64
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ build: '11669', version: '0.7.0' }]);
});

test('a program that a signal ends names the signal', async () => {
  const { facts } = await gather(
    `${llama}-- absent link /usr/lib/x86_64-linux-gnu/libllama.so.0
-- absent list /sys/class/drm
-- exit SIGSEGV command /usr/bin/llama-server --version
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ startError: 'SIGSEGV' }]);
});

test('a sleeping GPU is not woken for a version', async () => {
  const { facts } = await gather(
    `${llama}-- absent link /usr/lib/x86_64-linux-gnu/libllama.so.0
-- ok list /sys/class/drm
card1
-- ok file /sys/class/drm/card1/device/power/runtime_status
suspended
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ build: { gap: 'suspended' }, version: { gap: 'suspended' } }]);
});

test.each([
  ['koboldcpp', 'koboldcpp'],
  ['lemonade-server', 'lemonade'],
])('%s on the path, behind a link', async (program, kind) => {
  const { facts } = await gather(
    `${bare}${['ollama', 'llama-server', 'koboldcpp', 'lemonade-server'].map((name) => without(name, ...(name === program ? [`/usr/bin/${name}`] : []))).join('')}-- ok stat /usr/bin/${program}
${file}-- ok link /usr/bin/${program}
/opt/${program}/run
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind, path: `/usr/bin/${program}` }]);
});

test('a program whose path holds blanks is not run, since a command is its words', async () => {
  const inBlank = bare.replace('env PATH\n/usr/bin', 'env PATH\n/home/u/my tools');
  const places = ['/home/u/my tools', ...folders.slice(1), '/home/u/.local/bin'];
  const absentFrom = (program: string, from: readonly string[]): string => absent(...from.map((folder) => `${folder}/${program}`));
  const { facts } = await gather(
    `${inBlank}${['ollama', 'koboldcpp', 'lemonade-server'].map((name) => absentFrom(name, places)).join('')}${absentFrom('llama-server', places.slice(1))}-- ok stat /home/u/my tools/llama-server
${file}`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'llama.cpp', version: { gap: 'unsupported' } }]);
});
