import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-model-blob-outdated',
  layer: 'model-config',
  kind: 'fault',
  title: 'llama3.2-vision was pulled before Ollama 0.7, or this release (0.30 on) has no code for it',
  impact: 'blocked',
  symptom:
    "After an update llama3.2-vision ends with “is no longer compatible with your version of Ollama and has been replaced by a newer version”, or with “unknown model architecture: 'mllama'”.",
  blamedOn: 'the update, or the GPU',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/is no longer compatible with your version of Ollama/)),
  proves: [
    // From 0.7.0 on, where the model still has its own image code.
    /is no longer compatible with your version of Ollama and has been replaced by a newer version/,
    // From 0.30 on, which has no code for this family at all.
    /\bllama-server process has terminated: .{0,120}unknown model architecture: 'mllama'/,
  ],
  remedy: [
    {
      do: 'With 0.7 to 0.24: pull the model again; it is downloaded as a whole. Models made of it, also those of other people, have to be made again.',
      commands: ['ollama --version', 'ollama pull llama3.2-vision'],
    },
    {
      do: "From 0.30 on a new pull does not help, since llama-server cannot run this family (“unknown model architecture: 'mllama'”): take another vision model. Users went back to 0.24 for it.",
    },
  ],
  verify: 'ollama run llama3.2-vision hello',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/16490',
      date: '2026-06-04',
      establishes: '0.30.4: llama-server does not know mllama; a maintainer points to the release notes',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/18486',
      date: '2026-09-16',
      establishes: '0.34.1, with a model that was pulled anew',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/Troyanovsky/llama-vision-image-tagger/issues/2',
      date: '2026-07-04',
      establishes: '0.32.0 as well; 0.24.0 runs it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      date: '2026-08-19',
      establishes: 'the message, for files of the architecture mllama that carry their own image code',
      strength: 'documented',
    },
  ],
});
