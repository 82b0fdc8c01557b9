import check from '../../../checks/model-config/llama-server-context-above-trained.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = (contextRequested: number | null, contextTrained: number, context: number) => ({
  models: [{ runtime: 'llama.cpp', contextRequested, contextTrained, context }],
  servers: [{ kind: 'llama.cpp', flags: { entries: {} } }],
});

testCheck(check, {
  found: [
    {
      name: '-c 16384 on a model trained to 4096',
      is: 'present',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/17459',
      facts: model(16_384, 4096, 4096),
    },
    { name: '-c 4096 -np 2 on a model trained to 1024', is: 'present', facts: model(2048, 1024, 1024) },
  ],
  clear: [
    { name: 'RoPE scaling lifts the cap', facts: model(16_384, 4096, 16_384) },
    { name: 'as long as it was trained', facts: model(4096, 4096, 4096) },
    {
      name: 'a pool that four slots share, each with the trained length',
      facts: {
        models: [{ runtime: 'llama.cpp', contextRequested: 131_072, contextTrained: 32_768, context: 32_768 }],
        servers: [{ kind: 'llama.cpp', flags: { entries: { '--ctx-size': '131072', '--parallel': '4', '--kv-unified': '' } } }],
      },
    },
    {
      name: 'the same with a length for each slot',
      facts: {
        models: [{ runtime: 'llama.cpp', contextRequested: 131_072, contextTrained: 32_768, context: 32_768 }],
        servers: [{ kind: 'llama.cpp', flags: { entries: { '--ctx-size': '131072', '--parallel': '4', '--kv-unified-per-slot': '32768' } } }],
      },
    },
    { name: 'nothing was asked for', facts: model(null, 4096, 4096) },
    { name: 'a trained length that was rounded up', facts: model(1_010_176, 1_010_000, 1_010_000) },
    { name: 'Ollama, which has a check of its own', facts: { models: [{ runtime: 'ollama', contextRequested: 8192, contextTrained: 4096, context: 4096 }] } },
  ],
  unknown: [
    {
      name: 'the server does not answer',
      facts: { models: [{ runtime: 'llama.cpp', contextRequested: 16_384, contextTrained: 4096, context: { gap: 'timeout' } }] },
    },
    {
      name: 'a trained length of 1000 gives the line by rounding',
      log: ['W srv load_model: the slot context (1024) exceeds the training context of the model (1000) - capping'],
    },
  ],
});
