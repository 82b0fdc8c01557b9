import { all, any, defineCheck, gpus, not, ollama, runtimes } from '#api';

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
    any(
      all(
        ollama.version.inRanges({ introduced: '0.12.4', fixed: null, seen: ['0.12.5', '0.32.15'] }),
        // ROCm's folder was called “rocm” until 0.29.
        ollama.environment.value('OLLAMA_LLM_LIBRARY', /^(?:cuda|cuda_v11|cuda_avx2?|rocm_v[56]\w{0,6}|rocm_avx)$/),
      ),
      all(
        // Folders of 0.30.0 and later: cuda_v12, cuda_v13, rocm_v…, vulkan, cuda_jetpack…; the names before them match nothing. (cpu and cpu_avx do what they say.)
        ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
        ollama.environment.value('OLLAMA_LLM_LIBRARY', /^rocm$/),
      ),
    ),
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('ollama'),
        // A package or a build of one’s own may name its folders so; without folders the variable is not asked.
        not(runtime.libraries.hasMatch(/^(?:rocm|cuda|cuda_v11|rocm_v[56]\w{0,6}|cuda_avx2?|rocm_avx)$|^libggml-(?:cuda|hip|vulkan)\b/)),
      ),
    ),
  ),
  unless: any(
    ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
    gpus.none((gpu) => any(gpu.vendor.oneOf('nvidia', 'amd'), all(gpu.vendor.is('intel'), gpu.integrated.is(false)))),
  ),
  // It is printed of each folder but the one that is named; beside cuda_v12 or cuda_v13 there is none of these names.
  proves: [
    /skipping available library at user'?s request"? requested=(?:cuda|cuda_v11) libDir=\S{0,200}\/cuda_v1[23]\b/,
    /skipping available library at user'?s request"? requested=rocm libDir=\S{0,200}\/rocm_v7_\d\b/,
  ],
  hints: [
    /skipping available library at user'?s request/,
    // Of the release’s own settings, as it prints them in the order of the alphabet: the first is there since 0.12.6, the second since 0.30. In releases
    // before them these names are right.
    /\bGGML_VK_VISIBLE_DEVICES:.{0,900}\bOLLAMA_LLM_LIBRARY:(?:cuda|cuda_v11)(?: |\])/,
    /\bOLLAMA_IGPU_ENABLE:.{0,900}\bOLLAMA_LLM_LIBRARY:rocm(?: |\])/,
  ],
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
      url: 'https://github.com/ollama/ollama/blob/v0.12.4/discover/runner.go',
      date: '2025-10-09',
      establishes: 'the first release that compares the value with the names of the folders',
      strength: 'documented',
    },
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
    {
      url: 'https://github.com/ollama/ollama/issues/12797',
      date: '2025-10-28',
      establishes: 'from the image 0.12.5 on the value cuda skips cuda_v12 and cuda_v13; without the variable the GPU is used',
      strength: 'several-reports',
    },
  ],
});
