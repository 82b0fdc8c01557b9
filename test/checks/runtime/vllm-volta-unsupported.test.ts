import check from '../../../checks/runtime/vllm-volta-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '7.0' }], torch: [{ vllm: '0.24.0', cuda: '13.0' }] } as const;

testCheck(check, {
  found: [
    { name: 'a V100 with 0.24', is: 'exposed', facts },
    { name: 'another error', is: 'exposed', facts, log: ['RuntimeError: No CUDA GPUs are available'] },
  ],
  clear: [
    { name: 'a T4', facts: { ...facts, gpus: [{ computeCapability: '7.5' }] } },
    { name: 'a build with CUDA 12.6', facts: { ...facts, torch: [{ vllm: '0.24.0', cuda: '12.6' }] } },
    { name: 'no vLLM', facts: { ...facts, torch: [{ vllm: null, cuda: '13.0' }] } },
  ],
  unknown: [{ name: 'an older release', facts: { ...facts, torch: [{ vllm: '0.10.2', cuda: '12.8' }] } }],
});
