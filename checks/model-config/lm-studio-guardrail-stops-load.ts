import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'lm-studio-guardrail-stops-load',
  layer: 'model-config',
  kind: 'fault',
  title: 'LM Studio’s guardrail stops the load: by its estimate memory does not suffice',
  impact: 'blocked',
  symptom: 'The load ends with “Model loading was stopped due to insufficient system resources … requires approximately … of memory”.',
  blamedOn: 'the engine, or a memory leak',
  runtimes: ['lm-studio'],
  when: runtimes.some((runtime) => runtime.startError.has(/Model loading (?:was stopped|aborted) due to insufficient system resources/)),
  proves: [/Model loading (?:was stopped|aborted) due to insufficient system resources/],
  remedy: [
    {
      do: 'Shorten the context, quantise the KV cache, or take a smaller quantization; unload other models and end what else holds memory.',
      commands: ['free -h'],
    },
    {
      do: 'The number in the message is an estimate. If it is far off (more than the file and its context can need), update LM Studio; or relax the guardrail in the settings, at the risk that the machine freezes or the OOM killer strikes if it was right.',
    },
    {
      do: 'An APU whose firmware sets much of the memory aside as VRAM: the guardrail was reported to look at the RAM that is left. Set less aside, or relax it.',
    },
  ],
  verify: 'free -h',
  owner: { component: 'lm-studio' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1038',
      date: '2025-10-05',
      establishes: 'the message on Linux with an estimate that was no number; fixed in 0.3.28',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/484',
      date: '2025-03-07',
      establishes: 'its earlier words (“aborted”), with the guardrail’s name in the trace',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1471',
      date: '2026-02-03',
      establishes: 'Linux, 96 GiB set aside for the GPU: 15.89 GB are refused with 22 GiB of RAM available',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/localization/pull/303',
      date: '2025-09-19',
      establishes: 'the makers’ texts for it: an estimate, the settings, and loading anyway',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1202',
      date: '2025-11-08',
      establishes: '273 GB estimated with the longest context of a 12B model (on Windows)',
      strength: 'several-reports',
    },
  ],
});
