import check from '../../../checks/gpu-userspace/nvrtc-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: nvrtc: error: invalid value for --gpu-architecture (-arch)';

const ada = { vendor: 'nvidia', computeCapability: '8.9', generation: 'ada' };

testCheck(check, {
  found: [
    {
      name: 'the message, with a 4090',
      is: 'suspected',
      cites: 'https://github.com/pytorch/pytorch/issues/87595',
      facts: { gpus: { incomplete: [ada] } },
      log: [line],
    },
    {
      name: 'a card of which only the series is told',
      is: 'suspected',
      cites: 'https://github.com/RosettaCommons/RoseTTAFold/issues/156',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'ada' }] } },
      log: [line],
    },
    { name: 'the last error of Python', is: 'present', facts: { gpus: [ada], torch: [{ lastError: line }] } },
  ],
  clear: [
    {
      name: 'CUDA 13, and a Pascal card beside the newer one',
      facts: { gpus: [ada, { vendor: 'nvidia', computeCapability: '6.1', generation: 'pascal' }], torch: [{ lastError: line, cuda: '13.0' }] },
      log: [line],
    },
    { name: 'another error', facts: { gpus: [ada], torch: [{ lastError: 'ValueError: x' }] } },
    {
      name: 'the sibling: CUDA 13 on a Pascal card',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '6.1', generation: 'pascal' }], torch: [{ lastError: line }] },
      log: [line],
    },
  ],
  unknown: [
    { name: 'nothing is known of the GPU', log: [line] },
    {
      name: 'the siblings: nvcc, ptxas, and another complaint of nvrtc',
      facts: { gpus: { incomplete: [ada] } },
      log: [
        "nvcc fatal   : Unsupported gpu architecture 'compute_89'",
        "ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'",
        'nvrtc: error: failed to open nvrtc-builtins',
      ],
    },
  ],
});
