import check from '../../../checks/runtime/ollama-vulkan-opt-in.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.container': null,
  'ollama.version': '0.20.0',
  'ollama.environment': { entries: {} },
  gpus: [{ arch: 'xe-hpg', vendor: 'intel', integrated: false, driver: 'i915' }],
} as const;

testCheck(check, {
  found: [
    { name: 'an Arc on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/12673', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'a 780M whose discovery crashed, before ROCm had code for it',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/15762',
      facts: {
        ...facts,
        'ollama.version': '0.17.0',
        'ollama.environment': { gap: 'not-in-text' },
        gpus: [{ arch: 'gfx1103', vendor: 'amd', integrated: true }],
      },
      log: [
        'level=INFO source=runner.go:464 msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/rocm]" extra_envs=[] error="runner crashed"',
      ],
    },
  ],
  clear: [
    {
      name: 'a 780M with 0.18, whose ROCm has code for it',
      facts: { ...facts, 'ollama.version': '0.18.0', gpus: [{ arch: 'gfx1103', vendor: 'amd', integrated: true }] },
    },
    { name: 'switched on', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_VULKAN: '1' } } } },
    { name: 'computes on it', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
    {
      name: 'an LXC container without the GPU’s nodes',
      facts: { ...facts, 'platform.container': 'lxc', 'container.nodes': [], 'ollama.compute': ['cpu'] },
    },
    { name: 'a card that a virtual machine has', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }], 'ollama.compute': ['cpu'] } },
    { name: '0.30', facts: { ...facts, 'ollama.version': '0.30.0' } },
    {
      name: 'a healthy NVIDIA machine prints the line too',
      facts: { ...facts, gpus: [{ arch: '8.9', vendor: 'nvidia', integrated: false }] },
      log: ['level=INFO source=runner.go:100 msg="experimental Vulkan support disabled.  To enable, set OLLAMA_VULKAN=1"'],
    },
  ],
  unknown: [
    { name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } },
    {
      name: 'no card is known, and the line is every machine’s',
      facts: { 'ollama.version': '0.13.5', 'ollama.compute': ['cpu'] },
      log: ['level=INFO source=runner.go:100 msg="experimental Vulkan support disabled.  To enable, set OLLAMA_VULKAN=1"'],
    },
  ],
});
