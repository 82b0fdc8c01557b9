import check from '../../../checks/runtime/torch-without-volta-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '7.0' }], torch: [{ variant: 'cu130', version: '2.10.0+cu130' }] } as const;

testCheck(check, {
  found: [
    { name: 'a V100 with cu130', is: 'exposed', cites: 'https://github.com/pytorch/pytorch/issues/172352', facts },
    { name: 'the first cu128', is: 'exposed', facts: { ...facts, torch: [{ variant: 'cu128', version: '2.7.1+cu128' }] } },
    { name: 'PyTorch’s own warning', is: 'confirmed', facts, log: ['    Found GPU0 Tesla V100-SXM2-16GB which is of cuda capability 7.0.'] },
    { name: 'and since 2.11', is: 'confirmed', facts, log: ['Found GPU0 Tesla V100-PCIE-32GB which is of compute capability (CC) 7.0.'] },
  ],
  clear: [
    { name: 'cu128 of 2.8 still had it', facts: { ...facts, torch: [{ variant: 'cu128', version: '2.8.0+cu128' }] } },
    { name: 'cu126', facts: { ...facts, torch: [{ variant: 'cu126', version: '2.11.0+cu126' }] } },
  ],
  unknown: [
    {
      name: 'no card is known',
      facts: { torch: [{ variant: 'cu130', version: '2.11.0+cu130' }] },
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
    { name: 'the wheel is not known', facts: { ...facts, torch: [{ variant: { gap: 'unreadable' }, version: '2.11.0' }] } },
    {
      name: 'the sibling: Pascal',
      log: [
        'GTX 1080 with CUDA capability sm_61 is not compatible with the current PyTorch installation.',
        'Found GPU0 NVIDIA GB10 which is of cuda capability 12.1.',
        'Found GPU0 NVIDIA GB10 which is of compute capability (CC) 12.1.',
      ],
    },
  ],
});
