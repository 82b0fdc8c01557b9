import check from '../../../checks/service/ollama-llm-library-unknown.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'ollama.version': '0.32.4',
  'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'rocm' } },
  runtimes: [{ kind: 'ollama', libraries: ['rocm_v7_2', 'vulkan'] }],
  'ollama.compute': ['cpu'],
  gpus: [{ vendor: 'amd' }],
} as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'an old name', facts },
    {
      is: 'exposed',
      name: 'on a live machine, where programs may lie elsewhere as well',
      facts: { ...facts, runtimes: { incomplete: facts.runtimes } },
    },
    {
      is: 'suspected',
      name: 'and the debug line',
      facts,
      log: [`level=DEBUG source=runner.go:101 msg="skipping available library at user's request" requested=rocm libDir=/usr/local/lib/ollama/cuda_v13`],
    },
    {
      is: 'confirmed',
      name: 'the line of a name that no folder bears',
      cites: 'https://github.com/ollama/ollama/issues/12797',
      log: ['msg="skipping available library at users request" requested=cuda libDir=/usr/lib/ollama/cuda_v12'],
    },
    {
      is: 'exposed',
      name: 'a name of before, in 0.12',
      facts: { ...facts, 'ollama.version': '0.12.6', 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cuda' } } },
    },
    {
      is: 'confirmed',
      name: 'ROCm’s folder, whose name has a number since 0.30',
      log: [`msg="skipping available library at user's request" requested=rocm libDir=/usr/local/lib/ollama/rocm_v7_2`],
    },
    {
      is: 'exposed',
      name: 'a name of the first releases, before 0.30',
      facts: { ...facts, 'ollama.version': '0.12.6', 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'rocm_v6' } } },
    },
    {
      is: 'suspected',
      name: 'the settings that such a release prints',
      facts: { ...facts, 'ollama.version': '0.12.6', 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cuda_v11' } } },
      log: [
        'msg="server config" env="map[CUDA_VISIBLE_DEVICES: GGML_VK_VISIBLE_DEVICES: OLLAMA_KV_CACHE_TYPE: OLLAMA_LLM_LIBRARY:cuda_v11 OLLAMA_LOAD_TIMEOUT:5m0s]"',
      ],
    },
  ],
  clear: [
    { name: 'a GPU is used all the same', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    {
      name: 'a build without folders, which does not ask for the name',
      facts: { ...facts, runtimes: [{ kind: 'ollama', libraries: ['libggml-base.so', 'libggml-hip.so'] }] },
    },
    { name: 'rocm was a folder of 0.12', facts: { ...facts, 'ollama.version': '0.12.6' } },
    { name: 'a name of this release', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cuda_v13' } } } },
    { name: 'a package that names its folder so', facts: { ...facts, runtimes: [{ kind: 'ollama', libraries: ['rocm', 'libggml-base.so'] }] } },
    { name: 'the processor is wanted', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cpu_avx2' } } } },
    { name: 'no GPU to lose', facts: { ...facts, gpus: [{ vendor: 'other' }] } },
    { name: 'not set', facts: { ...facts, 'ollama.environment': { entries: {} } } },
    { name: 'an old release', facts: { ...facts, 'ollama.version': '0.24.0' } },
  ],
  unknown: [
    {
      name: 'one of the two CUDA folders is wanted',
      log: [`msg="skipping available library at user's request" requested=cuda_v12 libDir=/usr/lib/ollama/cuda_v13`],
    },
    {
      name: 'another library is skipped, as it should be',
      log: [`msg="skipping available library at user's request" requested=rocm libDir=/usr/lib/ollama/vulkan`],
    },
    {
      name: 'a name that releases until 0.5.7 passed over',
      log: ['level=INFO source=server.go:131 msg="Invalid OLLAMA_LLM_LIBRARY cuda_v12 - not found"'],
    },
    {
      name: 'a name that was found',
      log: ['level=INFO source=server.go:133 msg="user override" OLLAMA_LLM_LIBRARY=cpu_avx2 path=/tmp/ollama1/runners/cpu_avx2'],
    },
    {
      name: 'the settings of a release that has a folder of that name, whose number is not told',
      facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, 'ollama.environment': { entries: { OLLAMA_LLM_LIBRARY: 'cuda_v11' } } },
      log: [
        'INFO server config env="map[CUDA_VISIBLE_DEVICES: OLLAMA_DEBUG:false OLLAMA_INTEL_GPU:false OLLAMA_KV_CACHE_TYPE: OLLAMA_LLM_LIBRARY:cuda_v11 OLLAMA_LOAD_TIMEOUT:5m0s]"',
      ],
    },
    { name: 'the version is not known', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } } },
    { name: 'a release that nobody looked at', facts: { ...facts, 'ollama.version': '0.40.0' } },
  ],
});
