import { llamaServer } from '../facts/llama-server.ts';
import { models } from '../facts/models.ts';
import { ollama } from '../facts/ollama.ts';
import { runtimes } from '../facts/runtimes.ts';
import { servers } from '../facts/servers.ts';
import { type Answer, isOk, type Ok } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import {
  type LoadedModel,
  parseKoboldVersion,
  parseLlamaProps,
  parseOllamaPs,
  parseOllamaShow,
  parseOpenAiModels,
  parseVersionAnswer,
} from '../parsers/runtime-answers.ts';
import { parseListeningPorts } from '../parsers/serving-process.ts';
import { llamaCppBuildOf } from '../reference/runtime-releases.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

/** Default ports of the servers that are asked. Only one that something listens on is ever connected to. */
const usual = { ollama: [11_434], llama: [8080, 9931], vllm: [8000], koboldcpp: [5001] } as const;

const call = { timeoutMs: 400, maxBytes: 256 * 1024 };

export default defineProbe({
  id: 'live-servers',
  about: 'What Ollama, llama-server, vLLM and KoboldCpp on loopback say of themselves; nothing is loaded or woken',
  reads: [
    'file /proc/net/tcp',
    'file /proc/net/tcp6',
    'env OLLAMA_HOST',
    'http GET http://127.0.0.1:*/api/version',
    'http GET http://127.0.0.1:*/api/ps',
    'http POST http://127.0.0.1:*/api/show **',
    'http GET http://127.0.0.1:*/props',
    'http GET http://127.0.0.1:*/v1/models',
    'http GET http://127.0.0.1:*/version',
    'http GET http://127.0.0.1:*/api/extra/version',
  ],
  gives: [ollama.version, ollama.answers, models, runtimes, servers, llamaServer.build],
  limitMs: 1_000,
  async gather(host, claim) {
    const [tcp, tcp6, ollamaHost] = await Promise.all([
      host.read('/proc/net/tcp', { maxBytes: 1024 * 1024 }),
      host.read('/proc/net/tcp6', { maxBytes: 1024 * 1024 }),
      host.env('OLLAMA_HOST'),
    ]);
    if (!isOk(tcp)) {
      // Without the list nothing is connected to: a blind call could wait, or reach what is none of ours.
      const [reason, detail] = tcp.got === 'absent' ? (['unsupported', 'no /proc/net/tcp'] as const) : ([tcp.got, tcp.detail] as const);
      claim(ollama.version, gap(reason, 'file /proc/net/tcp', detail));
      claim(ollama.answers, gap(reason, 'file /proc/net/tcp', detail));
      claim(llamaServer.build, gap(reason, 'file /proc/net/tcp', detail));
      claim.gap(models, reason, 'file /proc/net/tcp', detail);
      return;
    }
    const listening = new Set([tcp, tcp6].flatMap((answer) => (isOk(answer) ? parseListeningPorts(answer.text) : [])));
    const on = (ports: readonly number[]): number[] => ports.filter((port) => listening.has(port));
    const moved = isOk(ollamaHost) ? Number(/:(\d{2,5})\/?$/.exec(ollamaHost.text)?.[1]) : Number.NaN;
    const ollamaPort = on(Number.isInteger(moved) ? [moved, ...usual.ollama] : usual.ollama)[0];
    const llamaPorts = on(usual.llama);
    const answers = await Promise.all([
      askOllama(host, claim, ollamaPort),
      ...llamaPorts.map((port) => askLlamaServer(host, claim, port)),
      ...on(usual.vllm).map((port) => askVllm(host, claim, port)),
      ...on(usual.koboldcpp).map((port) => askKoboldcpp(host, claim, port)),
    ]);
    if (llamaPorts.length === 0 || !answers.some((each) => each === 'llama.cpp')) claim(llamaServer.build, known<string>(null, 'file /proc/net/tcp'));
    // The list is not called complete: a server on another port, or one in a container, may hold more models.
  },
});

async function askOllama(host: Door, claim: Claim, port: number | undefined): Promise<string | undefined> {
  if (port === undefined) {
    claim(ollama.answers, known(false, 'file /proc/net/tcp'));
    claim(ollama.version, known<string>(null, 'file /proc/net/tcp'));
    return undefined;
  }
  const base = `http://127.0.0.1:${port}`;
  const [versionCall, psCall] = [`GET ${base}/api/version`, `GET ${base}/api/ps`];
  const [version, ps] = await Promise.all([host.http(versionCall, call), host.http(psCall, call)]);
  const read = good(version) ? from(`http ${versionCall}`, version, parseVersionAnswer) : refused(`http ${versionCall}`, version);
  claim(ollama.version, read, 'library');
  claim(ollama.answers, 'gap' in read ? read : known(true, `http ${versionCall}`), 'library');
  if ('gap' in read || read.value === null) return undefined;
  const runtime = claim.item(runtimes, 'ollama');
  runtime(runtimes.item.kind, known('ollama', `http ${versionCall}`), 'library');
  runtime(runtimes.item.name, known('Ollama', `http ${versionCall}`), 'library');
  runtime(runtimes.item.version, read, 'library');
  const build = llamaCppBuildOf(read.value);
  if (build !== undefined) runtime(runtimes.item.build, known(String(build), `LLAMA_CPP_VERSION of Ollama ${read.value}`), 'library');
  runtime(runtimes.item.running, known(true, `http ${versionCall}`), 'library');
  answered(claim, port, 'ollama', 'Ollama', versionCall);
  const loaded = good(ps) ? from(`http ${psCall}`, ps, parseOllamaPs) : refused(`http ${psCall}`, ps);
  if ('gap' in loaded) {
    claim.gap(models, loaded.gap, loaded.source, loaded.detail);
    return 'ollama';
  }
  await Promise.all(
    (loaded.value ?? []).map(async (model, at) => {
      const showCall = `POST ${base}/api/show ${JSON.stringify({ model: model.name })}`;
      // Names are the user's; a blank or control character in one cannot become part of a request. Four answers bound the time.
      const show = at < 4 && /^[\x21-\x7e]{1,300}$/.test(model.name) ? await host.http(showCall, { ...call, maxBytes: 2 * 1024 * 1024 }) : undefined;
      claimOllamaModel(claim, port, model, psCall, show === undefined ? undefined : { call: showCall, answer: show });
    }),
  );
  return 'ollama';
}

function claimOllamaModel(claim: Claim, port: number, model: LoadedModel, psCall: string, show: { call: string; answer: Answer } | undefined): void {
  const item = claimModel(claim, port, model, 'ollama', psCall);
  const source = show === undefined ? `http ${psCall}` : `http ${show.call.split(' ', 2).join(' ')}`;
  const described =
    show === undefined
      ? gap('skipped', source, 'only the first four models are asked about')
      : good(show.answer)
        ? from(source, show.answer, parseOllamaShow)
        : refused(source, show.answer);
  if ('gap' in described) {
    item(models.item.contextTrained, described, 'library');
    item(models.item.contextRequested, described, 'library');
    return;
  }
  const trained = described.value?.contextTrained;
  item(
    models.item.contextTrained,
    trained === undefined ? gap('unsupported', source, 'the model names no trained context') : known(trained, source),
    'library',
  );
  item(models.item.contextRequested, known(described.value?.contextRequested ?? null, source), 'library');
  if (described.value?.architecture !== undefined) item(models.item.architecture, known(described.value.architecture, source), 'library');
}

async function askLlamaServer(host: Door, claim: Claim, port: number): Promise<string | undefined> {
  const [propsCall, modelsCall] = [`GET http://127.0.0.1:${port}/props`, `GET http://127.0.0.1:${port}/v1/models`];
  const props = await host.http(propsCall, call);
  const read = good(props) ? from(`http ${propsCall}`, props, parseLlamaProps) : refused(`http ${propsCall}`, props);
  // Something else may listen on 8080; only what answers like a llama-server is one.
  if ('gap' in read || read.value === null) return undefined;
  const source = `http ${propsCall}`;
  const { build, slots, sleeping, context } = read.value;
  const number = build === undefined ? gap('unsupported', source, 'the build has no number') : known(String(build), source);
  claim(llamaServer.build, number, 'library');
  const runtime = claim.item(runtimes, 'llama.cpp');
  runtime(runtimes.item.kind, known('llama.cpp', source), 'library');
  runtime(runtimes.item.name, known('llama.cpp', source), 'library');
  runtime(runtimes.item.build, number, 'library');
  runtime(runtimes.item.running, known(true, source), 'library');
  const server = answered(claim, port, 'llama.cpp', 'llama-server', propsCall);
  if (slots !== undefined) server(servers.item.slots, known(slots, source), 'library');
  if (sleeping !== undefined) server(servers.item.sleeping, known(sleeping, source), 'library');
  const list = await host.http(modelsCall, call);
  const named = good(list) ? from(`http ${modelsCall}`, list, parseOpenAiModels) : refused(`http ${modelsCall}`, list);
  if ('gap' in named) return 'llama.cpp';
  for (const model of named.value ?? []) claimModel(claim, port, context === undefined ? model : { ...model, context }, 'llama.cpp', modelsCall);
  return 'llama.cpp';
}

async function askVllm(host: Door, claim: Claim, port: number): Promise<string | undefined> {
  const [versionCall, modelsCall] = [`GET http://127.0.0.1:${port}/version`, `GET http://127.0.0.1:${port}/v1/models`];
  const [version, list] = await Promise.all([host.http(versionCall, call), host.http(modelsCall, call)]);
  if (!good(version) || !good(list)) return undefined;
  const read = from(`http ${versionCall}`, version, parseVersionAnswer);
  const named = from(`http ${modelsCall}`, list, parseOpenAiModels);
  // Many programs answer /version; only with the list of models is it vLLM's server.
  if ('gap' in read || 'gap' in named || read.value === null || !(named.value ?? []).some(({ context }) => context !== undefined)) return undefined;
  const runtime = claim.item(runtimes, 'vllm');
  runtime(runtimes.item.kind, known('vllm', `http ${versionCall}`), 'library');
  runtime(runtimes.item.name, known('vLLM', `http ${versionCall}`), 'library');
  runtime(runtimes.item.version, read, 'library');
  runtime(runtimes.item.running, known(true, `http ${versionCall}`), 'library');
  answered(claim, port, 'vllm', 'vLLM', versionCall);
  for (const model of named.value ?? []) claimModel(claim, port, model, 'vllm', modelsCall);
  return 'vllm';
}

async function askKoboldcpp(host: Door, claim: Claim, port: number): Promise<string | undefined> {
  const versionCall = `GET http://127.0.0.1:${port}/api/extra/version`;
  const version = await host.http(versionCall, call);
  if (!good(version)) return undefined;
  const read = from(`http ${versionCall}`, version, parseKoboldVersion);
  if ('gap' in read) return undefined;
  const runtime = claim.item(runtimes, 'koboldcpp');
  runtime(runtimes.item.kind, known('koboldcpp', `http ${versionCall}`), 'library');
  runtime(runtimes.item.name, known('KoboldCpp', `http ${versionCall}`), 'library');
  runtime(runtimes.item.version, read, 'library');
  runtime(runtimes.item.running, known(true, `http ${versionCall}`), 'library');
  answered(claim, port, 'koboldcpp', 'KoboldCpp', versionCall);
  return 'koboldcpp';
}

function claimModel(claim: Claim, port: number, model: LoadedModel, runtime: 'ollama' | 'llama.cpp' | 'vllm', callName: string) {
  const source = `http ${callName}`;
  const item = claim.item(models, `port:${port}/${model.name}`, {});
  item(models.item.name, known(model.name, source), 'library');
  item(models.item.runtime, known(runtime, source), 'library');
  const absent = gap('unsupported', source, 'the answer does not say');
  item(models.item.context, model.context === undefined ? absent : known(model.context, source), 'library');
  if (runtime !== 'ollama') item(models.item.contextTrained, model.contextTrained === undefined ? absent : known(model.contextTrained, source), 'library');
  item(models.item.size, model.size === undefined ? absent : known(model.size, source), 'library');
  if (runtime === 'ollama') item(models.item.sizeVram, model.sizeVram === undefined ? absent : known(model.sizeVram, source), 'library');
  if (model.quantization !== undefined) item(models.item.quantization, known(model.quantization, source), 'library');
  if (model.architecture !== undefined) item(models.item.architecture, known(model.architecture, source), 'tool');
  return item;
}

function answered(claim: Claim, port: number, kind: 'ollama' | 'llama.cpp' | 'vllm' | 'koboldcpp', name: string, callName: string) {
  const item = claim.item(servers, `port:${port}`, {});
  item(servers.item.kind, known(kind, `http ${callName}`), 'library');
  item(servers.item.name, known(name, `http ${callName}`), 'library');
  item(servers.item.port, known(port, `http ${callName}`), 'library');
  item(servers.item.answers, known(true, `http ${callName}`), 'library');
  return item;
}

function good(answer: Answer): answer is Ok {
  return isOk(answer) && answer.exit === 200 && answer.cut !== true;
}

function refused(source: string, answer: Answer) {
  if (isOk(answer)) return gap(answer.cut === true ? 'too-large' : 'unreadable', source, `status ${answer.exit}`);
  return answer.got === 'absent' ? gap('unreadable', source, 'nothing answers') : gap(answer.got, source, answer.detail);
}
