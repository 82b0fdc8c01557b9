import check from '../../../checks/runtime/cuda-torch-on-amd-machine.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd', integrated: false, arch: 'gfx1100' }],
  torch: [{ cuda: '12.8', hip: null, variant: 'cu128', lastError: { gap: 'unsupported' } }],
} as const;
const error = 'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU';

testCheck(check, {
  found: [
    { name: 'the wheel alone', is: 'exposed', facts },
    { name: 'and its message', is: 'suspected', cites: 'https://github.com/Comfy-Org/ComfyUI/issues/653', facts, log: [error] },
    {
      name: 'its message alone, with a Radeon that is told',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'amd', integrated: false, arch: 'gfx1100' }], torch: [{ lastError: error }] },
      log: [error],
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/1662',
    },
    {
      name: 'vLLM from the wheel for CUDA',
      is: 'suspected',
      facts: {
        gpus: { incomplete: facts.gpus },
        torch: { incomplete: [{ version: '2.9.0+cu128', variant: 'cu128', lastError: 'RuntimeError: Failed to infer device type' }] },
      },
      log: ['RuntimeError: Failed to infer device type'],
      cites: 'https://github.com/vllm-project/vllm/issues/44660',
    },
    {
      name: 'told of an installer',
      is: 'suspected',
      facts: { gpus: { incomplete: facts.gpus } },
      log: ['It installs the CUDA version of the web interface for my Radeon 7600XT, even if ROCm is selected.'],
      cites: 'https://github.com/LykosAI/StabilityMatrix/issues/1669',
    },
    {
      name: 'asked in Python’s shell',
      is: 'suspected',
      facts: { gpus: { incomplete: facts.gpus }, torch: { incomplete: [{ version: '2.5.1+cu124', variant: 'cu124', available: false }] } },
    },
    { name: 'as the last error', is: 'confirmed', facts: { ...facts, torch: [{ cuda: '12.8', hip: null, variant: 'cu128', lastError: error }] } },
  ],
  clear: [
    { name: 'a card that no wheel for ROCm serves', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: false, arch: 'gfx803' }] } },
    { name: 'the wheel for ROCm', facts: { ...facts, torch: [{ cuda: null, variant: 'rocm6.3' }] }, log: [error] },
    { name: 'an environment for ROCm beside it', facts: { ...facts, torch: [...facts.torch, { cuda: null, variant: 'rocm7.0' }] } },
    { name: 'that of vLLM’s image for ROCm beside it', facts: { ...facts, torch: [...facts.torch, { cuda: null, variant: 'gitd0c8b1f', hip: '7.2' }] } },
    { name: 'a distribution’s PyTorch for ROCm beside it', facts: { ...facts, torch: [...facts.torch, { cuda: null, variant: null, hip: '6.4' }] } },
    { name: 'an NVIDIA GPU without its driver', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: false }, { vendor: 'nvidia' }] }, log: [error] },
    { name: 'a laptop with graphics in the processor only', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1103' }] } },
  ],
  unknown: [
    { name: 'no GPU is known', facts: { torch: [{ cuda: '12.8' }] } },
    { name: 'its message, and no GPU is known: mostly NVIDIA’s driver is missing, or there is no GPU', facts: { torch: [{ lastError: error }] }, log: [error] },
    {
      name: 'a driver, and another program',
      facts: { gpus: { incomplete: facts.gpus } },
      log: ['The script installs the CUDA version of llama.cpp on my AMD machine.'],
    },
    { name: 'advice to somebody else', log: ['If the manager installs the CUDA version of torch on AMD, reinstall it.'] },
    { name: 'vLLM for ROCm without amdsmi', facts: { gpus: facts.gpus }, log: ['RuntimeError: Failed to infer device type'] },
  ],
});
