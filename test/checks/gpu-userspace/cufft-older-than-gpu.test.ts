import check from '../../../checks/gpu-userspace/cufft-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: cuFFT error: CUFFT_INTERNAL_ERROR';
const ada = { gpus: [{ vendor: 'nvidia', computeCapability: '8.9' }], torch: [{ cuda: '11.7', lastError: { gap: 'unsupported' } }] } as const;

testCheck(check, {
  found: [
    { name: 'PyTorch for CUDA 11.7 on an RTX 4090', is: 'exposed', facts: ada },
    { name: 'and the error', is: 'suspected', facts: ada, log: [line], cites: 'https://github.com/pytorch/pytorch/issues/88038' },
    {
      name: 'PyTorch’s CUDA is not told',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', computeCapability: '8.9' }] } },
      log: [line],
      cites: 'https://github.com/haoheliu/AudioLDM-training-finetuning/issues/54',
    },
    { name: 'the last error of a run', is: 'confirmed', facts: { ...ada, torch: [{ cuda: '11.6', lastError: line }] } },
  ],
  clear: [
    { name: 'CUDA 11.8', facts: { ...ada, torch: [{ cuda: '11.8', lastError: line }] } },
    { name: 'an Ampere card', facts: { ...ada, gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }] }, log: [line] },
  ],
  unknown: [
    { name: 'the error, and no GPU is told', log: [line] },
    { name: 'the card alone', facts: { gpus: ada.gpus } },
    { name: 'another error of cuFFT', facts: { gpus: { incomplete: ada.gpus } }, log: ['RuntimeError: cuFFT error: CUFFT_INVALID_SIZE'] },
  ],
});
