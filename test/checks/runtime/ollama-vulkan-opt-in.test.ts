import check from '../../../checks/runtime/ollama-vulkan-opt-in.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.20.0', 'ollama.environment': { entries: {} }, gpus: [{ arch: 'xe-hpg', vendor: 'intel', integrated: false }] } as const;

testCheck(check, {
  found: [
    { name: 'an Arc on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/12673', facts: { ...facts, 'ollama.compute': ['cpu'] } },
  ],
  clear: [
    { name: 'switched on', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_VULKAN: '1' } } } },
    { name: '0.30', facts: { ...facts, 'ollama.version': '0.30.0' } },
    {
      name: 'a healthy NVIDIA machine prints the line too',
      facts: { ...facts, gpus: [{ arch: '8.9', vendor: 'nvidia', integrated: false }] },
      log: ['level=INFO source=runner.go:100 msg="experimental Vulkan support disabled.  To enable, set OLLAMA_VULKAN=1"'],
    },
  ],
  unknown: [{ name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } }],
});
