import { all, any, defineCheck, gpus, holds, models, ollama } from '#api';

export default defineCheck({
  id: 'ollama-default-context-by-vram',
  layer: 'model-config',
  kind: 'exposure',
  title: 'Since 0.15.5 Ollama’s default context grows with VRAM, and the model no longer fits',
  impact: 'degraded',
  symptom: 'After an update to 0.15.5 or later a model that fitted takes far more memory; `ollama ps` shows a split between CPU and GPU, and it is slow.',
  blamedOn: 'a leak, the model’s update, or the driver',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.15.5', fixed: null, seen: ['0.15.5', '0.32.15'] }),
    // Whoever asked for such a context got what he asked for.
    ollama.contextRequested.isAbsent(),
    models.some((model) =>
      all(
        model.runtime.is('ollama'),
        model.contextRequested.isAbsent(),
        model.context.atLeast(32_768),
        // Below 23 GiB the default is 4096, and below 47 GiB 32768: a longer one was asked for by a client.
        any(
          holds('the default is so long', [model.context, ollama.contextDefault], (context, byDefault) => context <= byDefault),
          all(
            model.context.is(32_768),
            gpus.some((gpu) => gpu.vramTotal.atLeast(23 * 2 ** 30)),
          ),
          gpus.some((gpu) => gpu.vramTotal.atLeast(47 * 2 ** 30)),
        ),
        // Where less than half of it fits, its weights alone are too large.
        holds('the model is split between CPU and GPU', [model.size, model.sizeVram], (size, vram) => vram >= size * 0.5 && vram < size * 0.95),
      ),
    ),
  ),
  // Where the GPU shares the system's memory the split costs little.
  unless: all(
    gpus.some((gpu) => gpu.integrated.is(true)),
    gpus.none((gpu) => gpu.integrated.is(false)),
  ),
  // The line “vram-based default context” stands at every start, also where all fits.
  hints: [/\b\d{1,2}%\/\d{1,2}% CPU\/GPU\s{1,20}(?:32768|40960|65536|1\d{5}|2\d{5})\b/],
  explains: ['ollama-model-partly-on-cpu'],
  remedy: [
    {
      do: 'Set the context that you need for the server (`sudo systemctl edit ollama`, below [Service]) and restart it, which unloads models; a container gets the variable with -e.',
      setting: 'Environment="OLLAMA_CONTEXT_LENGTH=8192"',
    },
    { do: 'A num_ctx in the Modelfile or in the client’s request wins over the variable: look there if `ollama ps` shows another context afterwards.' },
    { do: 'If the model is still split with a short context, its weights alone are too large: take a smaller quantization.' },
  ],
  verify: 'ollama ps   # 100% GPU, and the context that you set',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/0334ffa62',
      date: '2026-02-02',
      establishes: 'the three defaults by VRAM; first release 0.15.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14332',
      date: '2026-02-19',
      establishes: 'a model that was on the GPU whole with 4096 gets 131072 by default and needs the CPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14073',
      date: '2026-02-04',
      establishes: '52 GB of VRAM: models spill to the CPU with the new default',
      strength: 'several-reports',
    },
  ],
});
