import { all, defineCheck, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-llm-library-unknown',
  layer: 'service',
  kind: 'exposure',
  title: 'OLLAMA_LLM_LIBRARY names a library folder that this release does not have: no GPU is used',
  impact: 'degraded',
  symptom: 'CPU only after an update; with OLLAMA_DEBUG=1 the log says that libraries are skipped at the user’s request.',
  blamedOn: 'the driver, or a bug in GPU discovery',
  runtimes: ['ollama'],
  when: all(
    // Folders of 0.30.0 and later: cuda_v12, cuda_v13, rocm_v…, vulkan, cuda_jetpack…; the names before them match nothing. (cpu and cpu_avx do what they say.)
    ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
    ollama.environment.value('OLLAMA_LLM_LIBRARY', /^(?:rocm|cuda|cuda_v11|rocm_v6\w{0,6}|cuda_avx2?|rocm_avx)$/),
  ),
  // A package or a build of one’s own may name its folders so.
  unless: runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.libraries.hasMatch(/^(?:rocm|cuda|cuda_v11|rocm_v6\w{0,6}|cuda_avx2?|rocm_avx)$/))),
  hints: [/skipping available library at user's request/, /OLLAMA_LLM_LIBRARY:(?:rocm|cuda|cuda_v11)\b/],
  remedy: [
    {
      do: 'Take the variable out of the unit and its drop-ins, or set it to the name of a folder that is there; then reload and restart.',
      commands: ['systemctl cat ollama', 'ls /usr/local/lib/ollama /usr/lib/ollama'],
    },
  ],
  verify: 'journalctl -u ollama --no-pager | grep "inference compute" | tail -2',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/runner.go',
      date: '2026-08-19',
      establishes: 'the value must equal the name of the folder',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/llama/server/CMakePresets.json',
      date: '2026-08-19',
      establishes: 'the names of the folders',
      strength: 'documented',
    },
  ],
});
