import check from '../../../checks/runtime/torch-without-pascal-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'nvidia.moduleVersion': '580.95.05', gpus: [{ computeCapability: '6.1' }], torch: [{ variant: 'cu128', version: '2.8.0+cu128' }] } as const;

testCheck(check, {
  found: [
    { name: 'a P40 with the first cu128', is: 'exposed', facts: { ...facts, torch: [{ variant: 'cu128', version: '2.7.1+cu128' }] } },
    { name: 'a P40 with cu128', is: 'exposed', cites: 'https://github.com/pytorch/pytorch/issues/157517', facts },
    {
      name: 'PyTorch’s own warning',
      is: 'confirmed',
      facts,
      log: ['Tesla P40 with CUDA capability sm_61 is not compatible with the current PyTorch installation.'],
    },
    { name: 'PyTorch’s words since 2.11', is: 'confirmed', facts, log: ['Found GPU0 NVIDIA GeForce GTX 1080 Ti which is of compute capability (CC) 6.1.'] },
    {
      name: 'as people put it',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ computeCapability: '6.1' }] } },
      log: ['My GTX 1070 stopped working with version 4.0, which came with cu128 (which no longer supports Pascal).'],
      cites: 'https://github.com/jamiepine/voicebox/issues/994',
    },
  ],
  clear: [
    { name: 'a GT 1030 with nouveau', facts: { ...facts, 'platform.system': 'native', 'nvidia.moduleVersion': null } },
    { name: 'a GT 710 for the display', facts: { ...facts, gpus: [{ computeCapability: '3.5' }] } },
    { name: 'cu126', facts: { ...facts, torch: [{ variant: 'cu126', version: '2.8.0+cu126' }] } },
    {
      name: 'the sibling: Blackwell',
      facts: { ...facts, gpus: [{ computeCapability: '12.0' }] },
      log: ['with CUDA capability sm_120 is not compatible with the current PyTorch installation'],
    },
    { name: 'a Titan V beside it, which is another check’s', facts: { ...facts, gpus: [{ computeCapability: '6.1' }, { computeCapability: '7.0' }] } },
    { name: 'a newer card beside it', facts: { ...facts, gpus: [{ computeCapability: '6.1' }, { computeCapability: '8.6' }] } },
  ],
  unknown: [
    {
      name: 'no card is known',
      facts: { torch: [{ variant: 'cu130', version: '2.11.0+cu130' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'bitsandbytes, which lacks the code itself',
      facts: { gpus: facts.gpus },
      log: [
        'Error no kernel image is available for execution on the device at line 167 in file /src/csrc/ops.cu',
        'RuntimeError: GemmaRMSNorm failed with error code no kernel image is available for execution on the device',
      ],
    },
    { name: 'the wheel is not known', facts: { ...facts, torch: [{ variant: { gap: 'unreadable' }, version: '2.8.0' }] } },
    { name: 'a small card for the display', log: ['    Found GPU1 NVIDIA GeForce GT 1030 which is of cuda capability 6.1.'] },
    {
      name: 'Ollama’s words for its own lack',
      facts: { gpus: facts.gpus },
      log: ['h ollama[123]: CUDA error: no kernel image is available for execution on the device'],
    },
  ],
});
