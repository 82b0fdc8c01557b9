import { llamaServer } from '../facts/llama-server.ts';
import { models } from '../facts/models.ts';
import { ollama } from '../facts/ollama.ts';
import { runtimes } from '../facts/runtimes.ts';
import { servers } from '../facts/servers.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type LoadedModel, parseLlamaProps, parseOllamaPs, parseOllamaShow, parseOpenAiModels, parseVersionAnswer } from '../parsers/runtime-answers.ts';
import { parseListeningPorts, parseServerEnvironment, type ServingProcess } from '../parsers/serving-process.ts';
import { llamaCppBuildOf } from '../reference/runtime-releases.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { answered, call, claimModel, good, refused } from './reading/live-claims.ts';
import { askKoboldcpp, askLemonade, askLmStudio, askVllm, othersReads } from './reading/live-others.ts';
import { environLimit, findServing, portOf, type Serving, servingReads } from './reading/serving.ts';
import { type Unread, unread, unreadOf } from './reading/unread.ts';

/** Default ports of the servers that are asked. Only one that something listens on is ever connected to. */
const usual = { ollama: [11_434], 'llama.cpp': [8080, 9931], vllm: [8000], koboldcpp: [5001], 'lm-studio': [1234], lemonade: [13_305] } as const;
/** More servers of one kind than this are not asked. */
const mostPorts = 4;

export default defineProbe({
  id: 'live-servers',
  about:
    'What Ollama, llama-server, vLLM, KoboldCpp, LM Studio and Lemonade on loopback say of themselves, on their usual ports and on those that they were told; nothing is loaded or woken',
  reads: [
    'file /proc/net/tcp',
    'file /proc/net/tcp6',
    ...servingReads,
    'file /proc/*/environ',
    'env OLLAMA_HOST',
    'http GET http://127.0.0.1:*/api/version',
    'http GET http://127.0.0.1:*/api/ps',
    'http POST http://127.0.0.1:*/api/show **',
    'http GET http://127.0.0.1:*/props',
    ...othersReads,
  ],
  gives: [ollama.version, ollama.answers, models, runtimes, servers, llamaServer.build],
  limitMs: 1_000,
  async gather(host, claim) {
    const [tcp, tcp6, ollamaHost, found] = await Promise.all([
      host.read('/proc/net/tcp', { maxBytes: 1024 * 1024 }),
      host.read('/proc/net/tcp6', { maxBytes: 1024 * 1024 }),
      host.env('OLLAMA_HOST'),
      findServing(host),
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
    const serving = 'gap' in found ? [] : found.serving.filter(({ role }) => role === 'server');
    const told = await toldPorts(host, serving);
    const on = (kind: keyof typeof usual): number[] =>
      [...new Set([...told.flatMap((each) => (each.kind === kind && each.port !== undefined ? [each.port] : [])), ...usual[kind]])]
        .filter((port) => listening.has(port))
        .slice(0, mostPorts);
    const moved = isOk(ollamaHost) ? portIn(ollamaHost.text) : undefined;
    // "None answers" can be said only of a machine all of whose servers were seen.
    const hidden =
      unreadOf([['file /proc/net/tcp6', tcp6]]) ??
      ('gap' in found ? found : found.complete ? undefined : unread('denied', 'list /proc', 'not every process could be looked at'));
    const elsewhere =
      hidden ??
      unreadOf([['env OLLAMA_HOST', ollamaHost]]) ??
      (told.some(({ kind, sure }) => kind === 'ollama' && !sure) ? unread('denied', 'list /proc', 'the port of an Ollama that runs is not known') : undefined);
    const [ofOllama, ...llama] = await Promise.all([
      askOllama(host, claim, moved !== undefined && listening.has(moved) ? moved : on('ollama')[0], elsewhere),
      ...on('llama.cpp').map((port) => askLlamaServer(host, claim, port)),
      ...on('vllm').map((port) => askVllm(host, claim, port)),
      ...on('koboldcpp').map((port) => askKoboldcpp(host, claim, port)),
      ...on('lm-studio').map((port) => askLmStudio(host, claim, port)),
      ...on('lemonade').map((port) => askLemonade(host, claim, port)),
    ]);
    // No model is loaded elsewhere where the one server on this machine is an Ollama that lists its own, or there is none.
    const ollamas = serving.filter(({ kind }) => kind === 'ollama').length;
    const others = (['llama.cpp', 'vllm', 'koboldcpp', 'lm-studio', 'lemonade'] as const).flatMap(on).length + serving.length - ollamas;
    if (hidden === undefined && others === 0 && (ofOllama === 'listed' ? ollamas <= 1 : ofOllama === undefined && ollamas === 0)) claim.complete(models);
    if (llama.includes('llama.cpp')) return;
    const silent = llama.includes('silent') || serving.some(({ kind }) => kind === 'llama.cpp');
    claim(
      llamaServer.build,
      hidden ?? (silent ? gap('unsupported', 'list /proc', 'what may be a llama-server did not answer') : known<string>(null, 'file /proc/net/tcp')),
    );
  },
});

/** Ports by command line and environment; a server that was told none is looked for on its usual ones. */
async function toldPorts(
  host: Door,
  serving: readonly Serving[],
): Promise<readonly { readonly kind: ServingProcess['kind']; readonly port: number | undefined; readonly sure: boolean }[]> {
  return await Promise.all(
    serving.slice(0, 3 * mostPorts).map(async (serves) => {
      if (serves.kind !== 'llama.cpp' && serves.kind !== 'ollama') return { kind: serves.kind, port: serves.port, sure: true };
      const environ = await host.read(`/proc/${serves.pid}/environ`, environLimit);
      if (serves.kind === 'llama.cpp') return { kind: serves.kind, port: portOf(serves, environ), sure: isOk(environ) };
      return { kind: serves.kind, port: isOk(environ) ? portIn(parseServerEnvironment(environ.text).OLLAMA_HOST ?? '') : undefined, sure: isOk(environ) };
    }),
  );
}

/** `127.0.0.1:11435`, `http://0.0.0.0:8080/` */
function portIn(address: string): number | undefined {
  const port = Number(/:(\d{2,5})\/?$/.exec(address)?.[1]);
  return Number.isInteger(port) && port < 65_536 ? port : undefined;
}

/** `listed` where it named the models that it has loaded; undefined where nothing is there to ask. */
async function askOllama(host: Door, claim: Claim, port: number | undefined, elsewhere: Unread | undefined): Promise<'listed' | 'silent' | undefined> {
  if (port === undefined) {
    claim(ollama.answers, elsewhere ?? known(false, 'file /proc/net/tcp'));
    claim(ollama.version, elsewhere ?? known<string>(null, 'file /proc/net/tcp'));
    return undefined;
  }
  const base = `http://127.0.0.1:${port}`;
  const [versionCall, psCall] = [`GET ${base}/api/version`, `GET ${base}/api/ps`];
  const [version, ps] = await Promise.all([host.http(versionCall, call), host.http(psCall, call)]);
  const read = good(version) ? from(`http ${versionCall}`, version, parseVersionAnswer) : refused(`http ${versionCall}`, version);
  claim(ollama.version, read, 'library');
  claim(ollama.answers, 'gap' in read ? read : known(true, `http ${versionCall}`), 'library');
  if ('gap' in read || read.value === null) return 'silent';
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
    return 'silent';
  }
  await Promise.all(
    (loaded.value ?? []).map(async (model, at) => {
      const showCall = `POST ${base}/api/show ${JSON.stringify({ model: model.name })}`;
      // Names are the user's; a blank or control character in one cannot become part of a request. Four answers bound the time.
      const show = at < 4 && /^[\x21-\x7e]{1,300}$/.test(model.name) ? await host.http(showCall, { ...call, maxBytes: 2 * 1024 * 1024 }) : undefined;
      claimOllamaModel(claim, port, model, psCall, show === undefined ? undefined : { call: showCall, answer: show });
    }),
  );
  return 'listed';
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
  // Something else may listen on 8080; only what answers like a llama-server is one. One that loads its model, or wants a key, may be.
  if ('gap' in read || read.value === null) return isOk(props) && props.exit !== 503 && props.exit !== 401 ? undefined : 'silent';
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
  const alone = named.value?.length === 1;
  for (const model of named.value ?? []) claimModel(claim, port, context === undefined ? model : { ...model, context }, 'llama.cpp', modelsCall, alone);
  return 'llama.cpp';
}
