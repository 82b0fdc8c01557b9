import check from '../../../checks/runtime/torch-rocm-without-gpu-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ arch: 'gfx1032' }],
  torch: [{ variant: 'rocm6.4', version: '2.8.0+rocm6.4' }],
  'environment.variables': { entries: {} },
  // An Ollama of another account runs beside it.
  servers: [{ kind: 'ollama', environment: { gap: 'denied' } }],
  services: [{ serves: 'ollama', environment: { entries: {} } }],
} as const;

testCheck(check, {
  found: [
    { name: 'an RX 6600 with the wheel for ROCm 6.4', is: 'exposed', cites: 'https://github.com/astral-sh/uv/issues/14086', facts },
    { name: 'and the error', is: 'suspected', facts, log: ['RuntimeError: HIP error: invalid device function'] },
    {
      name: 'as the last error',
      is: 'confirmed',
      facts: { ...facts, torch: [{ variant: 'rocm6.4', version: '2.8.0+rocm6.4', lastError: 'RuntimeError: HIP error: invalid device function' }] },
    },
    {
      name: 'an RX 6700 XT with a wheel of 2023',
      is: 'suspected',
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/1712',
      facts: {
        gpus: [{ arch: 'gfx1031' }],
        torch: [{ variant: 'rocm5.7', version: '2.2.0.dev20231010+rocm5.7' }],
        'environment.variables': { entries: {} },
        servers: [],
        services: [],
      },
      log: ['RuntimeError: HIP error: invalid device function'],
    },
    {
      name: 'an RX 9070 XT with a wheel from before March 2025',
      is: 'suspected',
      cites: 'https://github.com/pytorch/pytorch/pull/148562',
      facts: { ...facts, gpus: [{ arch: 'gfx1201' }], torch: [{ variant: 'rocm6.2.4', version: '2.6.0+rocm6.2.4' }] },
      log: ['RuntimeError: HIP error: invalid device function'],
    },
    {
      name: 'an RX 7600 with a wheel from before February 2025',
      is: 'suspected',
      cites: 'https://github.com/pytorch/pytorch/issues/147626',
      facts: { ...facts, gpus: [{ arch: 'gfx1102' }], torch: [{ variant: 'rocm6.2.4', version: '2.6.0+rocm6.2.4' }] },
      log: ['RuntimeError: HIP error: invalid device function'],
    },
    {
      name: 'Strix Halo with a wheel for ROCm 6.3',
      is: 'exposed',
      cites: 'https://github.com/unslothai/unsloth/issues/8474',
      facts: { ...facts, gpus: [{ arch: 'gfx1151' }], torch: [{ variant: 'rocm6.3', version: '2.9.1+rocm6.3' }] },
    },
  ],
  clear: [
    { name: 'Strix Halo with a later one', facts: { ...facts, gpus: [{ arch: 'gfx1151' }], torch: [{ variant: 'rocm7.1', version: '2.10.0+rocm7.1' }] } },
    { name: 'Strix Point beside a card that the wheel serves', facts: { ...facts, gpus: [{ arch: 'gfx1150' }, { arch: 'gfx1100' }] } },
    { name: 'an RX 9070 XT with a later one', facts: { ...facts, gpus: [{ arch: 'gfx1201' }], torch: [{ variant: 'rocm6.3', version: '2.7.0+rocm6.3' }] } },
    { name: 'an RX 7600 with a later one', facts: { ...facts, gpus: [{ arch: 'gfx1102' }], torch: [{ variant: 'rocm6.3', version: '2.7.0+rocm6.3' }] } },
    {
      name: 'an RX 7600 beside a card that the wheel serves',
      facts: { ...facts, gpus: [{ arch: 'gfx1102' }, { arch: 'gfx1100' }], torch: [{ variant: 'rocm6.2', version: '2.5.1+rocm6.2' }] },
    },
    { name: 'an RX 6800', facts: { ...facts, gpus: [{ arch: 'gfx1030' }] } },
    { name: 'a supported card beside the processor’s GPU', facts: { ...facts, gpus: [{ arch: 'gfx1036' }, { arch: 'gfx1100' }] } },
    { name: 'the override is set', facts: { ...facts, 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } } },
    {
      name: 'the unit has the override, and is stopped',
      facts: { ...facts, services: [{ serves: 'vllm', environment: { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } }] },
    },
    { name: 'the server has the override', facts: { ...facts, servers: [{ kind: 'vllm', environment: { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } }] } },
    { name: 'AMD’s wheel by family', facts: { ...facts, torch: [{ variant: 'rocm7.11.0', version: '2.10.0+rocm7.11.0' }] } },
  ],
  unknown: [
    {
      name: 'no GPU is known',
      facts: { torch: [{ variant: 'rocm6.2', version: '2.5.1+rocm6.2' }], 'environment.variables': { entries: {} }, servers: [] },
      log: ['RuntimeError: HIP error: invalid device function'],
    },
    { name: 'the wheel is not known', facts: { ...facts, torch: [{ variant: { gap: 'unreadable' }, version: '2.8.0' }] } },
    { name: 'a release that nobody looked at', facts: { ...facts, torch: [{ variant: 'rocm7.2', version: '2.14.0+rocm7.2' }] } },
  ],
});
