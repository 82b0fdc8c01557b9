import { all, any, defineCheck, runtimes } from '#api';

/** llama.cpp (common/chat.cpp, before that common.cpp), which goes on with a template of its own. */
const fellBack = /\bcommon_chat_templates_\w{2,20}: failed to parse chat template \(defaulting to chatml\)/;
/** Since its own parser of January 2026 it ends: the lines of common/chat.cpp and of the server. */
const ends = [/\bcommon_chat_templates_init: failed to initialize chat template\b/, /\binit: chat template parsing error: /] as const;
/** minja, its parser of 2025, in a release or program that does not go on. */
const parser = /\bwhat\(\):\s{1,3}Expected [a-z][\w ]{2,40} at row \d{1,4}, column \d{1,4}:/;

export default defineCheck({
  id: 'chat-template-unreadable',
  layer: 'model-config',
  kind: 'fault',
  title: 'llama.cpp cannot read the model’s chat template: it takes ChatML instead, or ends',
  impact: 'silent-wrong',
  symptom:
    'The model answers with nonsense, does not stop, or calls no tools, though it loads; at the start stands “failed to parse chat template”. Builds since January 2026 end there, with “chat template parsing error”.',
  blamedOn: 'the model file, the quantisation, the GPU',
  runtimes: ['llama.cpp', 'lemonade'],
  when: runtimes.some((runtime) =>
    all(runtime.kind.oneOf('llama.cpp', 'lemonade'), any(runtime.startError.has(fellBack), ...ends.map((message) => runtime.startError.has(message)))),
  ),
  // The last one was its server’s in 2024, which knew templates by heart.
  proves: [fellBack, ...ends, /\bchat template (?:that )?comes with this model is not yet supported, falling back to chatml\b/],
  hints: [parser],
  remedy: [
    {
      do: 'Look at the template in the message. “{{ .System }}” and “range $i” are Go’s, of Ollama’s library: llama.cpp reads only Jinja. Take a GGUF with a Jinja template, or update the program that converts it (RamaLama).',
    },
    { do: 'If it is Jinja, the release is older than the model or its parser lacks a part of it: update llama.cpp.' },
    {
      do: 'Until then give it one that it can read, from its own models/templates or by name; a name needs --no-jinja since that is on by itself (2026), and tools are not called then.',
      setting: '--jinja --chat-template-file FILE.jinja   (by name: --no-jinja --chat-template NAME)',
    },
  ],
  verify: 'llama-server … 2>&1 | grep -i "chat template"   # no “failed to parse”, no “parsing error”',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/11616',
      date: '2025-02-03',
      establishes: 'the message, and that llama.cpp goes on with ChatML where parsing fails; before, the exception ended it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/20305',
      date: '2026-03-09',
      establishes: 'b8255: “chat template parsing error”, and the advice to go on without Jinja',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/19476',
      date: '2026-02-10',
      establishes: 'the parser is another one from b7756 on',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/5628',
      date: '2024-02-21',
      establishes: 'the words of 2024, where the server goes on with ChatML for a template that it does not know',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/containers/ramalama/issues/1855',
      date: '2025-08-19',
      establishes: 'a maintainer of RamaLama: a template in Go’s format was handed to llama.cpp, which cannot parse it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/containers/ramalama/pull/1890',
      date: '2025-09-03',
      establishes: 'with the repaired conversion the error is gone and the chat flows; a template that begins with Go’s comment still fails',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ikawrakow/ik_llama.cpp/issues/693',
      date: '2025-08-15',
      establishes: 'gpt-oss writes nonsense with the ChatML that was put in place of its template',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/11443',
      date: '2025-01-31',
      establishes: 'the maintainer of the parser: it is used without --jinja as well, and did not know {% break %} yet',
      strength: 'maintainer-confirmed',
    },
  ],
});
