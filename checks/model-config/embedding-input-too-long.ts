import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'embedding-input-too-long',
  layer: 'model-config',
  kind: 'fault',
  title: 'A text is longer than the model’s context or batch, and Ollama refuses it',
  impact: 'risk',
  symptom: 'Indexing with an embedding model ends with status 400, “the input length exceeds the context length”; shorter texts are embedded.',
  blamedOn: 'the front end, or the GPU',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/input length exceeds (?:the|maximum) context length/)),
  // The second until 0.11. From 0.12.6 to 0.24 a prompt that must not be cut (truncate: false) gets the first as well.
  // From 0.12 on also where what is left of it is still too long. From 0.30 on the first stands for what llama-server refuses, its batch as well.
  proves: [
    /(?<!\b(?:if|when|whenever|where|whether|case|why) ["'“‘`]?)\bthe input length exceeds the context length\b/,
    /(?<!\b(?:if|when|whenever|where|whether|case|why) ["'“‘`]?(?:the )?)\binput length exceeds maximum context length\b/,
    /\binput after truncation exceeds maximum context length\b/,
    /\binput exceeds maximum context length and cannot be truncated further\b/,
  ],
  remedy: [
    { do: 'Make the chunks smaller in the program that indexes: code and tables take far more tokens a character than prose, often one for two.' },
    {
      do: 'Or take an embedding model with a longer context (many end at 512, 2048 or 8192 tokens; `ollama show` with its name tells), and give it that context with num_ctx; above the trained length it does not help.',
    },
    {
      do: 'From 0.30 on, if the text is within the context that `ollama ps` shows: raise num_batch, 2048 for embedding models by default; a text has to fit into one batch.',
    },
    {
      do: 'Leave “truncate” on: from 0.30 on /api/embed then cuts the text, and what is cut is not found later. /api/embeddings never cuts; nor did /api/embed with 0.13.5 and after, by report.',
    },
  ],
  verify: 'ollama ps   # column CONTEXT of the embedding model',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      date: '2026-08-19',
      establishes: 'the answer 400 where the tokens of the input are more than the context',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14186',
      date: '2026-02-10',
      establishes: 'from 0.13.5 on /api/embed answers so whatever “truncate” says; 0.13.4 cut the text',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/elara-labs/code-context-engine/issues/87',
      date: '2026-05-18',
      establishes: 'dense text of 8.7 thousand characters is above the 8192 tokens of nomic-embed-text',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/n8n-io/n8n/issues/11144',
      date: '2024-10-10',
      establishes: 'the front end’s developers: the error is Ollama’s, the data are longer than the model takes',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lfnovo/open-notebook/issues/350',
      date: '2025-12-24',
      establishes: 'mxbai-embed-large with a PDF',
      strength: 'several-reports',
    },
  ],
});
