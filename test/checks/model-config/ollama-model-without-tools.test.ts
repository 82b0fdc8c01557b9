import check from '../../../checks/model-config/ollama-model-without-tools.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a model of the library',
      is: 'confirmed',
      cites: 'https://github.com/louisho5/picobot/issues/6',
      log: ['Ollama API error: 400 Bad Request - {"error":{"message":"registry.ollama.ai/library/gemma3:4b does not support tools","type":"api_error"}}'],
    },
    {
      name: 'a model of Hugging Face',
      is: 'confirmed',
      cites: 'https://github.com/acon96/home-llm/issues/245',
      log: ['Sorry, I had a problem talking to the Ollama server: hf.co/acon96/Home-1B-v3-GGUF:Q4_K_M does not support tools'],
    },
    {
      name: 'as people put it',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      cites: 'https://github.com/ollama/ollama/issues/8669',
      log: ['when i use autogen, deepseek-r1:32b raise error： model do not support tools.'],
    },
    {
      name: 'of a model by its name',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      cites: 'https://github.com/ollama/ollama/issues/12115',
      log: ['Ollama deepseek-r1 0528 doesn’t support tool calling'],
    },
    {
      name: 'a release that left the tag out',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      cites: 'https://github.com/ollama/ollama/issues/5793',
      log: ['  "error": { "message": "llama3 does not support tools", "type": "api_error" }'],
    },
    { name: 'the Python client', is: 'confirmed', log: ['ollama._types.ResponseError: llama3:8b does not support tools (status code: 400)'] },
    { name: 'one of elsewhere', is: 'confirmed', cites: 'https://github.com/cline/cline/issues/460', log: ['400 codellama:latest does not support tools'] },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'sentences', log: ['This model does not support tools yet.', 'Note that gemma3:4b does not support tools, use qwen3:8b instead.'] },
    {
      name: 'what is said of a front end or a condition',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: [
        'This plugin does not support tools yet.',
        'On Ollama 0.32 I get an error: this endpoint does not support tools.',
        'If qwen2:7b does not support tools, take another one.',
        'ValueError: The model does not support function calling.',
        'I know that llama2:7b does not support tools, so I took qwen3:8b.',
        'The page says that gemma3 does not support tools.',
        'An error is raised if the model does not support tools.',
        'Fixed: ResponseError: a model does not support tools.',
        "Somebody else got 'gemma does not support tools'.",
        'open-webui 0.5 does not support tools',
      ],
    },
    { name: 'the answer of whoever', log: ['{"error": "some-model does not support tools"}'] },
    { name: 'the sibling: no thinking', log: ['Error: "llama3:8b" does not support thinking'] },
  ],
});
