import check from '../../../checks/model-config/model-newer-than-llamacpp.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'qwen35moe'";

testCheck(check, {
  found: [
    {
      name: 'more experts than there is room for',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/9009',
      log: ['Error: llama runner process has terminated: GGML_ASSERT(hparams.n_expert <= LLAMA_MAX_EXPERTS) failed'],
    },
    {
      name: 'a GGUF for a program of before August 2023',
      is: 'confirmed',
      log: ['error loading model: unknown (magic, version) combination: 46554747, 00000003; is this really a GGML file?'],
      cites: 'https://github.com/SciSharp/LLamaSharp/issues/148',
    },
    {
      name: 'Llama 3.1 for one of before July 2024',
      is: 'confirmed',
      log: ['llama_model_load: error loading model: done_getting_tensors: wrong number of tensors; expected 292, got 291'],
      cites: 'https://github.com/lmstudio-ai/lms/issues/68',
    },
    {
      name: 'Mistral Nemo for one of before July 2024',
      is: 'confirmed',
      log: [
        "llama_model_load: error loading model: check_tensor_dims: tensor 'blk.0.attn_q.weight' has wrong shape; expected  5120,  5120, got  5120,  4096,     1,     1",
      ],
      cites: 'https://github.com/ollama/ollama/issues/5892',
    },
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/iacopPBK/llama.cpp-gfx906/issues/18', log: [line] },
    {
      name: 'a tensor type of 2026',
      is: 'confirmed',
      log: ["gguf_init_from_file_impl: tensor 'blk.0.ffn_down.weight' has invalid ggml type 40. should be in [0, 40)"],
    },
    {
      name: 'without the colon',
      is: 'confirmed',
      log: ["it fails with: unknown model architecture 'qwen35'"],
      cites: 'https://github.com/mudler/LocalAI/issues/10820',
    },
    {
      name: 'as a title',
      is: 'confirmed',
      log: ["Model Load Error: Unknown model architecture 'exaone4'"],
      cites: 'https://github.com/lmstudio-ai/lms/issues/269',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'a type that llama.cpp never had', log: ["gguf_init_from_file_impl: tensor 'blk.0.ffn_down.weight' has invalid ggml type 152 (NONE)"] },
    {
      name: 'a shape that a conversion got wrong',
      log: ["error loading model: create_tensor: tensor 'blk.0.attn_k.weight' has wrong shape; expected  2048,  2048, got  2048,   256,     1,     1"],
    },
    {
      name: 'a file that was converted wrongly',
      log: ['llama_model_load: error loading model: done_getting_tensors: wrong number of tensors; expected 149, got 147'],
    },
    { name: 'a file of the time before', log: ['error loading model: unknown (magic, version) combination: 67676a74, 00000003; is this really a GGML file?'] },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'a model that listens',
      log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'whisper'"],
    },
    { name: 'one without the colon', log: ["unknown model architecture 'sd3'"] },
    { name: 'a release that speaks of it', log: ["This build no longer prints unknown model architecture 'foo' twice."] },
    { name: 'a file without an architecture', log: ["Error: exception error loading model architecture: unknown model architecture: ''"] },
    { name: 'a model that speaks', log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'kokoro'"] },
    { name: 'a model that draws', log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'flux'"] },
    {
      name: 'a vision projector given as the model',
      log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'clip'"],
    },
  ],
});
