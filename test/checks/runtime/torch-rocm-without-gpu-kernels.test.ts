import check from '../../../checks/runtime/torch-rocm-without-gpu-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ arch: 'gfx1032' }], torch: [{ variant: 'rocm6.4', version: '2.8.0+rocm6.4' }], 'environment.variables': { entries: {} } } as const;

testCheck(check, {
  found: [
    { name: 'an RX 6600 with the wheel for ROCm 6.4', is: 'exposed', cites: 'https://github.com/astral-sh/uv/issues/14086', facts },
    { name: 'and the error', is: 'suspected', facts, log: ['RuntimeError: HIP error: invalid device function'] },
    {
      name: 'as the last error',
      is: 'confirmed',
      facts: { ...facts, torch: [{ variant: 'rocm6.4', version: '2.8.0+rocm6.4', lastError: 'RuntimeError: HIP error: invalid device function' }] },
    },
  ],
  clear: [
    { name: 'an RX 6800', facts: { ...facts, gpus: [{ arch: 'gfx1030' }] } },
    { name: 'a supported card beside the processor’s GPU', facts: { ...facts, gpus: [{ arch: 'gfx1036' }, { arch: 'gfx1100' }] } },
    { name: 'the override is set', facts: { ...facts, 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } } },
    { name: 'AMD’s wheel by family', facts: { ...facts, torch: [{ variant: 'rocm7.11.0', version: '2.10.0+rocm7.11.0' }] } },
  ],
  unknown: [
    { name: 'the wheel is not known', facts: { ...facts, torch: [{ variant: { gap: 'unreadable' }, version: '2.8.0' }] } },
    { name: 'a release that nobody looked at', facts: { ...facts, torch: [{ variant: 'rocm7.2', version: '2.14.0+rocm7.2' }] } },
  ],
});
