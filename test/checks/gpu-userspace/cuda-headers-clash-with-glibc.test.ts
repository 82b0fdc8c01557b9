import check from '../../../checks/gpu-userspace/cuda-headers-clash-with-glibc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  '/usr/include/bits/mathcalls.h(79): error: exception specification is incompatible with that of previous function "cospi" (declared at line 2601 of /usr/local/cuda/include/crt/math_functions.h)';

testCheck(check, {
  found: [
    { name: 'in one line', is: 'confirmed', log: [line], cites: 'https://github.com/LostRuins/koboldcpp/issues/1521' },
    {
      name: 'as CMake breaks it',
      is: 'confirmed',
      log: ['  specification is incompatible with that of previous function "sinpif"'],
      cites: 'https://github.com/NVIDIA/cuda-samples/issues/378',
    },
    {
      name: 'glibc’s line, where the error above it is cut off',
      is: 'confirmed',
      log: ['   extern float sinpif (float __x) noexcept (true); extern float __sinpif (float __x) noexcept (true);'],
      cites: 'https://github.com/xmrig/xmrig-cuda/issues/214',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: ninja is required' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    {
      name: 'another function of the program’s own, and gcc’s wording of it for chipStar',
      log: [
        'error: exception specification is incompatible with that of previous function "my_alloc"',
        'extern double sin (double __x) noexcept (true); extern double __sin (double __x) noexcept (true);',
        'error: exception specification in declaration does not match previous declaration',
      ],
    },
  ],
});
