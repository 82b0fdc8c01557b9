import { all, any, defineCheck, environment, runtimes, services, storage, tmpLibraryRefused, tmpProgramRefused } from '#api';

/** Not below /tmp. */
const elsewhere = /^\/(?!tmp(?:\/|$))/;

export default defineCheck({
  id: 'tmp-noexec',
  layer: 'service',
  kind: 'exposure',
  title: '/tmp is mounted noexec, so what programs unpack or compile there cannot be run',
  impact: 'blocked',
  symptom:
    'vLLM or torch.compile ends with “failed to map segment from shared object”, an older Ollama with “fork/exec /tmp/…: permission denied”, although all permissions look right.',
  blamedOn: 'a missing library, or the wrong architecture',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama'],
  when: all(
    storage.tmpNoexec.is(true),
    runtimes.some((runtime) =>
      any(
        runtime.kind.oneOf('vllm', 'pytorch', 'sglang'),
        // It unpacked its runners there until 0.5.1; the issues begin with 0.1.20.
        all(runtime.kind.is('ollama'), runtime.version.inRanges({ introduced: null, fixed: '0.5.2', seen: ['0.1.20', '0.5.1'] })),
      ),
    ),
  ),
  unless: any(
    environment.variables.value('TMPDIR', elsewhere),
    environment.variables.value('OLLAMA_TMPDIR', elsewhere),
    environment.variables.value('TORCHINDUCTOR_CACHE_DIR', elsewhere),
    // What runs as a service has the variables of its unit.
    services.some((unit) =>
      any(
        all(unit.serves.is('ollama'), any(unit.environment.value('OLLAMA_TMPDIR', elsewhere), unit.environment.value('TMPDIR', elsewhere))),
        all(
          unit.serves.oneOf('vllm', 'sglang', 'text-generation-webui'),
          any(unit.environment.value('TMPDIR', elsewhere), unit.environment.value('TORCHINDUCTOR_CACHE_DIR', elsewhere)),
        ),
      ),
    ),
  ),
  proves: [...tmpLibraryRefused, ...tmpProgramRefused],
  remedy: [
    {
      do: 'Point the caches to a folder on a file system that may execute, for instance below the home directory or the service’s state directory: export them in the shell, or Environment= in the unit.',
      setting: 'TMPDIR, TORCHINDUCTOR_CACHE_DIR, TRITON_CACHE_DIR',
    },
    { do: 'Ollama before 0.5.2: update it, or set OLLAMA_TMPDIR (0.1.32 and later) for the server to a folder that may execute.' },
    { do: 'Or mount /tmp with exec; hardening rules may forbid it. Docker’s --tmpfs is noexec by default: --tmpfs /tmp:exec.' },
  ],
  verify: 'findmnt -no OPTIONS -T "${TORCHINDUCTOR_CACHE_DIR:-${TMPDIR:-/tmp}}"   # no noexec',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/4241',
      date: '2024-05-07',
      establishes: 'Ollama’s maintainer on the refused runner: noexec, and OLLAMA_TMPDIR as the way round',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/91005',
      date: '2022-12',
      establishes: 'Inductor fails where /tmp is noexec',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/123054',
      date: '2024-03-31',
      establishes: 'the message for Triton’s cuda_utils.so in a tmpfs',
      strength: 'several-reports',
    },
  ],
});
