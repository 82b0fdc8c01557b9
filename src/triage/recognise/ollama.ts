import { gpus } from '../../facts/gpus.ts';
import { models } from '../../facts/models.ts';
import { ollama } from '../../facts/ollama.ts';
import { runtimes } from '../../facts/runtimes.ts';
import { isOllamaLogLine, type OllamaDevice, type OllamaLog, parseOllamaLog } from '../../parsers/ollama-log.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { type Recogniser, said, sourceOf, span } from './recogniser.ts';

const line =
  /level=(?:TRACE|DEBUG|INFO|WARN|ERROR) source=|\binference compute\b|Listening on \S{1,100} \(version|\bserver config\b|^\[GIN\]|cudaSetDevice err|msg="/;

/** The server log of Ollama, or single lines of it. */
export const ollamaLog: Recogniser = {
  kind: 'ollama-log',
  mark: /source=\w{1,40}\.go:|inference compute|Listening on \S{1,100} \(version|server config"? env=/,
  read(output, book) {
    const found = span(output, (text) => line.test(text) || isOllamaLogLine(text), 'log');
    if (found === undefined) return false;
    const log = parseOllamaLog(output.text);
    book.recognised('ollama-log', found.from, found.to);
    const { place } = found;
    claimRuntime(book, place, 'ollama', { version: log.version, running: true });
    book.fact(place, ollama.version, log.version);
    if (log.environment !== undefined) book.entries(place, ollama.environment, log.environment);
    // Before 0.15.5 the line showed the default as a value; from there on 0 says that nothing was set.
    const asked = Number(log.environment?.OLLAMA_CONTEXT_LENGTH);
    book.fact(place, ollama.contextRequested, asked === 0 ? null : asked > 4096 ? asked : undefined);
    book.fact(place, ollama.totalVram, log.totalVram);
    book.fact(place, ollama.contextDefault, log.defaultContext);
    book.fact(place, ollama.runners, log.runners);
    book.fact(place, ollama.projectorKeptOff, log.projectorKeptOff);
    if (log.discovered || log.devices.length > 0) {
      book.fact(place, ollama.compute, log.devices.length === 0 ? ['cpu'] : [...new Set(log.devices.map(({ library }) => library))]);
      book.fact(place, ollama.libraryFolders, [...new Set(log.devices.flatMap(({ folders }) => folders))]);
    }
    claimDevices(book, place, log);
    claimLoads(book, place, log);
    return true;
  },
};

/** `ollama --version` tells both versions where they differ; without a server that answers it tells its own alone, in the same words. */
export const ollamaVersions: Recogniser = {
  kind: 'ollama --version',
  mark: /Warning: client version is v?\d/,
  read(output, book) {
    const at = output.lines.findLastIndex(({ text }) => /Warning: client version is v?\d/.test(text.slice(0, 200)));
    const [server, client] = [output.lines[at - 1], output.lines[at]].map((line) =>
      /\b(?:ollama|client) version is v?(\d{1,3}\.\d{1,3}\.\d{1,4}[\w.+-]{0,20})/.exec(line?.text.slice(0, 200) ?? ''),
    );
    const number = output.lines[at]?.number;
    if (number === undefined || !client) return false;
    if (!server) {
      // Nobody answers: the server that is to be started is this program, most likely.
      if (!/could not connect to a running Ollama instance/.test(output.lines[at - 1]?.text ?? '')) return false;
      claimRuntime(book, { source: sourceOf(number, number), standing: 'prose' }, 'ollama', { version: client[1] });
      book.recognised('ollama --version', number, number);
      return true;
    }
    // Asked once more, after the server was started anew: it has the client's version now, and no warning follows.
    const again = output.lines.slice(at + 1).some(({ text }) => /^\s{0,8}ollama version is v?(\d\S{0,30})/.exec(text)?.[1] === client[1]);
    const place: Place = { source: sourceOf(number - 1, number), standing: 'tool' };
    claimRuntime(book, place, 'ollama', { version: again ? client[1] : server[1] });
    if (again) {
      book.fact(place, ollama.version, client[1]);
      book.recognised('ollama --version', number - 1, number);
      return true;
    }
    book.fact(place, ollama.version, server[1]);
    book.fact(place, ollama.clientVersion, client[1]);
    book.recognised('ollama --version', number - 1, number);
    return true;
  },
};

/** A load that took too long, by the server's log or as a client passes it on; until 0.24 with its progress. */
export const ollamaLoadTimeout: Recogniser = {
  kind: 'ollama load timeout',
  mark: /timed out waiting for llama(?: runner|-server) to start - /,
  read(output, book) {
    const line = output.lines.find(({ text }) => /timed out waiting for llama(?: runner|-server) to start - /.test(text.slice(0, 4_000)));
    if (line === undefined) return false;
    const place: Place = { source: `line ${line.number}`, standing: 'log' };
    claimRuntime(book, place, 'ollama');
    const item = book.item(place, runtimes, 'text:ollama');
    item(runtimes.item.startError, /timed out waiting for llama(?: runner|-server) to start - [^"\n]{0,80}/.exec(line.text)?.[0]);
    book.recognised('ollama load timeout', line.number, line.number);
    return true;
  },
};

function claimDevices(book: Book, place: Place, log: OllamaLog): void {
  for (const [index, device] of log.devices.entries()) {
    if (device.library === 'cpu' || device.library === 'metal') continue;
    const name = device.name !== undefined && !/^(?:[0-9a-f]{4}:[0-9a-f]{4}|\w{2,8}\d{1,2})$/i.test(device.name) ? device.name : undefined;
    const pciId = /^[0-9a-f]{4}:[0-9a-f]{4}$/i.test(device.name ?? '') ? device.name?.toLowerCase() : undefined;
    const pci = device.pci === undefined ? undefined : device.pci.length === 7 ? `0000:${device.pci}` : device.pci;
    const hints = { ...(pci === undefined ? {} : { pci }), ...(pciId === undefined ? {} : { pciId }) };
    const item = claimGpu(book, place, `ollama:${device.library}${index}`, name, hints);
    item(gpus.item.vendor, vendors[device.library]);
    item(gpus.item.arch, archOf(device));
    // HIP names the target that KFD lists.
    if (device.library === 'rocm') item(gpus.item.kfdArch, device.compute);
    if (device.library === 'cuda') item(gpus.item.computeCapability, device.compute);
    item(gpus.item.integrated, device.integrated);
    item(gpus.item.pciId, pciId);
  }
  if (log.devices.length > 0) return;
  for (const target of log.gfxTargets) {
    const item = claimGpu(book, place, `ollama-gfx:${target}`, undefined);
    item(gpus.item.vendor, 'amd');
    item(gpus.item.arch, target);
  }
}

const vendors: Readonly<Record<string, 'amd' | 'nvidia' | 'intel'>> = { cuda: 'nvidia', rocm: 'amd', oneapi: 'intel' };

function archOf({ library, compute }: OllamaDevice): string | undefined {
  return library === 'cuda' || library === 'rocm' ? said(compute) : undefined;
}

function claimLoads(book: Book, place: Place, log: OllamaLog): void {
  const last = log.loads.at(-1);
  if (last === undefined) return;
  const item = book.item(place, models, 'text:ollama');
  item(models.item.runtime, 'ollama');
  item(models.item.layersOffloaded, last.layersOffloaded);
  item(models.item.layersTotal, last.layersTotal);
  const context = log.loads.findLast(({ contextRequested }) => contextRequested !== undefined);
  item(models.item.contextRequested, context?.contextRequested);
  item(models.item.contextTrained, context?.contextTrained);
}
