import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-older-than-model',
  layer: 'runtime',
  kind: 'fault',
  title: 'The running Ollama does not know this model: mostly the server is too old (412 at a pull)',
  impact: 'blocked',
  symptom:
    'ollama pull ends with “pull model manifest: 412: The model you are attempting to pull requires a newer version of Ollama”, or a model that is there with “unable to load model”.',
  blamedOn: 'the registry, or the network',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('ollama'),
        runtime.startError.has(
          /pull requires a newer version of Ollama|not supported by your version of Ollama|unknown model architecture: '(?!clip'|gptoss'|mllama'|qwen25vl')\w/,
        ),
      ),
    ),
  ),
  // The second until 0.24, where llama.cpp did not know the architecture.
  proves: [
    /model you are attempting to pull requires a newer version of Ollama/,
    /this model is not supported by your version of Ollama\. You may need to upgrade/,
    // What llama.cpp says, as Ollama hands it on: until 0.1.32, with its runner, and since 0.30. The excluded ones are for Ollama’s own engine, or no models.
    /\bError: exception error loading model architecture: unknown model architecture: '(?!clip')\w/,
    /\bllama(?: runner|-server) process has terminated: .{0,120}unknown model architecture: '(?!clip'|gptoss'|mllama'|qwen25vl')\w/,
  ],
  // The server of 0.5.13 to 0.24 read the vocabulary before it started a runner, which fails on an architecture that it does not know, or on a damaged
  // file. The runner’s own words are a panic, and have more causes;
  // “this model may be incompatible” is put behind any load that fails.
  hints: [/(?<!panic: )\bunable to load model: \S{1,200}\/blobs\/sha256[-:]/],
  explains: ['model-newer-than-llamacpp'],
  remedy: [
    {
      do: 'Compare server and client: after an update the old server often still runs, or a second one in a container answers.',
      commands: ['ollama --version', 'curl -s http://127.0.0.1:11434/api/version'],
    },
    {
      do: 'Restart the server (systemctl restart ollama), or update it; a model of the same day may need a pre-release. A GGUF from elsewhere may be of an architecture that no release knows, or be damaged.',
    },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.9.0/llm/server.go',
      date: '2025-05',
      establishes: 'what is said of a model that is there and whose architecture this release does not know',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10154',
      date: '2025-04-06',
      establishes: '“unable to load model: …/blobs/sha256-…” with 0.6.4; the maintainer: this model needs 0.6.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12693',
      date: '2025-10-19',
      establishes: 'the same words with 0.11.4 and Granite 4; the update cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14199',
      date: '2026-02-14',
      establishes: 'server 0.15.4 with client 0.15.6; Ollama’s maintainer: restart the server',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/11739',
      date: '2025-08-06',
      establishes: 'server 0.7.0 kept running beside client 0.11.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14431',
      date: '2026-02-26',
      establishes: 'a model that needed the release of the same day',
      strength: 'several-reports',
    },
  ],
});
