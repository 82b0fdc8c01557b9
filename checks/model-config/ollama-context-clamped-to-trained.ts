import { all, any, defineCheck, holds, models, not, ollama } from '#api';

/** From 0.15.5 on, where nobody asks and the GPUs have 48 or 24 GiB in all: with most models more than the trained length, and the log warns of it. */
const defaults = [262_144, 32_768];

export default defineCheck({
  id: 'ollama-context-clamped-to-trained',
  layer: 'model-config',
  kind: 'fault',
  title: 'Ollama lowers the requested context to the length that the model was trained for',
  impact: 'risk',
  symptom: 'num_ctx or OLLAMA_CONTEXT_LENGTH seem to be ignored: long prompts are cut although more was asked for.',
  blamedOn: 'ROCm, the GPU, or a setting that does not work',
  runtimes: ['ollama'],
  when: models.some((model) =>
    all(
      model.runtime.is('ollama'),
      any(
        holds(
          'a num_ctx that is no default is above the trained length, which is in force',
          [model.contextRequested, model.contextTrained, model.context],
          (asked, trained, now) => !defaults.includes(asked) && asked > trained && now <= trained,
        ),
        holds(
          'OLLAMA_CONTEXT_LENGTH is above the trained length, which is in force',
          [ollama.contextRequested, model.contextTrained, model.context],
          (asked, trained, now) => asked > trained && now === trained,
        ),
      ),
      // Embedding models are short by design, and nobody sets the context for them.
      not(model.name.has(/embed|rerank/i)),
      any(model.contextTrained.atLeast(16_384), all(model.contextTrained.atLeast(4_096), not(model.architecture.has(/bert|embed/i)))),
    ),
  ),
  proves: [/requested context size too large for model.{0,20}\bnum_ctx=(?!(?:262144|32768)\b)\d{1,9}.{0,20}n_ctx_train=(?:1[6-9]\d{3}|[2-9]\d{4}|\d{6,})\b/],
  hints: [/requested context size too large for model/],
  remedy: [
    { do: 'Choose a model, or a variant of it, that was trained for the length you need; a larger number does not help.' },
    { do: 'If this model is meant to be short: ask for its own length, so that the number shown is the number in force.' },
  ],
  verify: 'ollama ps   # column CONTEXT; ollama show MODEL names the trained length',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/16828',
      date: '2026-06-20',
      establishes: 'taken for a bug of ROCm; the maintainer: 40960 is the model’s maximum',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16346',
      date: '2026-05-29',
      establishes: 'the same with OLLAMA_CONTEXT_LENGTH=65536 and a model of 32768; the maintainer: take a model with a larger maximum',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/llm/server.go',
      date: '2026-08-19',
      establishes: 'the clamp and its warning',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      date: '2026-08-19',
      establishes: 'the defaults of 32768 and 262144, which pass through the same clamp',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/d11fbd2c6',
      date: '2026-02-02',
      establishes: '/api/ps shows the value in force from 0.15.5 on',
      strength: 'documented',
    },
  ],
});
