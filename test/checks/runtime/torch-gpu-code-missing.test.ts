import check from '../../../checks/runtime/torch-gpu-code-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: CUDA error: no kernel image is available for execution on the device';
const hip = 'RuntimeError: HIP error: no kernel image is available for execution on the device';

testCheck(check, {
  found: [
    {
      name: 'an H100',
      is: 'suspected',
      facts: { torch: [{ lastError: line, variant: 'cu117' }], gpus: [{ computeCapability: '9.0' }] },
      log: [line],
      cites: 'https://github.com/pytorch/pytorch/issues/81883',
    },
    { name: 'newer words of PyTorch', is: 'suspected', facts: { torch: [{ lastError: `torch.AcceleratorError: ${line.slice(14)}` }] }, log: [line] },
  ],
  clear: [
    { name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error: an illegal memory access was encountered' }] } },
    { name: 'a wheel for ROCm, whose error says the same', facts: { torch: [{ lastError: line, variant: 'rocm6.2' }] } },
    { name: 'ROCm’s own words, of an unnamed build', facts: { torch: [{ lastError: hip }] }, log: [hip] },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: llama.cpp’s line', log: ['CUDA error: no kernel image is available for execution on the device'] },
  ],
});
