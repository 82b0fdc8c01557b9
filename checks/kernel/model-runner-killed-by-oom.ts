import { all, any, defineCheck, killedForMemory, memory, runnerKilledForMemory, runtimes, services, told, toldKilled } from '#api';

export default defineCheck({
  id: 'model-runner-killed-by-oom',
  layer: 'kernel',
  kind: 'exposure',
  title: 'The OOM killer ended processes: memory, or the limit of their unit, was used up',
  impact: 'unstable',
  symptom: 'A request ends with “EOF” or “runner process has terminated: signal: killed”; the service has a new start time.',
  blamedOn: 'the model file, VRAM, a bug of the runtime',
  runtimes: [],
  // The counter does not say whose process it was: only the log does, a unit that failed or came back by itself, or a runner of Ollama.
  when: all(
    memory.oomKills.atLeast(1),
    any(
      services.some((unit) => unit.result.is('oom-kill')),
      // A unit also comes back from other ends, and the kernel may have ended a browser: alone this leaves it open, for the log to prove.
      all(
        services.some((unit) => unit.restarts.atLeast(1)),
        told.complaints.hasAny('crash', 'load-failure', 'out-of-memory'),
      ),
      runtimes.some((runtime) => runtime.startError.has(/process has terminated: signal: killed|\bkilled\b|\b(?:exitcode:|return code =) -9\b|\bSIGKILL\b/i)),
    ),
  ),
  proves: [...runnerKilledForMemory],
  hints: [...killedForMemory],
  said: [...toldKilled],
  remedy: [
    {
      do: 'Load less at once: a smaller quantization or context, one model at a time, a smaller prompt cache. If it was a build (pip, nvcc), give it fewer jobs: MAX_JOBS=2.',
      setting: 'OLLAMA_MAX_LOADED_MODELS=1   (of Ollama; others keep what they are started with)',
    },
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
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/issues/4239',
      date: '2023-08-31',
      establishes: 'a maintainer on “exits with return code = -9”: memory of the machine was used up by offloading, which the user then saw',
      strength: 'maintainer-confirmed',
    },
  ],
});
