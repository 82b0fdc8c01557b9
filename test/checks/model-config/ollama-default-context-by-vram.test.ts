import check from '../../../checks/model-config/ollama-default-context-by-vram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { runtime: 'ollama', context: 131_072, contextRequested: null, size: 112e9, sizeVram: 87e9 } as const;
const facts = { 'ollama.version': '0.15.6', 'ollama.contextRequested': null, gpus: [{ vramTotal: 48 * 2 ** 30, integrated: false }], models: [model] } as const;

testCheck(check, {
  found: [
    { name: 'a model of 131072', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/14332', facts },
    {
      name: 'a table of ollama ps alone',
      is: 'suspected',
      facts: { ...facts, 'ollama.contextRequested': { gap: 'not-in-text' }, models: [{ ...model, contextRequested: { gap: 'not-in-text' } }] },
      log: ['mistral-large:123b    11be54a9df2c    112 GB    22%/78% CPU/GPU    131072     4 minutes from now'],
    },
  ],
  clear: [
    { name: '0.15.4', facts: { ...facts, 'ollama.version': '0.15.4' } },
    { name: 'a context that was asked for', facts: { ...facts, 'ollama.contextRequested': 131_072 } },
    { name: 'the default of a small GPU', facts: { ...facts, models: [{ ...model, context: 4096 }] } },
    {
      name: 'a small GPU, whose default is 4096: a client asked for it',
      facts: { ...facts, gpus: [{ vramTotal: 16 * 2 ** 30, integrated: false }], 'ollama.contextDefault': 4096 },
    },
    {
      name: 'longer than the default of this GPU: a client asked for it',
      facts: { ...facts, gpus: [{ vramTotal: 24 * 2 ** 30, integrated: false }], 'ollama.contextDefault': 32_768, models: [{ ...model, context: 65_536 }] },
    },
    { name: 'a GPU that shares the RAM', facts: { ...facts, gpus: [{ vramTotal: 96 * 2 ** 30, integrated: true }] } },
    { name: 'a model whose weights are twice the VRAM', facts: { ...facts, models: [{ ...model, sizeVram: 44e9 }] } },
    { name: 'it fits', facts: { ...facts, models: [{ ...model, sizeVram: 112e9 }] } },
  ],
  unknown: [
    { name: 'the version is not known', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } } },
    {
      name: 'a healthy start, whose log names the default',
      facts: { 'ollama.version': '0.21.0', 'ollama.contextRequested': null, gpus: [{ vramTotal: 24 * 2 ** 30, integrated: false }] },
      log: ['level=INFO source=routes.go:1795 msg="vram-based default context" total_vram="24.0 GiB" default_num_ctx=32768'],
    },
  ],
});
