import check from '../../../checks/runtime/ollama-client-left-while-loading.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { runtimes: [{ kind: 'ollama' }] } as const;
const canceled = 'error="timed out waiting for llama runner to start: context canceled"';

testCheck(check, {
  found: [
    {
      name: 'the line of the server',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/8006',
      facts,
      log: ['level=WARN source=server.go:583 msg="client connection closed before server finished loading, aborting load"'],
    },
    { name: 'and the error after it', is: 'suspected', facts, log: [`level=ERROR source=sched.go:455 msg="error loading llama server" ${canceled}`] },
    {
      name: 'since 0.30',
      is: 'suspected',
      facts,
      log: ['msg="client connection closed before llama-server finished loading, aborting load"'],
    },
    {
      name: 'as people put it who see the client alone',
      is: 'suspected',
      cites: 'https://github.com/danny-avila/LibreChat/issues/3330',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: ['The client doesn’t wait until Ollama has loaded a large model'],
    },
  ],
  clear: [
    { name: 'Ctrl-C, and a complaint of something else', facts: { ...facts, 'told.complaints': ['wrong-output'] }, log: [canceled] },

    {
      name: 'no Ollama',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] },
      log: [canceled],
    },
  ],
  unknown: [
    {
      name: 'Ollama itself gives up: another matter',
      facts,
      log: ['error="timed out waiting for llama runner to start - progress 0.18 - "'],
    },
    {
      name: 'the siblings: it closes during the answer, or is asked to wait',
      facts,
      log: [
        'Please wait until the model is loaded.',
        'Ollama times out while the model is loading.',
        'The ollama service does not wait until the model of the card is loaded.',
        'It does not wait for the NVIDIA module to be loaded.',
        'llama-swap does not wait until a model is unloaded.',
        'msg="aborting completion request due to client closing the connection"',
      ],
    },
  ],
});
