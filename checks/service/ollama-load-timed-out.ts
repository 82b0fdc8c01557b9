import { all, any, defineCheck, runtimes, told } from '#api';

export default defineCheck({
  id: 'ollama-load-timed-out',
  layer: 'service',
  kind: 'fault',
  title: 'The model was still loading after OLLAMA_LOAD_TIMEOUT (5 minutes): mostly slow storage',
  impact: 'blocked',
  symptom: 'ollama run waits for five minutes and ends with “timed out waiting for llama runner to start”.',
  blamedOn: 'the GPU, or a broken model',
  runtimes: ['ollama'],
  // With its progress until 0.24. At 0.00 and 1.00, and later, it may also be a GPU that does not answer.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(/timed out waiting for llama runner to start - progress 0\.(?!00)\d\d/)),
    all(
      told.slowStorage.is(true),
      runtimes.some((runtime) => runtime.startError.has(/timed out waiting for llama(?: runner|-server) to start - /)),
    ),
  ),
  proves: [/timed out waiting for llama runner to start - progress 0\.(?!00)\d\d/],
  remedy: [
    { do: 'Allow more time; from 0.30.1 on it counts only while nothing moves.', setting: 'OLLAMA_LOAD_TIMEOUT=30m' },
    { do: 'Move the models to a local NVMe drive (OLLAMA_MODELS); network mounts, external disks and swap are the usual brakes.' },
    { do: 'If it stands at progress 0.00 with a small model, look for a GPU that hangs: dmesg names it.' },
  ],
  verify: 'journalctl -u ollama --no-pager | grep "model load progress" | tail',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/10969',
      date: '2025-06-04',
      establishes: 'a model on an external SSD; Ollama’s maintainer names the variable',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/ollama/ollama/issues/8470', date: '2025-01-18', establishes: '30 minutes instead of 5 cured it', strength: 'several-reports' },
    {
      url: 'https://github.com/ollama/ollama/commit/b7b7fa045',
      date: '2026-06-02',
      establishes: 'since 0.30.1 the time counts stalls only',
      strength: 'maintainer-confirmed',
    },
  ],
});
