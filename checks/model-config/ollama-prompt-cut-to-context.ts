import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-prompt-cut-to-context',
  layer: 'model-config',
  kind: 'exposure',
  title: 'Prompts are longer than the context that Ollama serves, which cuts or refuses them',
  impact: 'risk',
  symptom:
    'The model ignores its instructions, tools or documents, or an agent loops; the log says “truncating input prompt” and no error reaches the client. A model that cannot shift its context ends with status 400 instead.',
  blamedOn: 'the model, the quantization, or the front end',
  runtimes: ['ollama'],
  // The words are printed when it happens and at no other time; that it is what troubles the user is for him to say.
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/truncating input prompt/)),
  ),
  hints: [
    // The runners' own, from 0.3.13 on, and llama-server's front from 0.30 on.
    /truncating input prompt"? limit=\d{1,7} prompt=\d/,
    // The server of 0.1 to 0.3.
    /\binput truncated\b.{0,40}\bn_ctx=\d/,
    // 0.30.9 and later, where the model cannot shift its context.
    /the prompt is longer than the context length currently available to the model/,
  ],
  remedy: [
    {
      do: 'Ask for a longer context in the environment of the server and restart it; the KV cache grows with it, so look at `ollama ps` afterwards.',
      setting: 'OLLAMA_CONTEXT_LENGTH=32768',
    },
    {
      do: 'A client of the OpenAI interface (/v1) cannot ask for a context: make a model with `PARAMETER num_ctx`, or set it for the server. A num_ctx in the Modelfile or in the client’s own options wins over the variable.',
    },
    { do: 'From 0.30.11 on, a prompt that is too long is cut to about half of the context, so that leaving room matters more than the exact number.' },
  ],
  verify: 'ollama ps   # column CONTEXT; journalctl -u ollama | grep -c "truncating input prompt"',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/llm/llama_server.go',
      date: '2026-08-19',
      establishes: 'when the warning is printed, what is kept, and the error where the context cannot be shifted',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17427',
      date: '2026-07-28',
      establishes: 'a maintainer: a prompt above the context is cut to half of it; a shorter one is used whole',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/RooCodeInc/Roo-Code/issues/1372',
      date: '2025-03-04',
      establishes: 'a prompt of 16101 tokens cut to the default of 2048',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/vscode/issues/255164',
      date: '2025-07-10',
      establishes: 'an agent through /v1 whose prompts are cut to 4096',
      strength: 'several-reports',
    },
  ],
});
