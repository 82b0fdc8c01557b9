import check from '../../../checks/gpu-userspace/hip-program-without-gpu-code.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ROCm error: invalid device function';

testCheck(check, {
  found: [
    { name: 'llama.cpp', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/22013', log: [line] },
    {
      name: 'HIP itself',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/tensorflow-upstream/issues/1800',
      log: ['"hipErrorNoBinaryForGpu: Unable to find code object for all current devices!"'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [{ lastError: 'ValueError: x' }] } }],
  unknown: [
    { name: 'nothing is known' },
    { name: 'the sibling: another error of ROCm', log: ['ROCm error: out of memory', 'CUDA error: no kernel image is available for execution on the device'] },
  ],
});
