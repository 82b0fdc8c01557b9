import { defineCheck, modelBeforeGguf, runtimes } from '#api';

export default defineCheck({
  id: 'model-file-before-gguf',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model file is of the format before GGUF (ggml, ggjt), which llama.cpp no longer reads',
  impact: 'blocked',
  symptom: 'A .bin file (often ggmlv3 in its name) ends with “invalid magic characters tjgg” or “invalid magic number 67676a74”.',
  blamedOn: 'a broken download, or the program',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  when: runtimes.some((runtime) => runtime.startError.has(/invalid magic (?:number 67676|characters:? ?'?(?:tjgg|fmgg|lmgg))/)),
  proves: [...modelBeforeGguf],
  remedy: [
    { do: 'Download the model as GGUF; nearly all have been published so.' },
    {
      do: 'Or convert the file with convert_llama_ggml_to_gguf.py of llama.cpp, which reads ggjt version 3, and older files only if they are not quantised. KoboldCpp still loads the old formats. A ggml-….bin for whisper.cpp is of such a format by design, and is for that program.',
    },
  ],
  verify: 'head -c 4 MODEL   # GGUF',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/3905',
      date: '2023-11-02',
      establishes: 'the message with the old magic in characters, and the answer: a GGUF file is needed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/continuedev/ggml-server-example/issues/4',
      date: '2023-09-18',
      establishes: 'the magic as a number, from llama-cpp-python and a ggmlv3 file',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/2990',
      date: '2023-09-03',
      establishes: 'the converter takes ggjt version 3 alone',
      strength: 'maintainer-confirmed',
    },
  ],
});
