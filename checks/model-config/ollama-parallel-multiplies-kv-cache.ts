import { all, any, defineCheck, gpus, holds, models, not, ollama } from '#api';

export default defineCheck({
  id: 'ollama-parallel-multiplies-kv-cache',
  layer: 'model-config',
  kind: 'exposure',
  title: 'OLLAMA_NUM_PARALLEL multiplies the KV cache, and the model does not fit the GPU',
  impact: 'degraded',
  symptom: '`ollama ps` shows a split between CPU and GPU for a model that fits with one request at a time.',
  blamedOn: 'the model’s size, or a leak of VRAM',
  runtimes: ['ollama'],
  when: models.some((model) =>
    all(
      model.runtime.is('ollama'),
      // These get one request at a time whatever is set.
      not(model.architecture.has(/^(?:mllama|qwen3vl(?:moe)?|qwen35(?:moe)?|qwen3next|lfm2(?:moe)?|nemotron_h\w{0,10})$/)),
      // Nor do embedding models, whose architecture may be that of a language model.
      not(any(model.architecture.has(/bert|embed/i), model.name.has(/embed|rerank|\b(?:bge|gte|e5)\b/i))),
      // The cache of some thousand tokens is a few per cent of a model; only a long context makes the factor matter.
      holds('OLLAMA_NUM_PARALLEL of two or more makes 32768 tokens or more of its context', [ollama.environment, model.context], (environment, context) => {
        const slots = Number(environment.OLLAMA_NUM_PARALLEL ?? 1);
        return slots >= 2 && slots * context >= 32_768;
      }),
      // Where less than half of it fits, its weights alone are too large.
      holds('the model is split between CPU and GPU', [model.size, model.sizeVram], (size, vram) => vram >= size * 0.5 && vram < size * 0.95),
    ),
  ),
  // Where the GPU shares the system's memory the split costs little.
  unless: all(
    gpus.some((gpu) => gpu.integrated.is(true)),
    gpus.none((gpu) => gpu.integrated.is(false)),
  ),
  explains: ['ollama-model-partly-on-cpu'],
  remedy: [
    {
      do: 'Set OLLAMA_NUM_PARALLEL=1 for the server and restart it (requests then wait for each other), or lower the context.',
      setting: 'OLLAMA_NUM_PARALLEL=1',
    },
  ],
  verify: 'ollama ps   # 100% GPU',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'memory grows with parallel × context',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/sched.go',
      date: '2026-08-19',
      establishes: 'the architectures, and embedding models, for which the variable counts as 1',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/20c3266e9',
      date: '2025-07-08',
      establishes: 'the default is 1 from 0.10.0 on',
      strength: 'maintainer-confirmed',
    },
  ],
});
