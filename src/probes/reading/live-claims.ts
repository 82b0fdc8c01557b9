import { models } from '../../facts/models.ts';
import { runtimes } from '../../facts/runtimes.ts';
import { servers } from '../../facts/servers.ts';
import { type Answer, isOk, type Ok } from '../../host/host.ts';
import type { LoadedModel } from '../../parsers/runtime-answers.ts';
import type { Finding } from '../../witness/claim.ts';
import { type Claim, gap, known } from '../define-probe.ts';

/** Two calls after one another must end within the probe's second. */
export const call = { timeoutMs: 400, maxBytes: 256 * 1024 };

export type LiveKind = 'ollama' | 'llama.cpp' | 'vllm' | 'koboldcpp' | 'lm-studio' | 'lemonade';

/** A server that answered runs. */
export function claimRuntime(claim: Claim, kind: LiveKind, name: string, callName: string, version: Finding<string> | undefined): void {
  const source = `http ${callName}`;
  const item = claim.item(runtimes, kind);
  item(runtimes.item.kind, known(kind, source), 'library');
  item(runtimes.item.name, known(name, source), 'library');
  item(runtimes.item.running, known(true, source), 'library');
  if (version !== undefined) item(runtimes.item.version, version, 'library');
}

/** @param alone the server holds this model only, so that what its process was told is about it */
export function claimModel(claim: Claim, port: number, model: LoadedModel, runtime: LiveKind, callName: string, alone = false) {
  const source = `http ${callName}`;
  const item = claim.item(models, alone ? `port:${port}` : `port:${port}/${model.name}`, {});
  item(models.item.name, known(model.name, source), 'library');
  item(models.item.runtime, known(runtime, source), 'library');
  const absent = gap('unsupported', source, 'the answer does not say');
  item(models.item.context, model.context === undefined ? absent : known(model.context, source), 'library');
  if (model.contextRequested !== undefined) item(models.item.contextRequested, known(model.contextRequested, source), 'library');
  if (runtime !== 'ollama') item(models.item.contextTrained, model.contextTrained === undefined ? absent : known(model.contextTrained, source), 'library');
  item(models.item.size, model.size === undefined ? absent : known(model.size, source), 'library');
  if (runtime === 'ollama') item(models.item.sizeVram, model.sizeVram === undefined ? absent : known(model.sizeVram, source), 'library');
  if (model.quantization !== undefined) item(models.item.quantization, known(model.quantization, source), 'library');
  if (model.architecture !== undefined) item(models.item.architecture, known(model.architecture, source), 'tool');
  return item;
}

export function answered(claim: Claim, port: number, kind: LiveKind, name: string, callName: string) {
  const item = claim.item(servers, `port:${port}`, {});
  item(servers.item.kind, known(kind, `http ${callName}`), 'library');
  item(servers.item.name, known(name, `http ${callName}`), 'library');
  item(servers.item.port, known(port, `http ${callName}`), 'library');
  item(servers.item.answers, known(true, `http ${callName}`), 'library');
  return item;
}

/** All of what was asked for. */
export function good(answer: Answer): answer is Ok {
  return isOk(answer) && answer.exit === 200 && answer.cut !== true;
}

export function refused(source: string, answer: Answer) {
  if (isOk(answer)) return gap(answer.cut === true ? 'too-large' : 'unreadable', source, `status ${answer.exit}`);
  return answer.got === 'absent' ? gap('unreadable', source, 'nothing answers') : gap(answer.got, source, answer.detail);
}
