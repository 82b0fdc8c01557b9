import { all, any, defineCheck, models, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-nothing-fits-the-gpu',
  layer: 'model-config',
  kind: 'exposure',
  title: 'Beside context and buffers the GPU has no room for a single layer: the CPU does it all',
  impact: 'degraded',
  symptom: 'The GPU is found and stays idle: the log plans layers.offload=0, and `ollama ps` shows 100% CPU.',
  blamedOn: 'the driver',
  runtimes: ['ollama'],
  when: all(
    ollama.compute.hasAny('cuda', 'rocm'),
    // It is of the moment: with another model, or less on the GPU, it is gone.
    runtimes.some((runtime) => runtime.startError.has(/layers\.requested=-1 layers\.model=\d{1,3} layers\.offload=0\b/)),
  ),
  unless: any(
    // A later load went well.
    models.some((model) => all(model.runtime.is('ollama'), any(model.layersOffloaded.atLeast(1), model.sizeVram.atLeast(1)))),
    // This one does not reckon so: the line is of the release before it.
    ollama.version.atLeast('0.12.11'),
  ),
  // “gpu has too little memory to allocate any layers” is said of each GPU by itself, also where another one takes the model.
  hints: [/msg="?offload(?: to (?:cuda|rocm|gpu)"| library=(?:cuda|rocm)) layers\.requested=-1 layers\.model=\d{1,3} layers\.offload=0\b/],
  remedy: [
    {
      do: 'Update Ollama: the line is an estimate, which from 0.11.11 on gave way to measuring for its own engine, and in 0.12.11 altogether. From 0.11.8 on gpt-oss uses flash attention, with which 131072 tokens need a small part of the memory.',
    },
    {
      do: 'Flash attention and a quantised KV cache need less, where the model has the former.',
      setting: 'OLLAMA_FLASH_ATTENTION=1 OLLAMA_KV_CACHE_TYPE=q8_0',
    },
    {
      do: 'Lower the context: cache and compute buffers grow with it, and num_ctx times OLLAMA_NUM_PARALLEL counts. memory.graph and memory.required.kv in the same line tell how much they are.',
      setting: 'OLLAMA_CONTEXT_LENGTH=8192',
    },
    { do: 'End what else is on the GPU, and unload other models.', commands: ['nvidia-smi', 'ollama ps'] },
    { do: 'Or take a smaller model or quantization.' },
  ],
  verify: 'ollama ps   # a part on the GPU; up to 0.12.10 also layers.offload in the log',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/11776',
      date: '2025-08-07',
      establishes: 'a maintainer on layers.offload=0 with 22 GiB free: num_ctx of 131072 makes a graph that does not fit',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/f560bd077',
      date: '2025-11-11',
      establishes: 'the estimate and its line are gone, in 0.12.11',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/11996',
      date: '2025-08-26',
      establishes: 'merged for 0.11.8: gpt-oss with flash attention by default',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.9.0/llm/memory.go',
      date: '2025-05',
      establishes: 'the estimate and the line',
      strength: 'documented',
    },
  ],
});
