import { defineCheck, programBeforeGguf, runtimes } from '#api';

/** No architectures of llama.cpp at all: a vision projector, files of Ollama’s own engine, models that draw or listen. */
const ofOthers =
  '(?!(?:clip|gptoss|mllama|qwen25vl|flux|sd[13]|sdxl|wan|qwen_image|lumina2|ltxv|hidream|hyvid|aura|cosmos|pig|whisper|kokoro|parler-tts|dia|mio-[a-z]{3,12})[\'’"])';

export default defineCheck({
  id: 'model-newer-than-llamacpp',
  layer: 'model-config',
  kind: 'fault',
  title: 'This llama.cpp does not know the model’s architecture or tensor type: mostly too old',
  impact: 'blocked',
  symptom: 'Loading ends with “unknown model architecture”, “unknown pre-tokenizer type” or “has invalid ggml type 39”.',
  blamedOn: 'a broken download, or the GPU',
  runtimes: ['llama.cpp', 'ollama', 'lm-studio', 'koboldcpp'],
  when: runtimes.some((runtime) =>
    runtime.startError.has(new RegExp(`unknown model architecture: '${ofOthers}\\w|unknown pre-tokenizer type: '|has invalid ggml type (?:39|4[01])\\b`)),
  ),
  proves: [
    ...programBeforeGguf,
    // Llama 3.1 and 3.2 have one tensor more (rope_freqs) than llama.cpp of before July 2024 asks for.
    /wrong number of tensors; expected (?:292, got 291|255, got 254|147, got 146|724, got 723)\b/,
    // Mistral Nemo, whose attention is narrower than its embedding, which llama.cpp allows since July 2024. Other shapes are often a conversion's fault.
    /tensor 'blk\.\d{1,2}\.attn_q\.weight' has wrong shape; expected {1,2}5120, {1,2}5120, got {1,2}5120, {1,2}4096\b/,
    new RegExp(`unknown model architecture: '${ofOthers}\\w`),
    // People leave out the colon, or quote it as a title.
    new RegExp(`(?:^|[:"“'\`(\\]–—-] ?|\\berror |# )(?!unknown model architecture: ')[Uu]nknown model architecture:? ['‘"]${ofOthers}\\w`),
    /error loading model vocabulary: unknown pre-tokenizer type: '/,
    // MXFP4, and of 2026 NVFP4 and Q1_0 (ggml.h); 42 is Q2_0 there, and had another meaning in forks before.
    /tensor '\S{1,120}' has invalid ggml type (?:39|4[01])\b/,
    // The most experts that this release has room for; it was raised from 8 on with the models.
    /GGML_ASSERT\(hparams\.n_expert <= LLAMA_MAX_EXPERTS\) failed/,
  ],
  remedy: [
    {
      do: 'Update the program that holds llama.cpp: llama.cpp itself, Ollama, LM Studio’s engine, llama-cpp-python. Bindings and front ends follow llama.cpp by days to months.',
    },
    {
      do: 'If it is the newest already, the model’s support is not merged yet, the file was made with a fork, or it is for another program (speech, images, a codec). Files that Ollama pulled may have architectures that only Ollama knows (deepseekocr, glmocr, olmo3): download a GGUF made for llama.cpp.',
    },
  ],
  verify: 'llama-server --version; ollama --version',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lms/issues/68',
      date: '2024-08-28',
      establishes: 'expected 292, got 291: the maker says that the model needs a newer llama.cpp',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/SciSharp/LLamaSharp/issues/148',
      date: '2023-09-05',
      establishes: 'magic 46554747 is GGUF’s: the library was older than the format',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/SciSharp/LLamaSharp/pull/1371',
      date: '2026-04-17',
      establishes: 'a maintainer merged the explanation: the model is newer than the llama.cpp that is in use',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/15099',
      date: '2025-08-05',
      establishes: 'llama.cpp’s maintainer on type 39 (MXFP4): a newer build is needed; confirmed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/include/ggml.h',
      date: '2026-08-21',
      establishes: 'the numbers of the tensor types that came after: 40 NVFP4, 41 Q1_0',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9009',
      date: '2025-02-11',
      establishes: 'the experts of DeepSeek R1 are more than Ollama 0.5.1 has room for; the update cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/janhq/jan/issues/6420',
      date: '2025-09-11',
      establishes: 'a front end whose llama.cpp was older than the model',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/5892',
      date: '2024-07-23',
      establishes: 'Mistral Nemo and its shape of 5120 by 4096: Ollama’s maintainer says that the release is too old',
      strength: 'maintainer-confirmed',
    },
  ],
});
