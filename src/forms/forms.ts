import { owners } from '../reference/owners.ts';
import type { Report } from '../report/report.ts';
import type { Form } from './form.ts';
import { llamaCpp } from './trackers/llama-cpp.ts';
import { ollama } from './trackers/ollama.ts';
import { containerToolkit, generic, lemonade, lmStudio, wsl } from './trackers/platforms.ts';
import { pytorch, vllm } from './trackers/python-stacks.ts';
import { rocm } from './trackers/rocm.ts';

/** Every form that can be filled in. */
export const forms: readonly Form[] = [ollama, ...llamaCpp, vllm, pytorch, rocm, wsl, containerToolkit, lmStudio, lemonade, generic];

/** The form of the first finding's owner; the generic one where there is none for it, or nothing was found. */
export function formFor(report: Report): Form {
  const first = report.findings.find(({ rank }) => rank === 1);
  const component = Object.entries(owners).find(([, { name }]) => name === first?.owner.name)?.[0];
  return forms.find((form) => (form.owners as readonly string[]).includes(component ?? '')) ?? generic;
}
