import check from '../../../checks/model-config/kv-cache-quantised-without-flash-attention.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = (flags: Record<string, string>, answers = false) => ({ servers: [{ flags: { entries: flags }, answers }], services: [], runtimes: [] });

testCheck(check, {
  found: [
    {
      name: 'the words of 2026',
      is: 'confirmed',
      log: ['llama_init_from_model: failed to initialize the context: quantized V cache was requested, but this requires Flash Attention'],
    },
    { name: 'in a unit', is: 'present', facts: { servers: [], services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf -fa off -ctk q8_0 -ctv q8_0' }] } },
    { name: 'by its flags', is: 'present', facts: server({ '--cache-type-v': 'q8_0', '--flash-attn': 'off' }) },
    {
      name: 'Ollama’s journal, whose unit and server have no such flags',
      is: 'confirmed',
      facts: {
        servers: [{ kind: 'ollama', flags: { entries: {} }, answers: true }],
        services: [{ execStart: '/usr/local/bin/ollama serve' }],
        runtimes: [{ kind: 'ollama' }],
      },
      log: ['llama_init_from_model: V cache quantization requires flash_attn'],
      cites: 'https://github.com/ollama/ollama/issues/15043',
    },
    {
      name: 'by its error',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/15043',
      log: ['llama_init_from_model: V cache quantization requires flash_attn'],
    },
  ],
  clear: [
    { name: 'with flash attention', facts: server({ '--cache-type-v': 'q8_0', '--flash-attn': 'on' }) },
    { name: 'left to itself', facts: server({ '--cache-type-v': 'q8_0' }) },
    { name: 'a server that answers', facts: server({ '--cache-type-v': 'q8_0', '--flash-attn': 'off' }, true) },
    {
      name: 'a unit of a fork that answers so',
      facts: {
        ...server({ '--cache-type-v': 'q8_0', '--flash-attn': 'off' }, true),
        services: [{ execStart: '/opt/fork/llama-server -m /m/x.gguf -fa off -ctk q8_0 -ctv q8_0' }],
      },
    },
    { name: 'f16', facts: server({ '--cache-type-v': 'f16', '--flash-attn': 'off' }) },
  ],
  unknown: [
    { name: 'the command line is closed', facts: { servers: [{ flags: { gap: 'denied' } }], services: [] } },
    { name: 'models that do without it', log: ['llama_init_from_model: flash_attn is not compatible with Grok - forcing off'] },
    { name: 'a healthy start', log: ['llama_context: flash_attn    = auto', 'llama_kv_cache: size = 272.00 MiB, K (q8_0): 136.00 MiB, V (q8_0): 136.00 MiB'] },
  ],
});
