import { all, defineCheck, holds, models, ollama, servers } from '#api';

export default defineCheck({
  id: 'ollama-ps-double-count',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.30.10 count memory-mapped weights twice in `ollama ps`',
  impact: 'risk',
  symptom: '`ollama ps` shows about twice the size and half of it on the CPU, where only a layer or two is.',
  blamedOn: 'a model that does not fit',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.11' }),
    models.some((model) =>
      all(
        model.runtime.is('ollama'),
        // What is counted again is nearly the whole file: as much as the part on the GPU, or half of it beside a large KV cache. Less is the embedding
        // table of a model that fits; much more, layers that are on the CPU indeed.
        holds(
          'the part on the CPU is about as large as the one on the GPU',
          [model.size, model.sizeVram],
          (size, vram) => vram >= size * 0.4 && vram <= size * 0.67,
        ),
      ),
    ),
  ),
  // Weights that are read and not mapped are counted once.
  unless: servers.some((server) => all(server.role.is('runner'), server.flags.has('--no-mmap'))),
  explains: ['ollama-model-partly-on-cpu'],
  remedy: [{ do: 'Update Ollama to 0.30.11 or later before you judge the split.' }],
  verify: 'ollama ps',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/046394033',
      date: '2026-06-24',
      establishes:
        'explains the double count of mapped weights with partial offload, in its test a model with 48 of 49 layers on the GPU, and ends it; first release 0.30.11',
      strength: 'maintainer-confirmed',
    },
  ],
});
