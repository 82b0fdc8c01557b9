import { defineCheck, runtimes, splitPartMissing } from '#api';

export default defineCheck({
  id: 'model-split-part-missing',
  layer: 'model-config',
  kind: 'fault',
  title: 'Split GGUF (-00001-of-00003): a part is missing, unreadable or renamed, or not the first',
  impact: 'blocked',
  symptom: 'Loading ends with “failed to load GGUF split from …”, “illegal split file” or “invalid split file”.',
  blamedOn: 'a broken download, or too little memory',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  when: runtimes.some((runtime) =>
    runtime.startError.has(/failed to load GGUF split from|illegal split file(?:: | idx: )\d|error loading model: invalid split file(?:| idx| name): /),
  ),
  proves: [...splitPartMissing],
  remedy: [
    {
      do: 'Put all parts into one folder under their own names, readable for the server’s user, and name the first one; llama.cpp finds the others. Compare their sizes with those on the model’s page.',
    },
    { do: 'Parts that are named so are no pieces for cat: join them with llama-gguf-split --merge. (Files named .part1of2 are, and want cat.)' },
  ],
  verify: 'ls -l MODEL-*-of-*.gguf',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/6548',
      date: '2024-04-08',
      establishes: 'invalid split file: a single file that still calls itself a part',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/15164',
      date: '2025-08-08',
      establishes: 'the second part is not there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9613',
      date: '2024-09-23',
      establishes: 'parts that were joined with cat: invalid split file; the first part is to be named',
      strength: 'several-reports',
    },
  ],
});
