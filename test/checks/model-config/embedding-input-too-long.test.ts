import check from '../../../checks/model-config/embedding-input-too-long.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'the answer of 0.13 and later',
      is: 'confirmed',
      cites: 'https://github.com/lfnovo/open-notebook/issues/350',
      log: ['Failed to get embeddings: Ollama API error: the input length exceeds the context length'],
    },
    {
      name: 'the answer where cutting does not help',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      log: [
        '{"error":"input exceeds maximum context length and cannot be truncated further"}',
        '{"error":"input after truncation exceeds maximum context length"}',
      ],
    },
    {
      name: 'the answer of before',
      is: 'confirmed',
      cites: 'https://github.com/n8n-io/n8n/issues/11144',
      log: ['{ "error": "input length exceeds maximum context length", "status_code": 400, "name": "ResponseError" }'],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    {
      name: 'the sibling: a prompt that is cut',
      log: [
        'msg="truncating input prompt" limit=2048 prompt=5065 keep=5 new=2048',
        'the prompt is longer than the context length currently available to the model',
      ],
    },
    {
      name: 'a question, and advice',
      log: [
        'What happens when the input length exceeds the context length?',
        'We should summarise if the input length exceeds the context length',
        'Does anybody know when "the input length exceeds the context length" shows up?',
      ],
    },
    { name: 'vLLM’s words for a prompt', log: ["This model's maximum context length is 8192 tokens, however you requested 25701 tokens"] },
  ],
});
