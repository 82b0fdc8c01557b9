import { all, any, defineCheck, environment, gpus, not, ollama, runtimes, servers } from '#api';

/** With it the code for another chip of the family runs, which is right; 11.5.2 and 11.5.3 are these two themselves. */
const overridden = /^["']?11\.(?:0\.\d|5\.[01])/;

export default defineCheck({
  id: 'llamacpp-gfx1152-definition-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp’s ROCm code does not know gfx1152 and gfx1153 before June 2026',
  impact: 'silent-wrong',
  symptom: 'A Radeon 860M or 840M gives endless question marks or <unused24> at full speed, only with the ROCm build.',
  blamedOn: 'the quantization, the chat template, or a nightly ROCm',
  runtimes: ['llama.cpp', 'ollama', 'lemonade'],
  when: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx1152', 'gfx1153')),
    runtimes.some((runtime) =>
      // The definition came between b9509 (4 June) and b9626 (16 June); in between the answer is open.
      all(
        // Ollama’s own ROCm libraries hold no code for these two, so it leaves them to the CPU; a distribution may build for them.
        any(
          runtime.kind.oneOf('llama.cpp', 'lemonade'),
          all(runtime.kind.is('ollama'), ollama.compute.has('rocm'), not(ollama.environment.value('HSA_OVERRIDE_GFX_VERSION', overridden))),
        ),
        runtime.backends.has('hip'),
        runtime.build.inRanges({ introduced: null, fixed: null, seen: ['9000', '9509'] }),
        runtime.build.below('9626'),
      ),
    ),
  ),
  unless: any(
    environment.variables.value('HSA_OVERRIDE_GFX_VERSION', overridden),
    servers.some((server) => all(server.kind.oneOf('llama.cpp', 'lemonade'), server.environment.value('HSA_OVERRIDE_GFX_VERSION', overridden))),
    // A build with both back ends, of which it was told the other.
    servers.some((server) => all(server.kind.is('llama.cpp'), server.flags.value('--device', /^vulkan/i))),
  ),
  // Owners’ own words count where they name the chip beside them.
  hints: [/<unused24>/, /\?{20,}/],
  said: [
    /^(?!.{0,400}\b(?:Vulkan|vLLM|SGLang|ComfyUI|Stable Diffusion|transformers|CPU(?: alone| only|,? too|,? as well)|-ngl 0|with [\w.:-]{2,20} only|(?:is|are) (?:right|fine|ok))\b).{0,400}?\b(?:gibberish|garbled|garbage)\b.{0,200}\b(?:gfx115[23]|Krackan|860M|840M)\b/i,
    /^(?!.{0,400}\b(?:Vulkan|vLLM|SGLang|ComfyUI|Stable Diffusion|transformers|CPU(?: alone| only|,? too|,? as well)|-ngl 0|with [\w.:-]{2,20} only|(?:is|are) (?:right|fine|ok))\b).{0,400}?\b(?:gfx115[23]|Krackan|860M|840M)\b.{0,200}\b(?:gibberish|garbled|garbage)\b/i,
  ],
  remedy: [
    { do: 'Update llama.cpp to b9626 or later, or use the Vulkan back end, which is also faster on these chips.' },
    { do: 'Until then the code for a Radeon 8060S gave right answers on an 860M, where the build holds it.', setting: 'HSA_OVERRIDE_GFX_VERSION=11.5.1' },
  ],
  verify: 'llama-server --version   # 9626 or later',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/24129',
      date: '2026-06-04',
      establishes: 'both targets are added to the RDNA3.5 definition; owners confirm',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/5579',
      date: '2026-06-03',
      establishes: 'AMD reproduced the garbage and named the missing definition',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/issues/2002',
      date: '2026-05-28',
      establishes: 'Radeon 860M with HSA_OVERRIDE_GFX_VERSION=11.5.1: right answers before the fix',
      strength: 'single-report',
    },
  ],
});
