import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'sglang-no-memory-for-kv-cache',
  layer: 'model-config',
  kind: 'fault',
  title: 'After the weights are loaded, SGLang’s share of the GPU’s memory holds no KV cache',
  impact: 'blocked',
  symptom: 'The start ends with “Not enough memory” and the advice to increase --mem-fraction-static.',
  blamedOn: 'the option’s name: other out-of-memory errors of SGLang are cured by lowering it',
  runtimes: ['sglang'],
  when: torch.some((environment) => environment.lastError.has(/Not enough memory\. Please try to increase --mem-fraction-static/)),
  proves: [/RuntimeError: Not enough memory\. Please try to increase --mem-fraction-static/],
  remedy: [
    {
      do: 'Look for other programs on the GPU (a server of before that did not end): what they hold is missing here. rocm-smi --showpids tells it on Radeon and Instinct.',
      commands: ['nvidia-smi'],
    },
    {
      do: 'Raise --mem-fraction-static in steps of 0.02: what it leaves free (of all of the memory) is for activations and CUDA graphs. If the next error is an out-of-memory one, the model does not fit this way.',
      setting: '--mem-fraction-static 0.9',
    },
    {
      do: 'Then take a smaller or more quantised model, or spread it over more GPUs with --tp; fewer graphs (--cuda-graph-max-bs) and shorter prefill chunks need less room beside.',
    },
  ],
  verify: 'the line “max_total_num_tokens=…” at the start',
  owner: { component: 'sglang' },
  evidence: [
    {
      url: 'https://github.com/sgl-project/sglang/issues/322',
      date: '2024-03-22',
      establishes: 'the message, and that it asks for the opposite of what helps against an error later on',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang-omni/pull/292',
      date: '2026-04-14',
      establishes: 'the two errors told apart: at the start the weights leave no room within the share, later activations lack it outside',
      strength: 'documented',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/4330',
      date: '2025-03-12',
      establishes: '48 GB: 0.84 ends with it, 0.85 with an out-of-memory error',
      strength: 'single-report',
    },
  ],
});
