import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-model-blob-outdated',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model was pulled for an older Ollama, whose files this release can no longer load',
  impact: 'blocked',
  symptom: 'After an update a vision model ends with “is no longer compatible with your version of Ollama and has been replaced by a newer version”.',
  blamedOn: 'the update, or the GPU',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/is no longer compatible with your version of Ollama/)),
  proves: [/is no longer compatible with your version of Ollama and has been replaced by a newer version/],
  remedy: [
    {
      do: 'Pull the model again; it is downloaded as a whole. Models made of it with `ollama create` have to be made again.',
      commands: ['ollama pull llama3.2-vision'],
    },
  ],
  verify: 'ollama run llama3.2-vision hello',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      date: '2026-08-19',
      establishes: 'the message, for files of the architecture mllama that carry their own image code',
      strength: 'documented',
    },
  ],
});
