import check from '../../../checks/runtime/triton-ptxas-too-old.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/triton-lang/triton/issues/8539', log: [line] },
    {
      name: 'Triton 2.0 and an RTX 4090',
      is: 'confirmed',
      cites: 'https://github.com/ModelTC/LightLLM/issues/176',
      log: ["ptxas fatal : Value 'sm_89' is not defined for option 'gpu-name'"],
    },
    { name: 'quoted without its beginning', is: 'confirmed', log: ["Value 'sm_110a' is not defined for option 'gpu-name'"] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'TensorFlow of 2020, with a ptxas of its own', log: ["ptxas fatal   : Value 'sm_86' is not defined for option 'gpu-name'"] },
    { name: 'the old name of sm_110, which CUDA 13 no longer knows', log: ["ptxas fatal   : Value 'sm_101a' is not defined for option 'gpu-name'"] },
    { name: 'the sibling: a feature of another GPU', log: ["ptxas error: Feature '.tile::scatter4' not supported on .target 'sm_121a'"] },
    { name: 'the sibling: an old nvcc at compile time', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_120'"] },
  ],
});
