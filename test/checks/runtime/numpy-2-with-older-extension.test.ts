import check from '../../../checks/runtime/numpy-2-with-older-extension.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'NumPy’s words, which end the line',
      is: 'confirmed',
      log: ['A module that was compiled using NumPy 1.x cannot be run in'],
      cites: 'https://github.com/vllm-project/vllm/issues/5594',
    },
    {
      name: 'a name that is gone',
      is: 'confirmed',
      log: ["AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.. Did you mean: 'float16'?"],
      cites: 'https://github.com/chroma-core/chroma/issues/2418',
    },
    {
      name: 'a module that is gone',
      is: 'confirmed',
      log: ["ModuleNotFoundError: No module named 'numpy.lib.function_base'"],
      cites: 'https://github.com/vllm-project/vllm/issues/5587',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: 'AttributeError: _ARRAY_API not found' }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: "ModuleNotFoundError: No module named 'numpy'" }] } }],
  unknown: [
    {
      name: 'names that went earlier, and no NumPy at all',
      log: ["AttributeError: module 'numpy' has no attribute 'bool'.", "ModuleNotFoundError: No module named 'numpy'"],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the other way round, and a list of packages',
      log: [
        'numpy.dtype size changed, may indicate binary incompatibility. Expected 88 from C header, got 96 from PyObject',
        '[pip3] numpy==2.2.6',
        'RuntimeError: Numpy is not available',
      ],
    },
  ],
});
