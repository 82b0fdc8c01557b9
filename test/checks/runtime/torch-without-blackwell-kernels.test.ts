import check from '../../../checks/runtime/torch-without-blackwell-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '12.0' }], torch: [{ cuda: '12.6', variant: 'cu126' }] } as const;

testCheck(check, {
  found: [
    { name: 'RTX 5090 with cu126', is: 'exposed', cites: 'https://github.com/vllm-project/vllm/issues/21633', facts },
    {
      name: 'PyTorch’s own warning',
      is: 'confirmed',
      log: ['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.'],
    },
    { name: 'in the newer words', is: 'confirmed', log: ['    Found GPU0 NVIDIA GeForce RTX 5080 which is of cuda capability 12.0.'] },
    { name: 'and since 2.11', is: 'confirmed', log: ['UserWarning: Found GPU0 NVIDIA GeForce RTX 5060 Ti which is of compute capability (CC) 12.0.'] },
    {
      name: 'Unsloth’s banner',
      is: 'confirmed',
      cites: 'https://github.com/unslothai/unsloth/issues/2431',
      log: ['O^O/ \\_/ \\    Torch: 2.6.0+cu124. CUDA: 12.0. CUDA Toolkit: 12.4. Triton: 3.2.0'],
    },
    {
      name: 'the error, and no word of PyTorch',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/18995',
      facts: { gpus: [{ computeCapability: '12.0' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
  ],
  clear: [
    {
      name: 'an extension beside the wheel cu128, of which no more is known',
      facts: { ...facts, torch: [{ variant: 'cu128' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    { name: 'cu128', facts: { ...facts, torch: [{ cuda: '12.8', variant: 'cu128' }] } },
    { name: 'a build of conda-forge', facts: { ...facts, torch: [{ cuda: '12.6', variant: null }] } },
    { name: 'an RTX 4090', facts: { ...facts, gpus: [{ computeCapability: '8.9' }] }, log: ['no kernel image is available for execution on the device'] },
  ],
  unknown: [
    {
      name: 'no card is known',
      facts: { torch: [{ cuda: '12.6', variant: 'cu126' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'bitsandbytes, SGLang, LMDeploy and ExLlamaV3, which lack the code themselves',
      facts: { gpus: facts.gpus },
      log: [
        'Error no kernel image is available for execution on the device at line 167 in file /src/csrc/ops.cu',
        'RuntimeError: GemmaRMSNorm failed with error code no kernel image is available for execution on the device',
        'no kernel image is available for execution on the device',
        '[Bug] RTX 5090: no kernel image is available for execution on the device Aborted (core dumped)',
        'GPU assert: no kernel image is available for execution on the device /exllamav3/exllamav3_ext/stloader_cu.cu 53',
      ],
    },
    { name: 'nothing is known of PyTorch', facts: { gpus: [{ computeCapability: '12.0' }] } },
    {
      name: 'Unsloth’s banner with a wheel for 12.8, and on an older card',
      log: [
        'O^O/ \\_/ \\    Torch: 2.7.1+cu128. CUDA: 12.0. CUDA Toolkit: 12.8. Triton: 3.3.1',
        'O^O/ \\_/ \\    Torch: 2.6.0+cu124. CUDA: 8.9. CUDA Toolkit: 12.4. Triton: 3.2.0',
      ],
    },
    { name: 'DGX Spark, of which it says so by mistake', log: ['    Found GPU0 NVIDIA GB10 which is of cuda capability 12.1.'] },
  ],
});
