import { all, defineCheck, gpus, holds, models, ollama } from '#api';

const split = models.some((model) =>
  all(
    model.runtime.is('ollama'),
    holds('at least a twentieth of it is not on the GPU', [model.size, model.sizeVram], (size, vram) => vram > 0 && vram < size * 0.95),
  ),
);

export default defineCheck({
  id: 'ollama-model-partly-on-cpu',
  layer: 'model-config',
  kind: 'exposure',
  title: 'Model and KV cache do not fit the GPU’s memory, so part of the layers run on the CPU',
  impact: 'degraded',
  symptom: '`ollama ps` shows a split such as 35%/65% CPU/GPU; generation is several times slower than with all layers on the GPU.',
  blamedOn: 'the driver, or the quantization',
  runtimes: ['ollama'],
  when: split,
  // Where the GPU shares the system's memory the split costs little.
  unless: all(
    gpus.some((gpu) => gpu.integrated.is(true)),
    gpus.none((gpu) => gpu.integrated.is(false)),
  ),
  // A table in a text may be of another state or machine; the server's own answer is of now.
  bites: all(ollama.answers.is(true), split),
  hints: [/\b\d{1,2}%\/\d{1,2}% CPU\/GPU\b/],
  remedy: [
    { do: 'Lower the context (OLLAMA_CONTEXT_LENGTH for the server, num_ctx for one model): the KV cache grows with it.' },
    { do: 'Quantise the KV cache, which costs a little quality and needs flash attention.', setting: 'OLLAMA_KV_CACHE_TYPE=q8_0' },
    { do: 'Or take a smaller quantization, and end what else holds VRAM.' },
    { do: 'A num_gpu in the Modelfile or request keeps layers off the GPU as well: take it out if nobody meant it.' },
  ],
  verify: 'ollama ps   # 100% GPU',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/context-length.mdx',
      date: '2026-08-19',
      establishes: 'a larger context needs more memory; the split is checked with ollama ps',
      strength: 'documented',
    },
  ],
});
