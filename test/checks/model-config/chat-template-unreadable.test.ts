import check from '../../../checks/model-config/chat-template-unreadable.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  "common_chat_templates_init: failed to parse chat template (defaulting to chatml): Failed to parse number: '.' ([json.exception.parse_error.101] parse error at line 1, column 1";

testCheck(check, {
  found: [
    { name: 'a template in Go’s format', is: 'confirmed', log: [line], cites: 'https://github.com/containers/ramalama/issues/1855' },
    {
      name: 'the first release with the message',
      is: 'confirmed',
      log: ['common_chat_templates_from_model: failed to parse chat template (defaulting to chatml): Expected comma in tuple at row 47, column 102:'],
    },
    {
      name: 'a release that ends with it',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['  what():  Expected block keyword at row 152, column 17:'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/11443',
    },
    {
      name: 'the server of 2024',
      is: 'confirmed',
      log: [
        '"message":"The chat template comes with this model is not yet supported, falling back to chatml. This may cause the model to output suboptimal responses"',
      ],
    },
    {
      name: 'the parser of 2026',
      is: 'confirmed',
      log: [
        'common_chat_templates_init: error: lexer: unexpected end of input during consume_while',
        'common_chat_templates_init: failed to initialize chat template',
      ],
    },
    {
      name: 'and the server’s line of it',
      is: 'confirmed',
      log: [
        'srv          init: init: chat template parsing error: Unable to generate parser for this template. Automatic parser generation failed: std::bad_alloc',
      ],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/20305',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [
    { name: 'it starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } },
    {
      name: 'Ollama has templates of its own',
      facts: { runtimes: [{ kind: 'ollama', startError: null }] },
      log: ['  what():  Expected block keyword at row 152, column 17:'],
    },
  ],
  unknown: [
    { name: 'a template that refuses a conversation', log: ['raise_exception: System message must be at the beginning.'] },
    {
      name: 'a request that the template refuses, while the server runs',
      log: [
        '{"error":{"code":400,"message":"Unable to generate parser for this template. Automatic parser generation failed: System message must be at the beginning."}}',
      ],
    },
    { name: 'GPT4All’s parser', log: ["Error: Failed to parse chat template: 12:21: error: Unexpected token: 'none'"] },
    {
      name: 'a template that was read',
      log: ['common_chat_templates_init: using the template of the model', 'main: chat template, chat_template: {%- for message in messages -%}'],
    },
  ],
});
