import check from '../../../checks/model-config/ollama-context-clamped-to-trained.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { name: 'qwen3:8b', runtime: 'ollama', context: 40960, contextTrained: 40960, contextRequested: null, architecture: 'qwen3' };
const facts = (changes: object = {}, asked: number | null = 131072) => ({ 'ollama.contextRequested': asked, models: [{ ...model, ...changes }] });

testCheck(check, {
  found: [
    { name: 'OLLAMA_CONTEXT_LENGTH above the model’s length', is: 'present', cites: 'https://github.com/ollama/ollama/issues/16828', facts: facts() },
    { name: 'num_ctx of the Modelfile', is: 'present', facts: facts({ contextRequested: 65536 }, null) },
    {
      name: 'its warning in a paste',
      is: 'confirmed',
      log: ['level=WARN source=server.go:114 msg="requested context size too large for model" num_ctx=49152 n_ctx_train=40960'],
    },
  ],
  clear: [
    { name: 'an embedding model, beside a length that is meant for others', facts: facts({ name: 'qwen3-embedding:8b' }) },
    { name: 'the request fits', facts: facts({}, 32768) },
    { name: 'nothing was asked', facts: facts({}, null) },
    {
      name: 'the default of a machine with 48 GiB of VRAM',
      facts: facts({ contextRequested: 262144 }, null),
      log: ['msg="requested context size too large for model" num_ctx=262144 n_ctx_train=40960'],
    },
    {
      name: 'an embedding model, short by design',
      facts: facts({ context: 2048, contextTrained: 2048, architecture: 'nomic-bert' }),
      log: ['msg="requested context size too large for model" num_ctx=8192 n_ctx_train=2048'],
    },
  ],
  unknown: [
    { name: 'the same in a paste', log: ['level=WARN msg="requested context size too large for model" num_ctx=262144 n_ctx_train=131072'] },
    { name: 'the environment of the server is closed', facts: { 'ollama.contextRequested': { gap: 'denied' }, models: [model] } },
    { name: 'an embedding model in a paste', log: ['msg="requested context size too large for model" num_ctx=8192 n_ctx_train=2048'] },
  ],
});
