import { defineCheck, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-model-exceeds-free-ram',
  layer: 'model-config',
  kind: 'fault',
  title: 'Ollama refuses the model: it needs more memory than RAM and swap have free',
  impact: 'blocked',
  symptom: 'Error: model requires more system memory (… GiB) than is available (… GiB).',
  blamedOn: 'a bug in Ollama, or the GPU',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/model requires more system memory \([\d.]{1,9} [KMGT]iB\) than is available/)),
  // From 0.2.2 to 0.24; from 0.30 on it tries all models, and llama-server is killed or ends for lack of memory.
  proves: [/model requires more system memory \([\d.]{1,9} [KMGT]iB\) than is available/],
  // Who quotes it of an earlier release.
  unless: ollama.version.atLeast('0.30.0'),
  remedy: [
    {
      do: 'There is a GPU, and “inference compute” names only library=cpu? Look for that first: on the GPU the model needs less RAM, or none of it.',
      commands: ['journalctl -u ollama --no-pager | grep "inference compute"'],
    },
    { do: 'Take a smaller or more quantised model, or a shorter context (num_ctx), and close other programs.', commands: ['free -h', 'ollama ps'] },
    { do: 'Add swap: Ollama counts what of it is free. The model loads then, but what is swapped out makes it slow, and it writes a lot to the disk.' },
    {
      do: 'What is free is what the server sees: a container’s limit, the half of the RAM that WSL2 gives, and ZFS’s cache, which the kernel does not count as free.',
    },
  ],
  verify: 'free -h',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6723',
      date: '2024-09-12',
      establishes: 'Ollama’s maintainers: there is not enough RAM for the model; free some or add swap',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10920',
      date: '2025-05-30',
      establishes: 'a model of 133 GB on a board with 16 GB',
      strength: 'several-reports',
    },
  ],
});
