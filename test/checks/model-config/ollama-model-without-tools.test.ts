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
    { name: 'the Python client', is: 'confirmed', log: ['ollama._types.ResponseError: llama3:8b does not support tools (status code: 400)'] },
    { name: 'one of elsewhere', is: 'confirmed', cites: 'https://github.com/cline/cline/issues/460', log: ['400 codellama:latest does not support tools'] },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'sentences', log: ['This model does not support tools yet.', 'Note that gemma3:4b does not support tools, use qwen3:8b instead.'] },
    { name: 'the sibling: no thinking', log: ['Error: "llama3:8b" does not support thinking'] },
  ],
});
