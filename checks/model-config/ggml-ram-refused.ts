import { any, defineCheck, runtimes } from '#api';

/** Of ggml’s own memory, none of a GPU; the last one in the two ways to write its place. */
const refused = [
  /\bggml_aligned_malloc: insufficient memory \(attempted to allocate {1,6}[\d.]{3,12} MB\)/,
  /\bggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size \d/,
  /\bfailed to allocate CPU buffer of size \d/,
  /\bGGML_ASSERT(?:: \S{1,200}:\d{1,6}: |\()ctx->mem_buffer != NULL/,
] as const;

export default defineCheck({
  id: 'ggml-ram-refused',
  layer: 'model-config',
  kind: 'fault',
  title: 'llama.cpp asks for more RAM at once than the system grants, for its model or context',
  impact: 'blocked',
  symptom: 'Loading ends with “failed to allocate buffer of size …”, “insufficient memory” or “ctx->mem_buffer != NULL”, mostly with an abort.',
  blamedOn: 'the GPU, or a broken model',
  runtimes: ['llama.cpp', 'ollama', 'lm-studio', 'koboldcpp'],
  when: runtimes.some((runtime) => any(...refused.map((message) => runtime.startError.has(message)))),
  proves: [...refused],
  remedy: [
    {
      do: 'Compare the size in the message with RAM and swap together. The context’s share is the easiest to lower: left to itself a program may take all that the model was trained for, up to a million tokens; then a smaller quantization or model. Swap lets it load, and run slowly.',
      setting: '-c 8192   (Ollama: OLLAMA_CONTEXT_LENGTH=8192; llama-cpp-python: n_ctx=8192)',
      commands: ['free -h'],
    },
    {
      do: 'If much more than that is free, a limit refuses it: of the shell or the unit (ulimit -v, LimitAS), or strict accounting (vm.overcommit_memory=2).',
      commands: ['ulimit -v', 'sysctl vm.overcommit_memory'],
    },
    { do: 'Hundreds of gigabytes for a small model and context are a fault of the program, or of the file: update it, and download the file again.' },
  ],
  verify: 'free -h   # available is more than the size in the message',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/10130',
      date: '2024-11-02',
      establishes: 'llama.cpp’s maintainer: where memory for the cache is short the load fails with an error, and the advice is a smaller context',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/8101',
      date: '2024-06-24',
      establishes: 'a context of 1048576 tokens asks for 128 GiB on a server that has as much',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/1813',
      date: '2023-06-15',
      establishes: 'mem_buffer on a machine with 2 GB; with 16 GB it was gone',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/zylon-ai/private-gpt/issues/428',
      date: '2023-06-04',
      establishes: 'the same, cured by more memory for two people, in a container too',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.kernel.org/mm/overcommit-accounting.html',
      date: '2026',
      establishes: 'by default the kernel refuses at once what is obviously more than there can be',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/10956',
      date: '2024-12-23',
      establishes: 'the words of late 2024, where 655 GB were asked for a model of 2 B: the program’s own fault',
      strength: 'single-report',
    },
  ],
});
