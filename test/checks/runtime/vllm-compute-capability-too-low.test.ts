import check from '../../../checks/runtime/vllm-compute-capability-too-low.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ computeCapability: '6.1' }], torch: [{ cuda: '12.6', vllm: '0.9.1' }], servers: [] } as const;

testCheck(check, {
  found: [
    { name: 'a GTX 1080 Ti', is: 'exposed', facts },
    {
      name: 'with the error, and the version of vLLM not told',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/19542',
      facts: { gpus: facts.gpus, torch: [{ cuda: '12.6', vllm: { gap: 'not-in-text' } }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    {
      name: 'in the words of a title, and no word of a server',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/19542',
      facts: { gpus: { incomplete: facts.gpus }, torch: { incomplete: facts.torch } },
      log: ['no CUDA kernel image for GTX 1080 Ti (compute 6.1) with vLLM 0.9.1 from pip'],
    },
    { name: 'another error', is: 'exposed', facts, log: ['torch.OutOfMemoryError: CUDA out of memory.'] },
  ],
  clear: [
    { name: 'a T4', facts: { ...facts, gpus: [{ computeCapability: '7.5' }] } },
    { name: 'a fork for Pascal, which serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'no vLLM', facts: { ...facts, torch: [{ cuda: '12.6', vllm: null }] } },
  ],
  unknown: [
    {
      name: 'no card is known',
      facts: { torch: [{ cuda: '12.6', vllm: '0.9.1' }] },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    { name: 'no environment was found', facts: { gpus: [{ computeCapability: '6.1' }], torch: { gap: 'unsupported' } } },
    {
      name: 'what a page says of it, and bitsandbytes, which lacks the code itself',
      facts: { gpus: facts.gpus },
      log: [
        'vLLM supports GPUs with compute capability 7.0 or higher',
        'Error no kernel image is available for execution on the device at line 167 in file /src/csrc/ops.cu',
        'RuntimeError: GemmaRMSNorm failed with error code no kernel image is available for execution on the device',
      ],
    },
  ],
});
