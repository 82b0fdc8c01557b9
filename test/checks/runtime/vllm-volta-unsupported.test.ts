import check from '../../../checks/runtime/vllm-volta-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '7.0' }], torch: [{ vllm: '0.24.0', cuda: '13.0' }], servers: [] } as const;

testCheck(check, {
  found: [
    { name: 'a V100 with 0.24', is: 'exposed', facts },
    { name: 'another error', is: 'exposed', facts, log: ['RuntimeError: No CUDA GPUs are available'] },
  ],
  clear: [
    { name: 'a T4', facts: { ...facts, gpus: [{ computeCapability: '7.5' }] } },
    { name: 'a build with CUDA 12.6', facts: { ...facts, torch: [{ vllm: '0.24.0', cuda: '12.6' }] } },
    {
      name: 'an older release, whose PyTorch lacks the card',
      facts: { ...facts, torch: [{ vllm: '0.9.2', cuda: '12.8' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    { name: 'a build of one’s own that serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'no vLLM', facts: { ...facts, torch: [{ vllm: null, cuda: '13.0' }] } },
  ],
  unknown: [
    {
      name: 'no card is known',
      facts: { torch: [{ vllm: '0.24.0', cuda: '13.0' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'bitsandbytes, which lacks the code itself',
      facts: { gpus: facts.gpus },
      log: [
        'Error no kernel image is available for execution on the device at line 167 in file /src/csrc/ops.cu',
        'RuntimeError: GemmaRMSNorm failed with error code no kernel image is available for execution on the device',
      ],
    },
    { name: 'the variant for CUDA 12.9 of the first such release', facts: { ...facts, torch: [{ vllm: '0.20.0', cuda: '12.9' }] } },
    { name: 'whether it serves all the same is not known', facts: { gpus: facts.gpus, torch: facts.torch } },
  ],
});
