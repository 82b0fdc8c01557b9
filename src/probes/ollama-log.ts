import { models } from '../facts/models.ts';
import { ollama } from '../facts/ollama.ts';
import { type Answer, isOk } from '../host/host.ts';
import { type OllamaLog, parseOllamaLog } from '../parsers/ollama-log.ts';
import { parseUnitVariables } from '../parsers/serving-process.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';
import { findServing, servingReads } from './reading/serving.ts';

const unitFiles = ['/etc/systemd/system/ollama.service', '/usr/lib/systemd/system/ollama.service', '/lib/systemd/system/ollama.service'];
const show = 'systemctl show ollama.service -p Environment -p EnvironmentFiles';
// What the server says at its start and of its models; requests, which make most of a log, are left out by the journal itself.
const journal =
  'journalctl -u ollama.service -b -o cat --no-pager -n 400 --grep=inference.compute|Listening.on|server.config|vram-based|offloaded|Dynamic.LLM|too.large.for.model|layers.offload';

export default defineProbe({
  id: 'ollama-log',
  about: 'What the Ollama service logged at its start (devices, context, variables), where there is such a service',
  reads: [...unitFiles.map((file) => `stat ${file}`), ...servingReads, `command ${show}`, `command ${journal}`],
  gives: [ollama.compute, ollama.libraryFolders, ollama.totalVram, ollama.contextDefault, ollama.runners, ollama.environment, ollama.contextRequested, models],
  async gather(host, claim) {
    const files = await Promise.all(unitFiles.map((file) => host.stat(file)));
    if (!files.some(isOk)) {
      const none = gap('unsupported', `stat ${unitFiles[0]}`, 'no service of that name: its log is elsewhere');
      for (const fact of [ollama.libraryFolders, ollama.totalVram, ollama.contextDefault, ollama.runners]) claim(fact, none, 'log');
      // Where no server runs either, it uses no device: that leaves nothing open.
      const found = await findServing(host);
      const idle = !('gap' in found) && found.complete && !found.serving.some(({ kind }) => kind === 'ollama');
      claim(ollama.compute, idle ? known([], 'list /proc') : none, 'log');
      return;
    }
    const [unit, log] = await Promise.all([host.run(show, { timeoutMs: 800 }), host.run(journal, { timeoutMs: 1_200, maxBytes: 512 * 1024 })]);
    const variables = from(`command ${show}`, unit, parseUnitVariables, { absent: 'gap' });
    claim(ollama.environment, variables, 'tool');
    claim(ollama.contextRequested, 'gap' in variables ? variables : known(asked(variables.value?.OLLAMA_CONTEXT_LENGTH), `command ${show}`), 'tool');
    claimLog(claim, log);
  },
});

function claimLog(claim: Parameters<Parameters<typeof defineProbe>[0]['gather']>[1], answer: Answer): void {
  const source = `command ${journal.split(' -b', 1)[0]}`;
  const read = <T>(pick: (log: OllamaLog) => T | null | undefined) => {
    if (isOk(answer) && /insufficient permissions|not seeing messages from other users/i.test(`${answer.stderr ?? ''}${answer.text}`))
      return gap('denied', source, 'the journal is closed to this user');
    const found = from(source, answer, (text) => pick(parseOllamaLog(text)) ?? null, { absent: 'gap' });
    // Not in the part of the log that is left is no "not there".
    return 'value' in found && found.value === null ? gap('unsupported', source, 'the log does not say') : found;
  };
  claim(
    ollama.compute,
    read(({ discovered, devices }) => (discovered ? devices.map(({ library }) => library) : null)),
    'log',
  );
  claim(
    ollama.libraryFolders,
    read(({ discovered, devices }) => (discovered ? devices.flatMap(({ folders }) => folders) : null)),
    'log',
  );
  claim(
    ollama.totalVram,
    read(({ totalVram }) => totalVram),
    'log',
  );
  claim(
    ollama.contextDefault,
    read(({ defaultContext }) => defaultContext),
    'log',
  );
  claim(
    ollama.runners,
    read(({ runners }) => runners),
    'log',
  );
  claim(
    ollama.environment,
    read(({ environment }) => environment),
    'log',
  );
  const last = read(({ loads }) => loads.findLast(({ contextRequested }) => contextRequested !== undefined));
  if ('gap' in last || last.value === null) return;
  const { contextRequested, contextTrained } = last.value;
  const item = claim.item(models, 'log:ollama');
  item(models.item.runtime, known('ollama', source), 'log');
  if (contextRequested !== undefined) item(models.item.contextRequested, known(contextRequested, source), 'log');
  if (contextTrained !== undefined) {
    item(models.item.contextTrained, known(contextTrained, source), 'log');
    // The line itself says that the request was lowered to the trained length.
    item(models.item.context, known(contextTrained, source), 'log');
  }
}

function asked(value: string | undefined): number | null {
  const tokens = Number(value);
  return Number.isInteger(tokens) && tokens > 0 ? tokens : null;
}
