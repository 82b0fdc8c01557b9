import { all, any, defineCheck, holds, not, runtimes, servers, services } from '#api';

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
      all(
        holds(
          '--cache-type-v is quantised and --flash-attn is off',
          [server.flags],
          (flags) => /^(?:q\d|iq\d)/.test(flags['--cache-type-v'] ?? '') && /^(?:off|0|false|disabled)$/.test(flags['--flash-attn'] ?? ''),
        ),
        not(server.answers.is(true)),
      ),
    ),
    // Such a server does not stay, so its unit is the better place to look.
    services.some((service) =>
      all(
        service.execStart.has(/llama-server.* (?:-ctv|--cache-type-v)[ =]i?q\d/),
        service.execStart.has(/ (?:-fa|--flash-attn)[ =](?:off|0|false|disabled)\b/),
      ),
    ),
    // Ollama starts llama-server itself, by what its environment, model and GPU say.
    runtimes.some((runtime) =>
      runtime.startError.has(/V cache quantization requires flash_attn|quantized V cache .{0,30}requires (?:Flash Attention|flash_attn)/),
    ),
  ),
  // A fork may have code for it: what runs is in order.
  unless: servers.some((server) =>
    all(server.answers.is(true), server.flags.value('--cache-type-v', /^(?:q\d|iq\d)/), server.flags.value('--flash-attn', /^(?:off|0|false|disabled)$/)),
  ),
  proves: [
    /V cache quantization requires flash_attn/,
    /quantized V cache was requested, but this requires Flash Attention/,
    /quantized V cache requires flash_attn to be enabled/,
  ],
  remedy: [
    {
      do: 'llama.cpp: take off -fa off (auto is the default; builds from before September 2025 want -fa) and give K and V the same type, q8_0 or q4_0. Until September 2026 the usual builds for CUDA and ROCm have no flash attention for others or for unequal ones: auto is then set to disabled, and in builds from August 2026 on, where auto turns it on for a quantised V, the CPU computes it.',
    },
    {
      do: 'If it is set to disabled even so, this GPU or model has no such code: leave --cache-type-v at f16, which takes more memory.',
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
    {
      url: 'https://github.com/ggml-org/llama.cpp/blob/6c8dcaa/src/llama-context.cpp',
      date: '2026-08',
      establishes: 'b10256: with a quantised V auto becomes enabled; only “off” is refused, with the third of the messages',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28524',
      date: '2026-09-07',
      establishes: 'the newer words, from a V cache of q4_0 beside a K cache of f16; a maintainer: by default CUDA has it for equal q4_0 and q8_0 alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28079',
      date: '2026-09-09',
      establishes: 'merged: types without code of their own are converted to f16 on the GPU since then',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/ollama/ollama/pull/9591', date: '2025-03-08', establishes: 'a quantised cache needs flash attention', strength: 'documented' },
  ],
});
