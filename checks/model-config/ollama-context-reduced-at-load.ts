import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-context-reduced-at-load',
  layer: 'model-config',
  kind: 'exposure',
  title: 'Ollama ran out of memory at the load and tried again with a shorter context',
  impact: 'risk',
  symptom: 'The context in `ollama ps` is shorter than documented for this much VRAM, and differs from day to day; long prompts are cut.',
  blamedOn: 'chance, or an update',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/reducing automatic context and retrying once/)),
  ),
  hints: [/llama-server load failed; reducing automatic context and retrying once/],
  remedy: [
    { do: 'Set a context that fits, for the server; then nothing is chosen at the load.', setting: 'OLLAMA_CONTEXT_LENGTH=16384' },
    { do: 'Or free VRAM before the model is loaded: other models, a desktop, other programs.', commands: ['ollama ps'] },
  ],
  verify: 'ollama ps   # column CONTEXT',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/sched.go',
      date: '2026-08-19',
      establishes: 'only an automatic context is reduced, once, after a load that ran out of memory; the warning and its fields',
      strength: 'documented',
    },
  ],
});
