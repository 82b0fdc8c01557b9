import { all, any, cuda, defineCheck, gpus, not, runtimes } from '#api';

export default defineCheck({
  id: 'cuda-compiler-garbles-iq-quants',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'nvcc 13.2.0 and 13.2.1 miscompile llama.cpp’s kernels for IQ1_S, IQ2_S and IQ3_S',
  impact: 'silent-wrong',
  symptom: 'Models with IQ1_S, IQ2_S or IQ3_S tensors answer with gibberish on the GPU; other quantizations and the CPU are fine.',
  blamedOn: 'the GGUF file, the chat template, a quantization that is too small',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio'],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // What counts is the compiler of the build; a toolkit here with a llama.cpp beside it is how own builds look. 13.2.86 is CUDA 13.2.2.
    any(
      cuda.nvcc.inRanges({ introduced: '13.2.0', fixed: '13.2.86' }),
      // People say 13.2 of each of the three.
      all(cuda.toolkit.inRanges({ introduced: '13.2', fixed: '13.2.2' }), not(cuda.nvcc.atLeast('13.2.86'))),
    ),
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.has('cuda'))),
  ),
  // Owners' own words, in either order; garbage from so few bits has other causes, hence the release beside it. The driver’s number is no toolkit.
  said: [
    /^(?!.{0,400}\b(?:vLLM|SGLang|ComfyUI|AWQ|GPTQ|FP8|NVFP4|(?:on|with) (?:the )?CPU (?:too|as well)|also on (?:the )?CPU|(?:same|too) (?:as|with|on) Vulkan|CUDA(?: toolkit)? 13\.2 driver|driver|I (?:know|knew|read|heard)|aware|no (?:more|longer)|avoid\w{0,3}|so I (?:built|rebuilt|use|am|went|stay\w{0,2})|is it (?:true|known))\b).{0,400}\bCUDA(?: toolkit)? 13\.2(?!\.[2-9]|\d)\b.{0,100}\b(?:gibberish|garbage|garbled|nonsense|token salad)\b/i,
    /^(?!.{0,400}\b(?:vLLM|SGLang|ComfyUI|AWQ|GPTQ|FP8|NVFP4|(?:on|with) (?:the )?CPU (?:too|as well)|also on (?:the )?CPU|(?:same|too) (?:as|with|on) Vulkan|CUDA(?: toolkit)? 13\.2 driver|driver|I (?:know|knew|read|heard)|aware|no (?:more|longer)|avoid\w{0,3}|so I (?:built|rebuilt|use|am|went|stay\w{0,2})|is it (?:true|known))\b).{0,400}\b(?:gibberish|garbage|garbled|nonsense|token salad)\b.{0,100}\bCUDA(?: toolkit)? 13\.2(?!\.[2-9]|\d)\b/i,
  ],
  remedy: [
    { do: 'Update the toolkit to 13.2.2 (nvcc 13.2.86), 13.3 or later, or go to 13.1 or 12.8, and build llama.cpp again from an empty build folder.' },
    { do: 'To stay on it, lower the compiler’s optimisation; the GPU code becomes slower.', setting: '-DCMAKE_CUDA_FLAGS="-Xcicc -O1"' },
    { do: 'Or use a quantization without these types (Q4_K_M, IQ4_XS) or a release built with another toolkit.' },
  ],
  verify: 'test-backend-ops -o MUL_MAT   # of the llama.cpp build: no FAIL for iq1_s, iq2_s, iq3_s',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/unslothai/unsloth/issues/4849',
      date: '2026-07-28',
      establishes: 'the miscompilation by CUDA 13.2, fixed in 13.3; 12.8, 13.0 and 13.1 are fine; the flag',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28581',
      date: '2026-09-22',
      establishes: 'four toolkits on one machine: 13.2.51 and 13.2.78 fail, 13.2.86 and 13.4.92 pass; iq1_s, iq2_s, iq3_s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28784',
      date: '2026-09-11',
      establishes: 'where the wrong code comes from, on sm_120; closed without being merged',
      strength: 'several-reports',
    },
  ],
});
