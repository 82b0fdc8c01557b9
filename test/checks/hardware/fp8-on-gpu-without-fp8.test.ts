import check from '../../../checks/hardware/fp8-on-gpu-without-fp8.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ValueError: type fp8e4nv not supported in this architecture. The supported fp8 dtypes are ('fp8e4b15', 'fp8e5')";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/17581', log: [line] },
    {
      name: 'in the words of older releases of Triton',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/7714',
      log: ['AssertionError: fp8e4nv data type is not supported on CUDA arch < 89'],
    },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    {
      name: 'a test of vLLM that is left out',
      log: ['SKIPPED [12] tests/kernels/moe: Triton limitation: fp8e4nv data type is not supported on CUDA arch < 89'],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the type alone', log: ['the kernel casts to fp8e4nv', 'fp8e4nv data type is supported on CUDA arch >= 89'] },
    {
      name: 'vLLM’s own way round',
      log: [
        'WARNING Your GPU does not have native support for FP8 computation but FP8 quantization is being used. Weight-only FP8 compression will be used leveraging the Marlin kernel.',
      ],
    },
  ],
});
