import check from '../../../checks/runtime/ollama-without-gpu-runner.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'nvidia', integrated: false }], 'ollama.runners': ['cpu'] } as const;

testCheck(check, {
  found: [
    { name: 'one runner', is: 'present', cites: 'https://github.com/ollama/ollama/issues/8254', facts },
    { name: 'runners for each kind of CPU', is: 'present', facts: { ...facts, 'ollama.runners': ['cpu', 'cpu_avx', 'cpu_avx2'] } },
    { name: 'a Radeon', is: 'confirmed', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: false }] } },
    {
      name: 'a Radeon of which no more is told',
      is: 'suspected',
      cites: 'https://github.com/NixOS/nixpkgs/pull/297447',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] }, 'ollama.runners': ['cpu', 'cpu_avx', 'cpu_avx2'] },
    },
  ],
  clear: [
    { name: 'a whole release', facts: { ...facts, 'ollama.runners': ['cpu', 'cpu_avx', 'cpu_avx2', 'cuda_v11_avx', 'cuda_v12_avx', 'rocm_avx'] } },
    { name: 'on ARM', facts: { ...facts, 'ollama.runners': ['cpu', 'cuda_jetpack5', 'cuda_jetpack6', 'cuda_v11'] } },
    { name: 'no list at all', facts: { ...facts, 'ollama.runners': null } },
    { name: 'no GPU', facts: { ...facts, gpus: [] } },
    { name: 'the graphics of the processor alone', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: true }] } },
  ],
  unknown: [
    { name: 'a release that prints no list', facts: { ...facts, 'ollama.runners': { gap: 'unsupported' } } },
    { name: 'the card is not known', facts: { 'ollama.runners': ['cpu'] } },
  ],
});
