import check from '../../../checks/runtime/ollama-vision-projector-on-cpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const runner = { role: 'runner', flags: { entries: { '--no-mmproj-offload': '' } } };
const facts = {
  'ollama.version': '0.30.8',
  'ollama.projectorKeptOff': null,
  gpus: [{ integrated: false, vramTotal: 8 * 2 ** 30 }],
  servers: [runner],
} as const;

testCheck(check, {
  found: [
    { name: 'the runner’s flag', is: 'exposed', cites: 'https://github.com/ollama/ollama/commit/836507378', facts },
    {
      name: 'a card of 12 GiB, mostly in use, as the log says',
      is: 'suspected',
      facts: { ...facts, 'ollama.projectorKeptOff': 'limited-vram', gpus: [{ integrated: false, vramTotal: 12 * 2 ** 30 }] },
      log: ['msg="disabling multimodal projector offload" reason=limited-vram'],
    },
  ],
  clear: [
    {
      name: 'a small card for the display beside one of 24 GiB',
      facts: { ...facts, gpus: [...facts.gpus, { integrated: false, vramTotal: 24 * 2 ** 30 }] },
    },
    {
      name: 'a card of 12 GiB on which the first start ran out of memory',
      facts: { ...facts, 'ollama.projectorKeptOff': 'startup-oom-retry', gpus: [{ integrated: false, vramTotal: 12 * 2 ** 30 }] },
      log: ['msg="disabling multimodal projector offload" reason=startup-oom-retry'],
    },
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
