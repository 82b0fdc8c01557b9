import check from '../../../checks/hardware/nvidia-gpu-before-maxwell.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'nvidia', computeCapability: '3.5', driver: 'nvidia' }],
  runtimes: [{ kind: 'ollama' }],
  'ollama.compute': ['cpu'],
  models: [],
} as const;

testCheck(check, {
  found: [
    { name: 'a Kepler card', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/9124', facts },
    {
      name: 'Ollama says so',
      is: 'confirmed',
      log: ['2024/01/06 21:52:17 gpu.go:89: CUDA GPU is too old. Falling back to CPU mode. Compute Capability detected: 3.0'],
    },
    {
      name: 'the driver ignores it',
      is: 'suspected',
      facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: null }] },
      log: ['NVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please'],
    },
  ],
  clear: [
    {
      name: 'an Arc card beside it',
      facts: { ...facts, gpus: [...facts.gpus, { vendor: 'intel', integrated: false }] },
    },
    { name: 'a model is on the integrated GPU', facts: { ...facts, models: [{ sizeVram: 4_000_000_000 }] } },
    { name: 'a card for the display, with nouveau', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'nouveau' }] } },
    { name: 'a card that a guest has', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }] } },
    { name: 'Ollama at rest, which has the integrated GPU', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
    { name: 'Maxwell', facts: { ...facts, gpus: [{ vendor: 'nvidia', computeCapability: '5.0' }] } },
    { name: 'a card for the display of a machine without such a runtime', facts: { ...facts, runtimes: [] } },
    {
      name: 'a newer card beside it',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'nvidia', computeCapability: '3.5' },
          { vendor: 'nvidia', computeCapability: '8.6' },
        ],
      },
    },
  ],
  unknown: [
    { name: 'an old card in a log that says nothing of the others', log: ['NVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please'] },
    { name: 'the capability is not known', facts: { ...facts, gpus: [{ ...facts.gpus[0], computeCapability: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: a Maxwell card refused by Ollama 0.1.20, and the 580 branch',
      log: [
        'CUDA GPU is too old. Falling back to CPU mode. Compute Capability detected: 5.2',
        'NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please',
      ],
    },
  ],
});
