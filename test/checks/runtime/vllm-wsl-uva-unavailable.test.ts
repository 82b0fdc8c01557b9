import check from '../../../checks/runtime/vllm-wsl-uva-unavailable.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'wsl2',
  'environment.variables': { entries: {} },
  torch: [{ vllm: '0.24.0', variant: 'cu130' }],
  servers: [],
  services: [],
} as const;

testCheck(check, {
  found: [
    { name: '0.24 under WSL2', is: 'exposed', cites: 'https://github.com/vllm-project/vllm/issues/47387', facts },
    { name: 'its error in a title', is: 'suspected', facts, log: ['[Bug]: UVA is not available on WSL2 with RTX 5050'] },
    {
      name: 'its error ended the run',
      is: 'confirmed',
      facts: { ...facts, torch: [{ vllm: '0.24.0', variant: 'cu130', lastError: 'RuntimeError: UVA is not available' }] },
      log: ['RuntimeError: UVA is not available'],
    },
  ],
  clear: [
    {
      name: 'native Linux, as in a confidential virtual machine',
      facts: { ...facts, 'platform.system': 'native' },
      log: ['RuntimeError: UVA is not available'],
    },
    { name: 'the variable is set', facts: { ...facts, 'environment.variables': { entries: { VLLM_WSL2_ENABLE_PIN_MEMORY: '1' } } } },
    { name: 'the wheel for CPUs', facts: { ...facts, torch: [{ vllm: '0.25.0', variant: 'cpu' }] } },
    {
      name: 'the variable in a unit that is stopped',
      facts: { ...facts, services: [{ serves: 'vllm', environment: { entries: { VLLM_WSL2_ENABLE_PIN_MEMORY: '1' } } }] },
    },
    { name: 'it serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'the V1 runner is chosen', facts: { ...facts, 'environment.variables': { entries: { VLLM_USE_V2_MODEL_RUNNER: '0' } } } },
  ],
  unknown: [
    { name: '0.11, of which nothing was reported', facts: { ...facts, torch: [{ vllm: '0.11.0' }] } },
    { name: '0.30, of which it is not known whether it holds the fix', facts: { ...facts, torch: [{ vllm: '0.30.0', variant: 'cu130' }] } },
    {
      name: 'what every start under WSL says, and another name',
      log: [
        'UVA is not available_here',
        'The sample says that UVA is not available on GPU 1.',
        "Using 'pin_memory=False' as WSL is detected. This may slow down the performance.",
      ],
    },
  ],
});
