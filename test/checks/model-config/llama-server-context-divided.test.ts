import check from '../../../checks/model-config/llama-server-context-divided.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = (flags: Record<string, string>, environment: Record<string, string> = {}) => ({
  servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: flags }, environment: { entries: environment } }],
});

testCheck(check, {
  found: [
    {
      name: '16384 for four slots',
      is: 'exposed',
      cites: 'https://github.com/janhq/jan/pull/8534',
      facts: server({ '--ctx-size': '16384', '--parallel': '4' }),
    },
    {
      name: 'a healthy log',
      is: 'exposed',
      facts: server({ '--ctx-size': '16384', '--parallel': '4' }),
      log: ['srv    load_model: initializing slots, n_slots = 4', 'slot   load_model: id  0 | task -1 | new slot, n_ctx = 4096'],
    },
  ],
  clear: [
    { name: 'a unified cache', facts: server({ '--ctx-size': '16384', '--parallel': '4', '--kv-unified': '' }) },
    { name: 'a unified cache by the environment', facts: server({ '--ctx-size': '16384', '--parallel': '4' }, { LLAMA_ARG_KV_UNIFIED: '1' }) },
    {
      name: 'a length for each slot of a shared pool',
      facts: server({ '--ctx-size': '16384', '--parallel': '4', '--kv-unified-per-slot': '8192' }),
    },
    { name: 'a server for embeddings', facts: server({ '--ctx-size': '8192', '--parallel': '4', '--embeddings': '' }) },
    { name: 'a server for embeddings by the environment', facts: server({ '--ctx-size': '8192', '--parallel': '4' }, { LLAMA_ARG_EMBEDDINGS: '1' }) },
    { name: 'one slot', facts: server({ '--ctx-size': '16384', '--parallel': '1' }) },
    { name: 'large shares', facts: server({ '--ctx-size': '131072', '--parallel': '4' }) },
    {
      name: 'the runner of Ollama, which multiplies',
      facts: { servers: [{ kind: 'llama.cpp', role: 'runner', flags: { entries: { '--ctx-size': '8192', '--parallel': '4' } } }] },
    },
  ],
  unknown: [{ name: 'the command line is closed', facts: { servers: [{ kind: 'llama.cpp', role: 'server', flags: { gap: 'denied' } }] } }],
});
