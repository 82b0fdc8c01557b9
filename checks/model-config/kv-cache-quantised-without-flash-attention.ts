import { all, any, defineCheck, holds, servers, services } from '#api';

export default defineCheck({
  id: 'kv-cache-quantised-without-flash-attention',
  layer: 'model-config',
  kind: 'fault',
  title: 'The V cache is quantised while flash attention is off, so the model does not load',
  impact: 'blocked',
  symptom: 'Loading ends with “V cache quantization requires flash_attn”.',
  blamedOn: 'the model file, or the memory',
  runtimes: ['llama.cpp', 'ollama'],
  when: any(
    servers.some((server) =>
      holds(
        '--cache-type-v is quantised and --flash-attn is off',
        [server.flags],
        (flags) => /^(?:q\d|iq\d)/.test(flags['--cache-type-v'] ?? '') && /^(?:off|0|false|disabled)$/.test(flags['--flash-attn'] ?? ''),
      ),
    ),
    // Such a server does not stay, so its unit is the better place to look.
    services.some((service) =>
      all(
        service.execStart.has(/llama-server.* (?:-ctv|--cache-type-v)[ =]i?q\d/),
        service.execStart.has(/ (?:-fa|--flash-attn)[ =](?:off|0|false|disabled)\b/),
      ),
    ),
  ),
  proves: [
    /V cache quantization requires flash_attn/,
    /quantized V cache was requested, but this requires Flash Attention/,
    /quantized V cache requires flash_attn to be enabled/,
  ],
  hints: [/flash_attn is not compatible with/],
  remedy: [
    {
      do: 'llama.cpp: pass -fa on (or auto), or leave --cache-type-v at f16, which takes more memory. Where the log says that auto was set to disabled, this GPU, model or cache type has no such code: then f16 is left.',
    },
    { do: 'Ollama: remove OLLAMA_FLASH_ATTENTION=0 if it is set; where the model or GPU has no flash attention, unset OLLAMA_KV_CACHE_TYPE.' },
  ],
  verify: 'ps -eo args | grep -E "[l]lama-server"   # no quantised --cache-type-v beside --flash-attn off',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/15043',
      date: '2026-03-24',
      establishes: 'the load ends so with 0.17.7 and a model without flash attention',
      strength: 'several-reports',
    },
    { url: 'https://github.com/ollama/ollama/pull/9591', date: '2025-03-08', establishes: 'a quantised cache needs flash attention', strength: 'documented' },
  ],
});
