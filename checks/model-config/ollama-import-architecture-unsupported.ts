import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-import-architecture-unsupported',
  layer: 'model-config',
  kind: 'fault',
  title: 'Ollama converts safetensors of a few architectures only; this model’s is none of them',
  impact: 'blocked',
  symptom: '`ollama create` copies everything, says “converting model” and ends with “Error: unsupported architecture”.',
  blamedOn: 'the Modelfile, the download, or a release of Ollama that runs models of this kind well',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/unsupported architecture "?\w{3,80}For\w{3,40}/)),
  ),
  proves: [/error converting from safetensors"? error="?unsupported architecture \W{1,3}\w{3}/, /\bError: unsupported architecture "\w{3,80}For\w{3,40}"/],
  // Until 0.6.2 it names no architecture, and later where it adds an adapter.
  hints: [/^\s{0,8}Error: unsupported architecture\s{0,8}$/],
  // Installers and compilers say the same of a processor or GPU.
  said: [
    /^(?!.{0,300}\bif\b).{0,300}\bollama create\b[^?]{0,30}\b(?:error|fails|failed)\b[^?]{0,20}\bunsupported architecture\b(?!.{0,300}\?)/i,
    /^(?!.{0,400}\b(?:if|install\w{0,6}|buil[dt]\w{0,4}|compil\w{2,5}|nvcc|gcc|cpu|gpu|arm\w{0,4}|risc\w{0,3}|sm_\d{2,3}|raspberry|boards?|scripts?|docker|images?|platforms?)\b).{0,400}\berror:? ["“'`]unsupported architecture["”'`](?!.{0,300}\?)/i,
  ],
  remedy: [
    {
      do: 'Convert the model’s folder with llama.cpp (convert_hf_to_gguf.py, --outfile model.gguf), name the file in a Modelfile and run ollama create with it; a finished GGUF of the model saves the first step.',
      setting: 'FROM ./model.gguf',
    },
    { do: 'If the model is in Ollama’s library, pull it there; what a release runs and what it converts are two lists.' },
    { do: 'Update Ollama; each release converts some more architectures.' },
  ],
  verify: 'ollama create NAME   # ends with “success”',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/10602',
      date: '2025-05-07',
      establishes: 'the import takes a subset of the architectures; llama.cpp converts the others (Qwen3, 0.6.8)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17264',
      date: '2026-07-20',
      establishes: 'the same with 0.30.11 and DeepseekV4ForCausalLM',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10158',
      date: '2025-04-07',
      establishes: 'the output of `ollama create` with Llama4ForConditionalGeneration, 0.6.4',
      strength: 'several-reports',
    },
  ],
});
