import { isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import {
  parseKoboldContext,
  parseKoboldModel,
  parseKoboldVersion,
  parseLemonadeHealth,
  parseLmStudioModels,
  parseLmStudioOldModels,
  parseOpenAiModels,
  parseVersionAnswer,
} from '../../parsers/runtime-answers.ts';
import { type Claim, from, known } from '../define-probe.ts';
import { answered, call, claimModel, claimRuntime, good } from './live-claims.ts';

/** Servers that tell little of themselves; each is taken for one only by an answer that no other gives. None of these calls loads anything. */
export const othersReads = [
  'http GET http://127.0.0.1:*/v1/models',
  'http GET http://127.0.0.1:*/version',
  'http GET http://127.0.0.1:*/api/extra/version',
  'http GET http://127.0.0.1:*/api/extra/true_max_context_length',
  'http GET http://127.0.0.1:*/api/v1/model',
  'http GET http://127.0.0.1:*/api/v1/models',
  'http GET http://127.0.0.1:*/api/v0/models',
  'http GET http://127.0.0.1:*/api/v1/health',
] as const;

export async function askVllm(host: Door, claim: Claim, port: number): Promise<void> {
  const [versionCall, modelsCall] = [`GET http://127.0.0.1:${port}/version`, `GET http://127.0.0.1:${port}/v1/models`];
  const [version, list] = await Promise.all([host.http(versionCall, call), host.http(modelsCall, call)]);
  if (!good(version) || !good(list)) return;
  const read = from(`http ${versionCall}`, version, parseVersionAnswer);
  const named = from(`http ${modelsCall}`, list, parseOpenAiModels);
  // Many programs answer /version; only with the list of models is it vLLM's server.
  if ('gap' in read || 'gap' in named || !(named.value ?? []).some(({ context }) => context !== undefined)) return;
  claimRuntime(claim, 'vllm', 'vLLM', versionCall, read);
  answered(claim, port, 'vllm', 'vLLM', versionCall);
  for (const model of named.value ?? []) claimModel(claim, port, model, 'vllm', modelsCall);
}

export async function askKoboldcpp(host: Door, claim: Claim, port: number): Promise<void> {
  const base = `GET http://127.0.0.1:${port}/api`;
  const version = await host.http(`${base}/extra/version`, call);
  if (!good(version)) return;
  const read = from(`http ${base}/extra/version`, version, parseKoboldVersion);
  if ('gap' in read) return;
  claimRuntime(claim, 'koboldcpp', 'KoboldCpp', `${base}/extra/version`, read);
  answered(claim, port, 'koboldcpp', 'KoboldCpp', `${base}/extra/version`);
  const [context, model] = await Promise.all([host.http(`${base}/extra/true_max_context_length`, call), host.http(`${base}/v1/model`, call)]);
  if (!good(model)) return;
  const name = from(`http ${base}/v1/model`, model, parseKoboldModel);
  if ('gap' in name || name.value === null) return;
  const length = good(context) ? from('', context, parseKoboldContext) : undefined;
  const told = length !== undefined && 'value' in length && length.value !== null ? { context: length.value } : {};
  claimModel(claim, port, { name: name.value, ...told }, 'koboldcpp', `${base}/${'context' in told ? 'extra/true_max_context_length' : 'v1/model'}`, true);
}

/** LM Studio 0.4 lists what is loaded with its settings; before, from 0.3.6 on, only that it is. */
export async function askLmStudio(host: Door, claim: Claim, port: number): Promise<void> {
  for (const [version, parse] of [['v1', parseLmStudioModels] as const, ['v0', parseLmStudioOldModels] as const]) {
    const modelsCall = `GET http://127.0.0.1:${port}/api/${version}/models`;
    // Every model on the disk is listed, with its description.
    const list = await host.http(modelsCall, { ...call, maxBytes: 2 * 1024 * 1024 });
    if (!isOk(list)) return;
    const loaded = good(list) ? from(`http ${modelsCall}`, list, parse) : undefined;
    if (loaded === undefined || 'gap' in loaded) continue;
    claimRuntime(claim, 'lm-studio', 'LM Studio', modelsCall, undefined);
    answered(claim, port, 'lm-studio', 'LM Studio', modelsCall);
    for (const model of loaded.value ?? []) claimModel(claim, port, model, 'lm-studio', modelsCall);
    return;
  }
}

export async function askLemonade(host: Door, claim: Claim, port: number): Promise<void> {
  const healthCall = `GET http://127.0.0.1:${port}/api/v1/health`;
  const health = await host.http(healthCall, call);
  if (!good(health)) return;
  const read = from(`http ${healthCall}`, health, parseLemonadeHealth);
  if ('gap' in read || read.value === null) return;
  const { version, models } = read.value;
  claimRuntime(claim, 'lemonade', 'Lemonade', healthCall, version === undefined ? undefined : known(version, `http ${healthCall}`));
  answered(claim, port, 'lemonade', 'Lemonade', healthCall);
  for (const model of models) claimModel(claim, port, model, 'lemonade', healthCall);
}
