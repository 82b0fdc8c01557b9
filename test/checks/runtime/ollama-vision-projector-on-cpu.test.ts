import check from '../../../checks/runtime/ollama-vision-projector-on-cpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const runner = { role: 'runner', flags: { entries: { '--no-mmproj-offload': '' } } };
const facts = { 'ollama.version': '0.30.8', gpus: [{ integrated: false, vramTotal: 8 * 2 ** 30 }], servers: [runner] } as const;

testCheck(check, {
  found: [{ name: 'the runner’s flag', is: 'exposed', cites: 'https://github.com/ollama/ollama/commit/836507378', facts }],
  clear: [
    {
      name: 'a later release says so where it really does not fit',
      facts: { ...facts, 'ollama.version': '0.32.4' },
      log: ['msg="disabling multimodal projector offload" reason=limited-vram'],
    },
    { name: 'a card of 24 GiB, where the model fits in part', facts: { ...facts, gpus: [{ integrated: false, vramTotal: 24 * 2 ** 30 }] } },
    {
      name: 'num_gpu is set',
      facts: { ...facts, servers: [{ role: 'runner', flags: { entries: { '--no-mmproj-offload': '', '--n-gpu-layers': '0' } } }] },
    },
    { name: 'a runner without it', facts: { ...facts, servers: [{ role: 'runner', flags: { entries: { '--ctx-size': '8192' } } }] } },
  ],
  unknown: [{ name: 'the command line is closed', facts: { ...facts, servers: [{ role: 'runner', flags: { gap: 'denied' } }] } }],
});
