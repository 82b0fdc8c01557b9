import check from '../../../checks/model-config/llama-server-prompt-cache-large.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = { kind: 'llama.cpp', role: 'server', flags: { entries: { '--model': 'm.gguf' } }, environment: { entries: {} } } as const;
const facts = { services: [{ name: 'llama.service', serves: 'llama.cpp', result: 'oom-kill' }], servers: [server], 'llamaServer.build': '9000' } as const;
const line = 'srv        update:  - cache state: 27 prompts, 7377.676 MiB (limits: 8192.000 MiB, 32768 tokens, 35437 est)';

testCheck(check, {
  found: [
    { name: 'a unit that was killed, and no limit', is: 'exposed', facts },
    {
      name: 'Ollama was killed, and its runner has no limit',
      is: 'exposed',
      facts: { services: [{ serves: 'ollama', result: 'oom-kill' }], servers: [{ ...server, role: 'runner' }], 'llamaServer.build': null },
    },
    { name: 'the first build that has it', is: 'exposed', facts: { ...facts, 'llamaServer.build': '6723' } },
    {
      name: 'a model that sees, in a build that keeps its prompts',
      is: 'exposed',
      facts: { ...facts, servers: [{ ...server, flags: { entries: { '--mmproj': 'v.gguf' } } }], 'llamaServer.build': '8153' },
      cites: 'https://github.com/ggml-org/llama.cpp/pull/19877',
    },
    { name: 'the cache by its own words', is: 'suspected', facts, log: [line], cites: 'https://github.com/ollama/ollama/issues/18264' },
    {
      name: 'killed while it saves a large prompt',
      is: 'suspected',
      facts: { ...facts, servers: [{ ...server, flags: { gap: 'unsupported' } }] },
      log: ['srv   prompt_save:  - saving prompt with length 28960, total state size = 3462.850 MiB'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/20509',
    },
  ],
  clear: [
    { name: 'with a limit', facts: { ...facts, servers: [{ ...server, flags: { entries: { '--cache-ram': '0' } } }] } },
    { name: 'with a small one', facts: { ...facts, servers: [{ ...server, flags: { entries: { '--cache-ram': '1024' } } }] } },
    { name: 'a server for embeddings', facts: { ...facts, servers: [{ ...server, flags: { entries: { '--embeddings': '' } } }] } },
    {
      name: 'a server for embeddings, or for ranking, by its variables',
      facts: {
        ...facts,
        servers: [
          { ...server, environment: { entries: { LLAMA_ARG_EMBEDDINGS: '1' } } },
          { ...server, environment: { entries: { LLAMA_ARG_RERANKING: '1' } } },
        ],
      },
    },
    {
      name: 'a model that sees, in a build that keeps nothing of it',
      facts: {
        ...facts,
        servers: [
          { ...server, flags: { entries: { '--mmproj': 'v.gguf' } } },
          { ...server, environment: { entries: { LLAMA_ARG_MMPROJ: 'v.gguf' } } },
        ],
        'llamaServer.build': '8152',
      },
    },
    { name: 'a build from before it', facts: { ...facts, 'llamaServer.build': '6722' } },
    { name: 'Ollama was killed, and another server is not its runner', facts: { ...facts, services: [{ serves: 'ollama', result: 'oom-kill' }] } },
    { name: 'never killed', facts: { ...facts, services: [{ name: 'llama.service', serves: 'llama.cpp', result: 'success' }] } },
    { name: 'another unit was killed', facts: { ...facts, services: [{ name: 'vllm.service', serves: 'vllm', result: 'oom-kill' }] } },
  ],
  unknown: [
    { name: 'flags that nobody may read', facts: { ...facts, servers: [{ ...server, flags: { gap: 'unsupported' } }] } },
    {
      name: 'a model that sees, and a build that nobody knows',
      facts: { ...facts, servers: [{ ...server, flags: { entries: { '--mmproj': 'v.gguf' } } }], 'llamaServer.build': { gap: 'unsupported' } },
    },
    { name: 'a full cache on a machine that has the memory', log: [line] },
    { name: 'a small cache', log: [line.replace('7377.676', '612.001'), 'srv    load_model: prompt cache is enabled, size limit: 8192 MiB'] },
  ],
});
