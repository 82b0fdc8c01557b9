import { expect, test } from 'vitest';
import probe from '../../src/probes/servers.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const ollama = `
-- ok list /proc
1
812
900
self
-- ok file /proc/1/comm
systemd
-- ok file /proc/812/comm
ollama
-- ok file /proc/900/comm
llama-server
-- ok (escaped) (no newline) file /proc/812/cmdline
/usr/local/bin/ollama\\0serve\\0
-- ok (escaped) (no newline) file /proc/900/cmdline
/usr/local/lib/ollama/llama-server\\0-c\\08192\\0
-- ok file /etc/passwd
root:x:0:0:root:/root:/bin/bash
ollama:x:998:998::/usr/share/ollama:/bin/false
-- ok file /proc/812/status
Name:	ollama
Uid:	998	998	998	998
-- ok file /proc/812/cgroup
0::/system.slice/ollama.service
-- ok file /proc/812/maps
-- denied file /proc/900/environ
-- denied file /proc/900/maps
-- ok file /proc/900/status
Uid:	998	998	998	998
-- ok file /proc/900/cgroup
0::/system.slice/ollama.service
`;

test('Ollama and its runner, read as root would', async () => {
  const { facts } = await gather(
    `${ollama}-- ok (escaped) (no newline) file /proc/812/environ\nOLLAMA_CONTEXT_LENGTH=65536\\0OLLAMA_MODELS=/srv/models\\0SECRET=1\\0\n`,
    probe,
  );
  expect(shownList(facts, 'servers')).toMatchObject([
    {
      key: 'pid:812',
      kind: 'ollama',
      role: 'server',
      user: 'ollama',
      unit: 'ollama.service',
      inContainer: false,
      libraries: [],
      environment: { OLLAMA_CONTEXT_LENGTH: '65536', OLLAMA_MODELS: '/srv/models' },
    },
    { key: 'pid:900', kind: 'llama.cpp', role: 'runner', flags: { '--ctx-size': '8192' }, libraries: { gap: 'denied' } },
  ]);
  expect(shown(facts, 'ollama.contextRequested')).toBe(65536);
  expect(shown(facts, 'ollama.modelsFolder')).toBe('/srv/models');
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'ollama', running: true }]);
});

test('the environment of another user’s process is denied, not empty', async () => {
  const { facts } = await gather(`${ollama}-- denied file /proc/812/environ\n`, probe);
  expect(shown(facts, 'ollama.contextRequested')).toEqual({ gap: 'denied' });
});

test('no server runs: a complete, empty list', async () => {
  const { facts } = await gather('-- ok list /proc\n1\n-- ok file /proc/1/comm\nsystemd\n', probe);
  expect(facts.lists.servers).toEqual({ complete: true, value: [] });
  expect(shown(facts, 'ollama.environment')).toBe(null);
});

test('the port of a llama-server stands in its environment too; without that its default is a guess', async () => {
  const server = (environ: string) => `
-- ok list /proc
7
-- ok file /proc/7/comm
llama-server
-- ok (escaped) (no newline) file /proc/7/cmdline
llama-server\\0-m\\0/m/x.gguf\\0
${environ}`;
  const told = await gather(server('-- ok (escaped) (no newline) file /proc/7/environ\nLLAMA_ARG_PORT=9000\\0\n'), probe);
  expect(shownList(told.facts, 'servers')).toMatchObject([{ kind: 'llama.cpp', port: 9000 }]);
  const denied = await gather(server('-- denied file /proc/7/environ\n'), probe);
  expect(shownList(denied.facts, 'servers')).not.toMatchObject([{ port: 8080 }]);
});
