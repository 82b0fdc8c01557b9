import { all, defineCheck, holds, models, ollama } from '#api';

export default defineCheck({
  id: 'ollama-ps-double-count',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.30.10 count memory-mapped weights twice in `ollama ps`',
  impact: 'risk',
  symptom: '`ollama ps` shows about twice the size and a share of the CPU that is not there.',
  blamedOn: 'a model that does not fit',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.11' }),
    models.some((model) =>
      all(
        model.runtime.is('ollama'),
        holds('the model is split between CPU and GPU', [model.size, model.sizeVram], (size, vram) => vram > 0 && vram < size * 0.95),
      ),
    ),
  ),
  explains: ['ollama-model-partly-on-cpu'],
  remedy: [{ do: 'Update Ollama to 0.30.11 or later before you judge the split.' }],
  verify: 'ollama ps',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/046394033',
      date: '2026-06-24',
      establishes: 'explains the double count and ends it; first release 0.30.11',
      strength: 'maintainer-confirmed',
    },
  ],
});
