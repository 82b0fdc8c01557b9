import { all, any, defineCheck, gpus, not, ollama, runtimes, servers } from '#api';

// Bisected to the commit of b10040, whose parent is right; b10666 is wrong, too. The first build with the fix is not named.
const affected = (kind: 'llama.cpp' | 'lemonade' | 'ollama') =>
  runtimes.some((runtime) =>
    all(runtime.kind.is(kind), runtime.backends.has('hip'), runtime.build.inRanges({ introduced: '10040', fixed: null, seen: ['10040', '10666'] })),
  );

const blocking = /^["']?1/;

export default defineCheck({
  id: 'llamacpp-hip-host-access-garbage',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp’s ROCm builds from b10040 read host memory wrongly on gfx1151 and gfx1150',
  impact: 'silent-wrong',
  symptom: 'Full speed, but gibberish: system prompts are ignored, <unused49> repeats, answers of parallel requests mix; worse with long prompts.',
  blamedOn: 'the quantization, the chat template, the ROCm version or flash attention',
  runtimes: ['llama.cpp', 'ollama', 'lemonade'],
  when: any(
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1150', 'gfx1151')),
      any(affected('llama.cpp'), affected('lemonade')),
    ),
    // The files for ROCm lie beside those for Vulkan: what computes is what counts.
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1150', 'gfx1151')),
      ollama.compute.has('rocm'),
      // The environment of another account’s process is closed, that of its unit is not.
      not(ollama.environment.value('HIP_LAUNCH_BLOCKING', blocking)),
      affected('ollama'),
    ),
  ),
  unless: any(
    // The GPU then no longer reads what the host is about to write.
    servers.some((server) => all(server.kind.oneOf('llama.cpp', 'lemonade'), server.environment.value('HIP_LAUNCH_BLOCKING', blocking))),
    // A build with both back ends, of which it was told the other.
    servers.some((server) => all(server.kind.is('llama.cpp'), server.flags.value('--device', /^vulkan/i))),
  ),
  // Owners’ own words count where they name the chip beside them, and no other program; what is wrong on the CPU as well is another fault.
  hints: [/<unused\d{1,3}>/, /\bPPL\b ?[=:] ?\d{4,}\./],
  said: [
    /^(?!.{0,400}\b(?:vLLM|SGLang|ComfyUI|Stable Diffusion|transformers|CPU(?: alone| only|,? too|,? as well)|-ngl 0)\b).{0,400}?\b(?:gibberish|garbled|garbage)\b.{0,200}\b(?:gfx115[01]|Strix (?:Halo|Point)|8060S|8050S|890M|880M)\b/i,
    /^(?!.{0,400}\b(?:vLLM|SGLang|ComfyUI|Stable Diffusion|transformers|CPU(?: alone| only|,? too|,? as well)|-ngl 0)\b).{0,400}?\b(?:gfx115[01]|Strix (?:Halo|Point)|8060S|8050S|890M|880M)\b.{0,200}\b(?:gibberish|garbled|garbage)\b/i,
  ],
  remedy: [
    {
      do: 'Use the Vulkan back end, which is right on the same machine. With Ollama: OLLAMA_LLM_LIBRARY=vulkan and OLLAMA_IGPU_ENABLE=1 in the environment of the server, in a container with the plain image (the one for ROCm has no Vulkan).',
    },
    {
      do: 'Or a build whose source holds llama.cpp commit d4389a4dd, of 8 September 2026 or shortly before (865374bb alone cures gfx1151 only), or b10039 and older. Of Ollama 0.32.1 is the last one before it.',
    },
    {
      do: 'To stay with ROCm until then: have each kernel waited for, in the environment of the server. It cured an owner’s b10666, and may cost speed.',
      setting: 'HIP_LAUNCH_BLOCKING=1',
    },
    { do: 'If it garbles all the same, and GGML_CUDA_ENABLE_UNIFIED_MEMORY=1 is set: try without it; one model repeated itself with it.' },
  ],
  verify: 'llama-perplexity -m MODEL.gguf -f TEXT -c 512 --chunks 6 -ngl 0, then -ngl 99   # the two agree to about 1%',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/28211' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28211',
      date: '2026-09-07',
      establishes: 'wrong logits on gfx1151 and gfx1150, measured with b10566; Vulkan and CPU right',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27506',
      date: '2026-08-22',
      establishes: 'right until b10040, wrong from it on; a second gfx1151 with b10469, with each quantization and model',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17895',
      date: '2026-08-20',
      establishes: 'gfx1151 with ROCm, wrong above some 4000 tokens in 0.32.5 to 0.32.14, Vulkan and CPU right; a maintainer: 0.32.1 is the last that passes',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27579',
      date: '2026-08-28',
      establishes: 'a third gfx1151 with b10666: HIP_LAUNCH_BLOCKING=1 or Vulkan makes the answers right',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28574',
      date: '2026-09-08',
      establishes: 'closed, since commit d4389a4dd had fixed it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/26148',
      date: '2026-07-26',
      establishes: 'gfx1151: with the variable for unified memory one model repeats itself, without it answers are right',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/discover/runner.go',
      date: '2026-08-21',
      establishes: 'which integrated GPUs Ollama takes of itself: with ROCm only targets of a list, with Vulkan none',
      strength: 'documented',
    },
    {
      url: 'https://github.com/unslothai/llama.cpp/pull/147',
      date: '2026-08-30',
      establishes: 'two bisections to the same commit; perplexity 7.72 becomes 3024 from b10040',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/noamsto/nix-amd-ai/pull/128',
      date: '2026-09-07',
      establishes: 'perplexity 1334 becomes 6.81 with the patch, at every depth of offload',
      strength: 'several-reports',
    },
  ],
});
