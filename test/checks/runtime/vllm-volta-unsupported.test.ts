import check from '../../../checks/runtime/vllm-volta-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '7.0' }], torch: [{ vllm: '0.24.0' }] } as const;

testCheck(check, {
  found: [{ name: 'a V100 with 0.24', is: 'exposed', facts }],
  clear: [
    { name: 'a T4', facts: { ...facts, gpus: [{ computeCapability: '7.5' }] } },
    { name: 'no vLLM', facts: { ...facts, torch: [{ vllm: null }] } },
  ],
  unknown: [{ name: 'an older release', facts: { ...facts, torch: [{ vllm: '0.10.2' }] } }],
});
