import { describe, expect, test } from 'vitest';
import { type Answer, formatBytes } from '../../src/host/host.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { formatRecording, parseRecording } from '../../src/host/recording.ts';
import probe from '../../src/probes/models.ts';
import { runProbes } from '../../src/probes/run-probes.ts';
import { settle } from '../../src/witness/settle.ts';
import { shownList } from '../helpers/gather.ts';
import { tinyGguf } from '../real/tiny-gguf.ts';

const gguf = tinyGguf();
type Readings = Record<string, string | Answer>;

/** What the probe makes of readings, once they went through a recording. */
async function look(readings: Readings, model?: string): Promise<unknown> {
  const answers = new Map(Object.entries(readings).map(([name, answer]) => [name, typeof answer === 'string' ? { got: 'ok' as const, text: answer } : answer]));
  const host = recordedHost(parseRecording(formatRecording({ origin: '', answers })));
  const gathered = await runProbes([probe], host, { timeoutMs: 5_000, wake: false, model, clock: () => performance.now() });
  expect(gathered.crashed).toEqual([]);
  return shownList(
    settle(gathered, () => false),
    'models',
  );
}

const edges = [0, 8 * 1024, 64 * 1024, ...[4, 8, 12, 16, 20, 24].map((mib) => mib * 1024 * 1024)];

/** What the live host would answer for a file that holds these bytes. */
function file(path: string, bytes: Buffer, size = bytes.length): Readings {
  const pieces = edges.slice(1).map((to, at) => [`bytes ${path} ${edges[at]}-${to}`, formatBytes(bytes.subarray(edges[at], to))]);
  return {
    [`stat ${path}`]: `kind=file mode=0644 uid=0 gid=0 user=root group=root size=${size} rdev=0:0\n`,
    [`file ${path}`]: bytes.subarray(0, 512).toString('utf8'),
    ...Object.fromEntries(pieces),
  };
}

const idle: Readings = { 'list /proc': '1\n', 'file /proc/1/comm': 'systemd\n' };

function server(words: string, more: Readings = {}): Readings {
  return {
    'list /proc': '7\n',
    'file /proc/7/comm': 'llama-server\n',
    'file /proc/7/cmdline': `llama-server ${words} `.replaceAll(' ', '\0'),
    'file /proc/7/environ': 'HOME=/\0',
    'file /proc/7/cgroup': '0::/user.slice/session-1.scope\n',
    'link /proc/7/root': '/\n',
    'link /proc/7/cwd': '/srv\n',
    ...more,
  };
}

describe('the file that --model names', () => {
  test('a GGUF, read to the end of its table', async () => {
    expect(await look({ ...idle, ...file('/m/x.gguf', gguf) }, '/m/x.gguf')).toEqual([
      {
        key: 'file:/m/x.gguf',
        name: '/m/x.gguf',
        fileState: 'gguf',
        fileSize: 50_944,
        fileSizeNeeded: 50_944,
        architecture: 'llama',
        contextTrained: 1024,
        quantization: 'F16',
        layers: 2,
      },
    ]);
  });

  test('cut off in its data, or within its own keys', async () => {
    expect(await look({ ...idle, ...file('/m/x.gguf', gguf.subarray(0, 50_000)) }, '/m/x.gguf')).toMatchObject([{ fileSize: 50_000, fileSizeNeeded: 50_944 }]);
    expect(await look({ ...idle, ...file('/m/x.gguf', gguf.subarray(0, 1_000)) }, '/m/x.gguf')).toMatchObject([
      { fileSize: 1_000, fileSizeNeeded: 1_001, contextTrained: 1024 },
    ]);
  });

  test('a vocabulary that ends beyond what one request yields', async () => {
    const large = tinyGguf({ name: 'x'.repeat(5 * 1024 * 1024) });
    expect(await look({ ...idle, ...file('/m/x.gguf', large) }, '/m/x.gguf')).toMatchObject([{ fileSizeNeeded: large.length, contextTrained: 1024 }]);
  });

  test('what is no GGUF', async () => {
    const states = {
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n': 'lfs-pointer',
      '<!DOCTYPE html><html>': 'html',
      '': 'empty',
      '\x80\x02\0\0\0\0\0\0{"__metadata__":{}}': 'safetensors',
      'PK\x03\x04': 'other',
    };
    for (const [text, fileState] of Object.entries(states))
      expect(await look({ ...idle, ...file('/m/x.gguf', Buffer.from(text, 'latin1')) }, '/m/x.gguf')).toMatchObject([
        { fileState, contextTrained: { gap: 'unsupported' } },
      ]);
  });

  test('not there, closed, a pipe', async () => {
    expect(await look({ ...idle, 'stat /m/x.gguf': { got: 'absent' } }, '/m/x.gguf')).toMatchObject([{ fileState: null, fileSize: null }]);
    expect(await look({ ...idle, 'stat /m/x.gguf': { got: 'denied' } }, '/m/x.gguf')).toMatchObject([{ fileState: { gap: 'denied' } }]);
    expect(await look({ ...idle, 'stat /m/x.gguf': 'kind=fifo size=0\n' }, '/m/x.gguf')).toMatchObject([{ fileState: { gap: 'unreadable' } }]);
  });
});

describe('the model of a running server', () => {
  test('its head alone is read', async () => {
    expect(await look(server('-m /m/x.gguf -c 4096 -np 1', file('/m/x.gguf', gguf.subarray(0, 8 * 1024), 5e9)))).toMatchObject([
      { name: '/m/x.gguf', contextTrained: 1024, contextRequested: 4096, quantization: 'F16', layers: 2, fileSize: 5e9, fileSizeNeeded: 50_944 },
    ]);
  });

  test('what stands behind its first 64 KiB is not read', async () => {
    const large = tinyGguf({ name: 'x'.repeat(100_000) });
    expect(await look(server('-m /m/x.gguf', file('/m/x.gguf', large)))).toMatchObject([
      { architecture: 'llama', contextTrained: { gap: 'skipped' }, fileSizeNeeded: { gap: 'skipped' } },
    ]);
  });

  test('the path is that of the server: its folder, its root, not a container’s', async () => {
    expect(await look(server('-m ./x.gguf', file('/srv/x.gguf', gguf)))).toMatchObject([{ name: './x.gguf', contextTrained: 1024 }]);
    expect(await look(server('-m /x.gguf', { ...file('/jail/x.gguf', gguf), 'link /proc/7/root': '/jail\n' }))).toMatchObject([{ contextTrained: 1024 }]);
    const contained = `0::/system.slice/docker-${'a'.repeat(64)}.scope\n`;
    expect(await look(server('-m /x.gguf', { ...file('/x.gguf', gguf), 'file /proc/7/cgroup': contained }))).toMatchObject([
      { contextTrained: { gap: 'unsupported' } },
    ]);
    expect(await look(server('-m /x.gguf', { ...file('/x.gguf', gguf), 'link /proc/7/root': { got: 'denied' } }))).toMatchObject([
      { contextTrained: { gap: 'denied' } },
    ]);
  });

  test('tokens asked for one slot', async () => {
    const asked = async (words: string, environ = '') => {
      const [model] = (await look(server(`-m /x.gguf ${words}`, { 'file /proc/7/environ': environ }))) as { contextRequested: unknown }[];
      return model?.contextRequested;
    };
    expect(await asked('-c 8192 -np 4')).toBe(2048);
    expect(await asked('-c 8192 -np 4 -kvu')).toBe(8192);
    expect(await asked('-c 8192')).toBe(8192);
    expect(await asked('-c 0')).toBe(null);
    expect(await asked('', 'LLAMA_ARG_CTX_SIZE=4096\0LLAMA_ARG_N_PARALLEL=2\0')).toBe(2048);
    expect(await asked('-c 8192', 'LLAMA_ARG_CTX_SIZE=4096\0')).toBe(8192);
  });

  test('the same file named by the user is one model', async () => {
    expect(await look(server('-m /m/x.gguf', file('/m/x.gguf', gguf)), '/m/x.gguf')).toMatchObject([{ runtime: 'llama.cpp', fileSizeNeeded: 50_944 }]);
  });

  test('any other file that a command line calls a model is not read', async () => {
    expect(await look(server('-m /etc/shadow', { 'stat /etc/shadow': 'kind=file size=900\n' }))).toMatchObject([{ fileState: { gap: 'unsupported' } }]);
  });
});
