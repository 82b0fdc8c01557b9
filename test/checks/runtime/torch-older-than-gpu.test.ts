import check from '../../../checks/runtime/torch-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'NVIDIA A100-SXM4-80GB with CUDA capability sm_80 is not compatible with the current PyTorch installation.';

testCheck(check, {
  found: [
    { name: 'an A100', is: 'confirmed', log: [line], cites: 'https://github.com/andreimargeloiu/WPFS/issues/3' },
    {
      name: 'the line after it, quoted alone',
      is: 'suspected',
      cites: 'https://github.com/yuval-alaluf/stylegan3-editing/issues/12',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }] },
      log: ['The current PyTorch install supports CUDA capabilities sm_37 sm_50 sm_60 sm_70 sm_75 currently'],
    },
    { name: 'in the newer words', is: 'confirmed', log: ['    Found GPU0 NVIDIA B200 which is of cuda capability 10.0.'] },
    { name: 'as PyTorch words it since 2.11', is: 'confirmed', log: ['Found GPU0 NVIDIA B200 which is of compute capability (CC) 10.0.'] },
    { name: 'the last error of a run', is: 'present', facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.0' }], torch: [{ lastError: line }] } },
  ],
  clear: [
    {
      name: 'another error',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.0' }], torch: [{ lastError: 'RuntimeError: CUDA error: out of memory' }] },
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.0' }], torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a build that knows the card’s family, and lacks older or newer ones',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }] },
      log: ['The current PyTorch install supports CUDA capabilities sm_50 sm_60 sm_70 sm_75 sm_80 sm_86 sm_90.'],
    },
    {
      name: 'the siblings: a card that is too old, one of Blackwell, and a list of devices',
      log: [
        line.replace('sm_80', 'sm_61'),
        line.replace('sm_80', 'sm_120'),
        'Found GPU0 NVIDIA GB10 which is of cuda capability 12.1.',
        'Found GPU0 NVIDIA GB10 which is of compute capability (CC) 12.1.',
        'Found GPU0 Orin which is of compute capability (CC) 8.7.',
        'Device 0: NVIDIA A100-SXM4-80GB, compute capability 8.0, VMM: yes',
      ],
    },
  ],
});
