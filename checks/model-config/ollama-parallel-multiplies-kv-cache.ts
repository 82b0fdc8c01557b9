import { all, defineCheck, holds, models, ollama } from '#api';

export default defineCheck({
  id: 'ollama-parallel-multiplies-kv-cache',
  layer: 'model-config',
  kind: 'exposure',
  title: 'OLLAMA_NUM_PARALLEL multiplies the KV cache, and the model does not fit the GPU',
  impact: 'degraded',
  symptom: '`ollama ps` shows a split between CPU and GPU for a model that would fit alone.',
  blamedOn: 'the model’s size, or a leak of VRAM',
  runtimes: ['ollama'],
  when: all(
    ollama.environment.value('OLLAMA_NUM_PARALLEL', /^(?:[2-9]|\d{2,3})$/),
    models.some((model) =>
      all(
        model.runtime.is('ollama'),
        // With one sequence the cache is a few per cent; only a long context makes the factor matter.
        model.context.atLeast(8192),
        holds('the model is split between CPU and GPU', [model.size, model.sizeVram], (size, vram) => vram > 0 && vram < size * 0.95),
      ),
    ),
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
      url: 'https://github.com/ollama/ollama/commit/20c3266e9',
      date: '2025-07-08',
      establishes: 'the default is 1 from 0.10.0 on',
      strength: 'maintainer-confirmed',
    },
  ],
});
