import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { announce, debianMirror, finding, lacks, liveReport, program } from './helpers.ts';
import { tinyGguf } from './tiny-gguf.ts';

const root = '/var/tmp/ai-doctor-real/sid';
const made = announce('llama-server', lacks('mmdebstrap', 'unshare', 'chroot') ?? makeRoot());

/** Debian sid with its llama.cpp and the software Vulkan driver; made once and kept. Why it cannot be, or undefined. */
function makeRoot(): string | undefined {
  if (existsSync(`${root}/usr/bin/llama-server`)) return undefined;
  const mirror = debianMirror();
  if (mirror === undefined) return 'needs a Debian mirror among the apt sources';
  mkdirSync('/var/tmp/ai-doctor-real', { recursive: true });
  rmSync(root, { recursive: true, force: true });
  try {
    const packages = 'llama.cpp-tools,libggml0-backend-vulkan,mesa-vulkan-drivers';
    execFileSync(
      'mmdebstrap',
      [
        '--variant=apt',
        '--aptopt=Acquire::Check-Valid-Until "false"',
        '--aptopt=APT::Install-Recommends "false"',
        `--include=${packages}`,
        'sid',
        root,
        mirror,
      ],
      { stdio: 'pipe', timeout: 500_000 },
    );
    return undefined;
  } catch (error) {
    return `a sid root cannot be made: ${String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1)}`;
  }
}

interface Running {
  readonly port: number;
  readonly log: () => string;
}

let server: ChildProcess | undefined;

/** Starts llama-server in the root, on loopback alone, and waits until it is healthy. */
async function start(words: readonly string[], variables: Readonly<Record<string, string>> = {}, told = true): Promise<Running> {
  const port = await freePort();
  // Its mounts are its own and end with it. One HOME for all runs keeps the shaders that Mesa has compiled.
  const enter = `mount -t proc proc ${root}/proc && mount --rbind /sys ${root}/sys && exec chroot ${root} llama-server "$@"`;
  const flags = [...words, '--host', '127.0.0.1', ...(told ? ['--port', String(port)] : [])];
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/tmp', ...(told ? {} : { LLAMA_ARG_PORT: String(port) }), ...variables };
  const child = spawn('unshare', ['--mount', 'sh', '-c', enter, 'sh', ...flags], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  server = child;
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
  });
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`llama-server ended with ${child.exitCode}:\n${log.slice(-2_000)}`);
    const health = await fetch(`http://127.0.0.1:${port}/health`, { headers: { connection: 'close' } }).catch(() => undefined);
    if (health?.status === 200) return { port, log: () => log };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`llama-server was not ready in a minute:\n${log.slice(-2_000)}`);
}

async function stop(): Promise<void> {
  const child = server;
  server = undefined;
  if (child?.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // unshare and the shell have become the server: this is its own process.
  process.kill(child.pid, 'SIGTERM');
  const late = setTimeout(() => child.pid !== undefined && child.exitCode === null && process.kill(child.pid, 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Facts of the one item of a list that has this value. */
function item(report: Report, list: string, name: string, value: unknown): Record<string, unknown> {
  const items = (report.facts[list] as { value?: { facts: Record<string, { value?: unknown; gap?: string }> }[] } | undefined)?.value ?? [];
  const found = items.find(({ facts }) => facts[name]?.value === value);
  return Object.fromEntries(Object.entries(found?.facts ?? {}).map(([key, fact]) => [key, fact.gap === undefined ? fact.value : `gap: ${fact.gap}`]));
}

describe.skipIf(!made)('a real llama-server', () => {
  const models = `${root}/srv/models`;
  if (made) {
    mkdirSync(models, { recursive: true });
    writeFileSync(`${models}/tiny.gguf`, tinyGguf());
    writeFileSync(`${models}/long.gguf`, tinyGguf({ trainedContext: 131_072 }));
    writeFileSync(`${models}/cut.gguf`, tinyGguf());
    truncateSync(`${models}/cut.gguf`, 50_000);
  }
  const only = ['--only', 'model-config', '--no-redact'];
  afterEach(stop);
  afterAll(() => rmSync(models, { recursive: true, force: true }));

  test('says its build, the context in force, the trained one, the model and the back ends', async () => {
    const { port } = await start(['-m', '/srv/models/tiny.gguf', '-c', '512', '-np', '2']);
    const report = liveReport(only);
    const seen = item(report, 'servers', 'port', port);
    expect(seen).toMatchObject({ kind: 'llama.cpp', role: 'server', answers: true, sleeping: false, slots: 2, inContainer: false });
    expect(seen.libraries).toEqual(expect.arrayContaining(['libggml-vulkan.so', expect.stringMatching(/^libggml-cpu-.+\.so$/)]));
    expect(item(report, 'models', 'name', '/srv/models/tiny.gguf')).toMatchObject({
      runtime: 'llama.cpp',
      context: 256,
      contextRequested: 256,
      contextTrained: 1024,
      architecture: 'llama',
      quantization: 'F16',
      layers: 2,
      fileState: 'gguf',
      fileSize: 50_944,
      fileSizeNeeded: 50_944,
    });
    expect(Number(item(report, 'runtimes', 'kind', 'llama.cpp').build)).toBeGreaterThan(11_000);
    expect(report.findings).toEqual([]);
    expect(report.crashed).toEqual([]);
  });

  test('-c 4096 above the trained 1024 is capped, and said so', async () => {
    const { log } = await start(['-m', '/srv/models/tiny.gguf', '-c', '4096', '-np', '1']);
    const report = liveReport(only);
    expect(log()).toMatch(/the slot context \(4096\) exceeds the training context of the model \(1024\) - capping/);
    expect(finding(report, 'llama-server-context-above-trained')).toMatchObject({ verdict: 'present' });
  });

  test('a recording of it replays, redacted, without the server', async () => {
    const { port } = await start(['-m', '/srv/models/tiny.gguf', '-c', '4096', '-np', '1']);
    const recording = execFileSync(process.execPath, [program, 'record'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
    await stop();
    writeFileSync(`${models}/host.machine.txt`, recording);
    const report = liveReport([...only, '--from', `${models}/host.machine.txt`]);
    expect(item(report, 'servers', 'port', port)).toMatchObject({ answers: true });
    expect(item(report, 'models', 'name', '/srv/models/tiny.gguf')).toMatchObject({ context: 1024, contextRequested: 4096, layers: 2, fileSizeNeeded: 50_944 });
    expect(finding(report, 'llama-server-context-above-trained')).toMatchObject({ verdict: 'present' });
  });

  test('RoPE scaling lifts the cap, and nothing is said', async () => {
    await start(['-m', '/srv/models/tiny.gguf', '-c', '4096', '-np', '1', '--rope-scaling', 'yarn', '--rope-scale', '4']);
    expect(liveReport(only).findings).toEqual([]);
  });

  test('--parallel 4 divides the context', async () => {
    await start(['-m', '/srv/models/long.gguf', '-c', '8192', '--parallel', '4']);
    const report = liveReport(only);
    expect(item(report, 'models', 'name', '/srv/models/long.gguf')).toMatchObject({ context: 2048, contextRequested: 2048, contextTrained: 131_072 });
    expect(report.findings.map(({ id }) => id)).toEqual(['llama-server-context-divided']);
  });

  test('a port, a context and a model that stand in its environment', async () => {
    const { port } = await start([], { LLAMA_ARG_MODEL: '/srv/models/tiny.gguf', LLAMA_ARG_CTX_SIZE: '4096', LLAMA_ARG_N_PARALLEL: '1' }, false);
    const report = liveReport(only);
    expect(item(report, 'servers', 'port', port)).toMatchObject({ answers: true, slots: 1 });
    expect(item(report, 'models', 'name', '/srv/models/tiny.gguf')).toMatchObject({ contextRequested: 4096, context: 1024 });
    expect(finding(report, 'llama-server-context-above-trained')).toMatchObject({ verdict: 'present' });
  });

  test('one that sleeps goes on sleeping', async () => {
    const { port, log } = await start(['-m', '/srv/models/tiny.gguf', '--sleep-idle-seconds', '1']);
    for (let tries = 0; tries < 100 && !log().includes('entering sleeping state'); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    const report = liveReport(only);
    expect(item(report, 'servers', 'port', port)).toMatchObject({ answers: true, sleeping: true });
    expect(log()).not.toContain('exiting sleeping state');
  });

  test('on a Vulkan device in software its layers are offloaded', async () => {
    const { log } = await start(['-lv', '4', '-m', '/srv/models/tiny.gguf', '-c', '256', '-np', '1', '-ngl', '99'], { GGML_VK_VISIBLE_DEVICES: '0' });
    expect(log()).toMatch(/offloaded 3\/3 layers to GPU/);
    const report = liveReport(only);
    const [seen] = [item(report, 'servers', 'kind', 'llama.cpp')];
    expect(seen).toMatchObject({ answers: true, environment: { GGML_VK_VISIBLE_DEVICES: '0' } });
    expect(seen.libraries).toEqual(expect.arrayContaining(['libggml-vulkan.so', 'libvulkan_lvp.so']));
    expect(report.findings).toEqual([]);
  });

  test('--model on a file that is cut off, and llama-server agrees', async () => {
    const report = liveReport([...only, '--model', `${models}/cut.gguf`]);
    expect(item(report, 'models', 'name', `${models}/cut.gguf`)).toMatchObject({ fileState: 'gguf', fileSize: 50_000, fileSizeNeeded: 50_944 });
    expect(finding(report, 'model-file-not-gguf')).toMatchObject({ verdict: 'present', impact: 'blocked' });
    await expect(start(['-m', '/srv/models/cut.gguf'])).rejects.toThrow(/data is not within the file bounds/);
    expect(liveReport([...only, '--model', `${models}/tiny.gguf`]).findings).toEqual([]);
  });
});
