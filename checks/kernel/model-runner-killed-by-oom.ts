import { all, defineCheck, killedForMemory, memory, not, runnerKilledForMemory, runtimes, servers } from '#api';

export default defineCheck({
  id: 'model-runner-killed-by-oom',
  layer: 'kernel',
  kind: 'exposure',
  title: 'The kernel ended processes for lack of memory (OOM killer)',
  impact: 'unstable',
  symptom: 'A request ends with “EOF” or “runner process has terminated: signal: killed”; the service has a new start time.',
  blamedOn: 'the model file, VRAM, a bug of the runtime',
  runtimes: [],
  // The counter does not say whose process it was; only the log does.
  when: all(
    memory.oomKills.atLeast(1),
    // That a model is served here sets no cause apart, so it stands as a negation: with it a hint alone makes no suspicion.
    not(
      all(
        runtimes.none((runtime) => runtime.running.is(true)),
        servers.isEmpty(),
      ),
    ),
  ),
  proves: [...runnerKilledForMemory],
  hints: [...killedForMemory],
  remedy: [
    { do: 'Load less at once: a smaller quantization or context, one model at a time, a smaller prompt cache.', setting: 'OLLAMA_MAX_LOADED_MODELS=1' },
    { do: 'Add swap for the peaks while a model loads; a model that lives in swap is very slow.' },
    { do: 'Keep the service itself alive when one of its runners is ended; the cause stays.', setting: 'OOMPolicy=continue' },
  ],
  verify: 'grep oom_kill /proc/vmstat',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/11231',
      date: '2025-06-28',
      establishes: 'ollama.service failed with the result oom-kill while a model was loading',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10739',
      date: '2025-05-17',
      establishes: 'a maintainer’s account of a runner that the kernel ended: 59.2 of 59.3 GiB were in use',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6238',
      date: '2024-08-07',
      establishes: 'what the user sees: EOF, then “signal: killed”',
      strength: 'several-reports',
    },
  ],
});
