import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-model-without-tools',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model’s template in Ollama knows no tools, and the front end sends some',
  impact: 'risk',
  symptom: 'An agent or editor ends with status 400, “… does not support tools”; plain chat with the same model works.',
  blamedOn: 'the front end, or Ollama’s release',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/\S:\S{1,60} does not support tools/)),
  ),
  // A name with its tag stands before the words; that a model has no tools people say of many.
  proves: [
    /\b(?:registry\.ollama\.ai|hf\.co|huggingface\.co)\/[\w./-]{2,160}:[\w.-]{1,80} does not support tools\b/,
    /(?:\berror\b|ResponseError|\b400\b).{0,200}[\s"':=]["'\\]{0,3}[\w./-]{2,160}:[\w.-]{1,80}["'\\]{0,3} does not support tools\b/i,
  ],
  // Releases of 2024 left the tag out; whose answer this is the text has to tell.
  hints: [/"(?:message|error)": ?"[\w./:-]{2,160} does not support tools"/],
  // “raise error: model do not support tools”; of a model by its name only where that is the whole line, as in a title: else it is said of many.
  said: [
    /^(?!.{0,400}\b(?:if|fixe[sd]|someone|somebody|others?|colleagues?|expected)\b).{0,400}\b(?:errors?|fails|failed|saying|complains|got|getting)(?: with)?\W{0,2}[:："'“‘`] ?(?![^.;?]{0,60}\b(?:endpoints?|apis?|interface|providers?|clients?|library)\b)[^.;?]{0,60}\bdo(?:es)?(?: not|n[’']t) support tools\b(?!.{0,200}\?)/i,
    /^(?:# )?(?:\[[^\]]{1,30}\]:? ?)?(?:ollama:? )?(?!(?:gpt-?[345]|claude|v?\d|vllm|open-?webui|python))[a-z]{2,20}[\w.:/-]{0,60}\d[\w.:/-]{0,40}(?: [\w.-]{1,20})? do(?:es)?(?: not|n[’']t) support (?:tools|(?:tool|function)[ -]calling)[.!]{0,2}$/i,
  ],
  remedy: [
    {
      do: 'Take a model that lists “tools” among its capabilities (ollama show with its name), or switch tools off in the front end.',
    },
    { do: 'A model of the library that was pulled long ago: pull it again, since its template may have got them later.' },
    {
      do: 'A model from a GGUF file (of Hugging Face, or made with ollama create): update Ollama if it is older than 0.30. Since then the chat template in the file itself counts where it knows tools, unless OLLAMA_GO_TEMPLATE=1 is set.',
      commands: ['ollama --version'],
    },
    {
      do: 'Where that does not do, pull the model from the library, or give the Modelfile the template of a model that has one. Base models were not trained for it.',
    },
  ],
  verify: 'ollama show MODEL   # Capabilities: tools',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8717',
      date: '2025-01-31',
      establishes: 'the maintainer: no tools in the templates of phi4 and deepseek; the model’s page shows who has them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/continuedev/continue/pull/11670',
      date: '2026-03-21',
      establishes: 'the answer 400 comes where the template lacks them; some fifteen reports of one editor extension',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/16031',
      date: '2026-05-29',
      establishes: 'from 0.30.0 on the file’s own chat template is asked for tools, and taken where it knows more than Ollama’s',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/5967',
      date: '2024-07-26',
      establishes: 'a maintainer: the template of llama3.1 got tools after its release, and a new pull brings it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14795',
      date: '2026-03-12',
      establishes: 'a model that was made from downloaded files, while the library’s has tools',
      strength: 'several-reports',
    },
  ],
});
