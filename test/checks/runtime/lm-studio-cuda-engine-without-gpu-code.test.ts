import check from '../../../checks/runtime/lm-studio-cuda-engine-without-gpu-code.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'nvidia', computeCapability: '7.0' }],
  runtimes: [{ kind: 'lm-studio', startError: { gap: 'not-in-text' } }],
} as const;

testCheck(check, {
  found: [
    {
      name: 'GV100',
      is: 'suspected',
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758',
      facts,
      log: ['CUDA runtime versions (v2.10.0, v2.11.0) report "No supported Cuda GPUs found on device"'],
    },
    {
      name: 'Quadro P4000',
      is: 'suspected',
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2316',
      facts: { ...facts, gpus: [{ vendor: 'nvidia', computeCapability: '6.1' }] },
      log: ['“No supported CUDA GPUs found on device.”'],
    },
  ],
  clear: [
    {
      name: 'a driver that does not work',
      facts: { ...facts, 'nvidia.smiError': 'NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.' },
      log: ['“No supported CUDA GPUs found on device.”'],
    },

    { name: 'a Turing card', facts: { ...facts, gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }] }, log: ['GPU survey unsuccessful'] },
    { name: 'a Turing card beside it', facts: { ...facts, gpus: [...facts.gpus, { vendor: 'nvidia', computeCapability: '8.6' }] } },
  ],
  unknown: [
    { name: 'the card alone', facts },
    { name: 'a driver that does not answer', facts, log: ['GPU survey unsuccessful'] },
    { name: 'the GPU is not known', facts: { runtimes: facts.runtimes }, log: ['GPU survey unsuccessful'] },
  ],
});
