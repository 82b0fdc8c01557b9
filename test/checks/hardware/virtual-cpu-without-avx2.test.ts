import check from '../../../checks/hardware/virtual-cpu-without-avx2.ts';
import { testCheck } from '../../helpers/test-check.ts';

const guest = {
  'platform.system': 'native',
  'platform.arch': 'x86_64',
  'cpu.hypervisor': true,
  'cpu.flags': ['f16c', 'movbe', 'sse4_2'],
  models: [],
  'ollama.compute': [],
  runtimes: [{ kind: 'ollama', startError: null }],
  gpus: [],
};

testCheck(check, {
  found: [
    { name: 'a QEMU guest that is named after a Xeon Gold', is: 'exposed', facts: guest, cites: 'https://github.com/ollama/ollama/issues/10074' },
    {
      name: 'LM Studio in a guest, in a paste',
      is: 'suspected',
      facts: { 'platform.system': 'native', 'cpu.hypervisor': true },
      log: ["No LM Runtime found for model format 'gguf'!"],
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/221',
    },
    { name: 'and Ollama computes on it', is: 'confirmed', facts: { ...guest, 'ollama.compute': ['cpu'] } },
  ],
  clear: [
    {
      name: 'PyTorch for a card that was handed to the guest',
      facts: { ...guest, runtimes: [{ kind: 'pytorch', startError: null, backends: [] }], gpus: [{ vendor: 'nvidia' }] },
    },
    { name: 'the host’s CPU is passed on', facts: { ...guest, 'cpu.flags': ['avx', 'avx2', 'f16c'] } },
    { name: 'a model that is on the GPU whole', facts: { ...guest, models: [{ sizeVram: 21474836480 }], 'ollama.compute': ['cuda'] } },
    { name: 'nothing that computes', facts: { ...guest, runtimes: [] } },
    { name: 'a GPU is passed through, and nothing is loaded', facts: { ...guest, 'ollama.compute': ['cuda'] } },
    {
      name: 'vLLM serves on such a GPU',
      facts: { ...guest, gpus: [{ vendor: 'nvidia' }], runtimes: [{ kind: 'vllm', running: true, startError: null }] },
    },
    { name: 'an old CPU on bare metal', facts: { ...guest, 'cpu.hypervisor': false } },
    { name: 'WSL2 shows the host’s CPU', facts: { ...guest, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    {
      name: 'a guest that computes on its CPU, of which no more is known',
      facts: { ...guest, 'cpu.flags': { gap: 'not-in-text' }, 'ollama.compute': ['cpu'] },
    },
    { name: 'the flags are not known', facts: { ...guest, 'cpu.flags': { gap: 'not-in-text' } } },
    { name: 'a trap alone', log: ['traps: ollama-runner[2213] trap invalid opcode ip:472d79 sp:7ffdbe33f680 error:0 in ollama-runner[407000+da000]'] },
  ],
});
