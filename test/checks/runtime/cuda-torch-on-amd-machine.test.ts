import check from '../../../checks/runtime/cuda-torch-on-amd-machine.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'amd', integrated: false }], torch: [{ cuda: '12.8', variant: 'cu128', lastError: { gap: 'unsupported' } }] } as const;
const error = 'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU';

testCheck(check, {
  found: [
    { name: 'the wheel alone', is: 'exposed', facts },
    { name: 'and its message', is: 'suspected', cites: 'https://github.com/Comfy-Org/ComfyUI/issues/653', facts, log: [error] },
    {
      name: 'its message alone, with a Radeon that is told',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'amd', integrated: false }], torch: [{ lastError: error }] },
      log: [error],
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/1662',
    },
    { name: 'as the last error', is: 'confirmed', facts: { ...facts, torch: [{ cuda: '12.8', variant: 'cu128', lastError: error }] } },
  ],
  clear: [
    { name: 'the wheel for ROCm', facts: { ...facts, torch: [{ cuda: null, variant: 'rocm6.3' }] }, log: [error] },
    { name: 'an environment for ROCm beside it', facts: { ...facts, torch: [...facts.torch, { cuda: null, variant: 'rocm7.0' }] } },
    { name: 'an NVIDIA GPU without its driver', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: false }, { vendor: 'nvidia' }] }, log: [error] },
    { name: 'a laptop with graphics in the processor only', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1103' }] } },
  ],
  unknown: [{ name: 'no GPU is known', facts: { torch: [{ cuda: '12.8' }] } }],
});
