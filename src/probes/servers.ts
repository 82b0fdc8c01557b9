import { ollama } from '../facts/ollama.ts';
import { runtimes } from '../facts/runtimes.ts';
import { servers } from '../facts/servers.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseControlGroup, parseMappedLibraries, parseServerEnvironment, type ServingProcess } from '../parsers/serving-process.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { environLimit, findServing, portOf, type Serving, servingReads } from './reading/serving.ts';

/** More serving processes than this are not looked at: a host with hundreds of workers tells nothing new after the first ones. */
const mostServers = 24;
const ollamaPort = 11_434;

export default defineProbe({
  id: 'servers',
  about: 'Processes that serve models: their flags, the variables that matter, the GPU libraries they loaded, user and control group',
  reads: [...servingReads, 'file /proc/*/status', 'file /proc/*/environ', 'file /proc/*/maps', 'file /proc/*/cgroup', 'file /etc/passwd'],
  gives: [
    servers,
    runtimes,
    ollama.environment,
    ollama.contextRequested,
    ollama.modelsFolder,
    ollama.clientVersion,
    ollama.missedByHand,
    ollama.projectorKeptOff,
    ollama.reported,
  ],
  async gather(host, claim) {
    claim(ollama.clientVersion, known<string>(null, 'only a report tells'));
    claim(ollama.projectorKeptOff, known<string>(null, 'only a report tells'));
    claim(ollama.missedByHand, known<'models' | 'settings'>(null, 'only a report tells'));
    claim(ollama.reported, known<readonly ('address-moved' | 'settings-lost' | 'folder-closed')[]>([], 'only a report tells'));
    const found = await findServing(host);
    if ('gap' in found) {
      claim.gap(servers, found.gap, found.source, found.detail);
      for (const fact of [ollama.environment, ollama.contextRequested, ollama.modelsFolder]) claim(fact, found);
      return;
    }
    const { serving, complete } = found;
    const users = serving.length > 0 ? userNames(await host.read('/etc/passwd')) : new Map<string, string>();
    // The environment of a service's account is closed to us: the only Ollama server is the one that answers on its usual port.
    const ollamas = serving.filter(({ kind, role }) => kind === 'ollama' && role === 'server');
    const usual = complete && ollamas.length === 1 ? ollamas[0] : undefined;
    const looked = await Promise.all(serving.slice(0, mostServers).map((each) => look(host, claim, each, users, each === usual ? [`port:${ollamaPort}`] : [])));
    if (serving.length <= mostServers && complete) claim.complete(servers);
    claimOllama(
      claim,
      looked.find(({ serves }) => serves.kind === 'ollama' && serves.role === 'server'),
    );
  },
});

interface Looked {
  readonly serves: ServingProcess;
  readonly environ: Answer;
  readonly source: string;
}

async function look(host: Door, claim: Claim, serves: Serving, users: ReadonlyMap<string, string>, likely: readonly string[]): Promise<Looked> {
  const at = `/proc/${serves.pid}`;
  const [status, environ, maps, cgroup] = await Promise.all([
    host.read(`${at}/status`, { maxBytes: 8 * 1024 }),
    host.read(`${at}/environ`, environLimit),
    host.read(`${at}/maps`, { maxBytes: 4 * 1024 * 1024 }),
    host.read(`${at}/cgroup`, { maxBytes: 8 * 1024 }),
  ]);
  const source = `file ${at}/cmdline`;
  const port = portOf(serves, environ);
  const same = port === undefined ? likely : [`port:${port}`];
  const item = claim.item(servers, `pid:${serves.pid}`, same.length === 0 || serves.role === 'runner' ? {} : { same });
  item(servers.item.kind, known(serves.kind, source));
  item(servers.item.name, known(serves.name, source));
  item(servers.item.role, known(serves.role, source));
  item(servers.item.program, known(serves.program, source));
  item(servers.item.flags, known(serves.flags, source));
  if (port !== undefined) item(servers.item.port, known(port, source));
  item(
    servers.item.user,
    from(
      `file ${at}/status`,
      status,
      (text) => {
        const uid = /^Uid:\s+\d+\s+(\d+)/m.exec(text)?.[1];
        if (uid === undefined) throw new Error('no line Uid');
        return users.get(uid) ?? uid;
      },
      gone,
    ),
  );
  item(servers.item.environment, from(`file ${at}/environ`, environ, parseServerEnvironment, gone));
  const libraries = <T>(pick: (of: ReturnType<typeof parseMappedLibraries>) => T) =>
    isOk(maps) && maps.cut === true ? gap('too-large', `file ${at}/maps`) : from(`file ${at}/maps`, maps, (text) => pick(parseMappedLibraries(text)), gone);
  item(
    servers.item.libraries,
    libraries(({ paths }) => [...new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)))]),
  );
  item(
    servers.item.deletedLibraries,
    libraries(({ deleted }) => [...deleted]),
  );
  item(
    servers.item.unit,
    from(`file ${at}/cgroup`, cgroup, (text) => parseControlGroup(text).unit, gone),
  );
  item(
    servers.item.inContainer,
    from(`file ${at}/cgroup`, cgroup, (text) => parseControlGroup(text).inContainer, gone),
  );
  if (serves.role === 'server') {
    const runtime = claim.item(runtimes, serves.kind);
    runtime(runtimes.item.kind, known(serves.kind, source));
    runtime(runtimes.item.name, known(serves.name === 'llama-server' ? 'llama.cpp' : serves.name, source));
    runtime(runtimes.item.running, known(true, source));
  }
  return { serves, environ, source: `file ${at}/environ` };
}

/** A process that has ended since is no process without libraries. */
const gone = { absent: 'gap' } as const;

function claimOllama(claim: Claim, server: Looked | undefined): void {
  const read = <T>(pick: (environment: Record<string, string>) => T | null) =>
    server === undefined ? known<T>(null, 'list /proc') : from(server.source, server.environ, (text) => pick(parseServerEnvironment(text)), gone);
  claim(
    ollama.environment,
    read((environment) => environment),
  );
  claim(
    ollama.contextRequested,
    read((environment) => {
      const asked = Number(environment.OLLAMA_CONTEXT_LENGTH);
      return Number.isInteger(asked) && asked > 0 ? asked : null;
    }),
  );
  claim(
    ollama.modelsFolder,
    read((environment) => environment.OLLAMA_MODELS || null),
  );
}

function userNames(passwd: Answer): Map<string, string> {
  return new Map(
    (isOk(passwd) ? passwd.text.split('\n') : []).flatMap((line) => {
      const [name, , uid] = line.split(':');
      return name && uid ? [[uid, name] as const] : [];
    }),
  );
}
