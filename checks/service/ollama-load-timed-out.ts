import { all, defineCheck, runtimes, told } from '#api';

export default defineCheck({
  id: 'ollama-load-timed-out',
  layer: 'service',
  kind: 'fault',
  title: 'Loading stood still for OLLAMA_LOAD_TIMEOUT (5 minutes), mostly on slow storage',
  impact: 'blocked',
  symptom: 'ollama run waits for five minutes and ends with “timed out waiting for llama runner to start”.',
  blamedOn: 'the GPU, or a broken model',
  runtimes: ['ollama'],
  // The reports of a cure all stood at 0.00, where a GPU that does not answer stands as well: it takes the word for the storage.
  when: all(
    told.slowStorage.is(true),
    runtimes.some((runtime) => runtime.startError.has(/timed out waiting for llama(?: runner|-server) to start - /)),
  ),
  // With its progress until 0.24. Some of it was read, and then no more for minutes.
  hints: [/timed out waiting for llama runner to start - progress 0\.(?!00)\d\d/],
  remedy: [
    { do: 'Allow more time. The clock runs only while nothing moves; 0.30.0 alone counts from the start of the load.', setting: 'OLLAMA_LOAD_TIMEOUT=30m' },
    { do: 'Move the models to a local NVMe drive (OLLAMA_MODELS); network mounts, external disks and swap are the usual brakes.' },
    { do: 'If it stands at progress 0.00 with a small model, look for a GPU that hangs: dmesg names it.' },
  ],
  verify: 'journalctl -u ollama --no-pager | grep -E "(runner|llama-server) started in|timed out waiting" | tail -3   # started, and no new timeout',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/10969',
      date: '2025-06-04',
      establishes: 'a model on an external SSD; Ollama’s maintainer names the variable',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8470',
      date: '2025-01-18',
      establishes: 'at progress 0.00; 30 minutes instead of 5 cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/b7b7fa045',
      date: '2026-06-02',
      establishes: 'since 0.30.1 the time counts stalls only, as it did in the releases up to 0.24; 0.30.0 had a deadline',
      strength: 'maintainer-confirmed',
    },
  ],
});
