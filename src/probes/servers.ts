import { models } from '../facts/models.ts';
import { ollama } from '../facts/ollama.ts';
import { runtimes } from '../facts/runtimes.ts';
import { servers } from '../facts/servers.ts';
import { type Answer, isOk, parseStat } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { modelFileState } from '../parsers/gguf-header.ts';
import {
  mayServe,
  parseControlGroup,
  parseMappedLibraries,
  parseServerEnvironment,
  parseServingProcess,
  type ServingProcess,
} from '../parsers/serving-process.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

/** More serving processes than this are not looked at: a host with hundreds of workers tells nothing new after the first ones. */
const mostServers = 24;
const mostFiles = 4;

export default defineProbe({
  id: 'servers',
  about:
    'Processes that serve models: their flags, the variables that matter, the GPU libraries they loaded, user and control group, and whether their model file is a GGUF',
  reads: [
    'list /proc',
    'file /proc/*/comm',
    'file /proc/*/cmdline',
    'file /proc/*/status',
    'file /proc/*/environ',
    'file /proc/*/maps',
    'file /proc/*/cgroup',
    'file /etc/passwd',
    'file /**.gguf',
    'stat /**.gguf',
  ],
  gives: [servers, runtimes, models, ollama.environment, ollama.contextRequested, ollama.modelsFolder],
  async gather(host, claim) {
    const proc = await host.list('/proc');
    if (!isOk(proc)) {
      const [reason, detail] = proc.got === 'absent' ? (['unsupported', 'no /proc'] as const) : ([proc.got, proc.detail] as const);
      claim.gap(servers, reason, 'list /proc', detail);
      for (const fact of [ollama.environment, ollama.contextRequested, ollama.modelsFolder]) claim(fact, gap(reason, 'list /proc', detail));
      return;
    }
    const processes = proc.text.split('\n').filter((name) => /^\d{1,10}$/.test(name));
    // The name of a process is 16 bytes; only where it may be a server the rest is read.
    const named = await Promise.all(processes.map(async (pid) => ({ pid, comm: await host.read(`/proc/${pid}/comm`, { maxBytes: 64 }) })));
    const likely = named.filter(({ comm }) => isOk(comm) && mayServe(comm.text.trim()));
    const lines = await Promise.all(likely.map(async ({ pid }) => ({ pid, cmdline: await host.read(`/proc/${pid}/cmdline`, { maxBytes: 32 * 1024 }) })));
    const serving = lines.flatMap(({ pid, cmdline }) => {
      const found = isOk(cmdline) ? parseServingProcess(cmdline.text) : undefined;
      return found === undefined ? [] : [{ pid, ...found }];
    });
    const users = serving.length > 0 ? userNames(await host.read('/etc/passwd')) : new Map<string, string>();
    const looked = await Promise.all(serving.slice(0, mostServers).map((each) => look(host, claim, each, users)));
    if (serving.length <= mostServers && !named.some(({ comm }) => !isOk(comm) && comm.got !== 'absent' && comm.got !== 'unreadable')) claim.complete(servers);
    await Promise.all([...new Set(looked.flatMap(modelFile))].slice(0, mostFiles).map((file) => lookAtFile(host, claim, file)));
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

async function look(host: Door, claim: Claim, serves: ServingProcess & { pid: string }, users: ReadonlyMap<string, string>): Promise<Looked> {
  const at = `/proc/${serves.pid}`;
  const [status, environ, maps, cgroup] = await Promise.all([
    host.read(`${at}/status`, { maxBytes: 8 * 1024 }),
    host.read(`${at}/environ`, { maxBytes: 64 * 1024 }),
    host.read(`${at}/maps`, { maxBytes: 4 * 1024 * 1024 }),
    host.read(`${at}/cgroup`, { maxBytes: 8 * 1024 }),
  ]);
  const source = `file ${at}/cmdline`;
  const item = claim.item(servers, `pid:${serves.pid}`, serves.port === undefined || serves.role === 'runner' ? {} : { same: [`port:${serves.port}`] });
  item(servers.item.kind, known(serves.kind, source));
  item(servers.item.name, known(serves.name, source));
  item(servers.item.role, known(serves.role, source));
  item(servers.item.program, known(serves.program, source));
  item(servers.item.flags, known(serves.flags, source));
  if (serves.port !== undefined) item(servers.item.port, known(serves.port, source));
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

/** The model that a llama-server was started with, where it names a file. */
function modelFile({ serves }: Looked): string[] {
  const file = serves.kind === 'llama.cpp' && serves.role === 'server' ? serves.flags['--model'] : undefined;
  return file?.startsWith('/') && file.endsWith('.gguf') ? [file] : [];
}

async function lookAtFile(host: Door, claim: Claim, file: string): Promise<void> {
  const [head, stat] = await Promise.all([host.read(file, { maxBytes: 512 }), host.stat(file)]);
  const item = claim.item(models, `file:${file}`);
  item(models.item.name, known(file, `stat ${file}`));
  item(models.item.runtime, known('llama.cpp', 'list /proc'));
  item(models.item.fileState, from(`file ${file}`, head, modelFileState));
  item(
    models.item.fileSize,
    from(`stat ${file}`, stat, (text) => parseStat(text).size),
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
