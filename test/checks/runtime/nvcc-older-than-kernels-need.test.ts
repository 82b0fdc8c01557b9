import check from '../../../checks/runtime/nvcc-older-than-kernels-need.ts';
import { testCheck } from '../../helpers/test-check.ts';

const left = 'RuntimeError: No supported CUDA architectures found for major versions [12].';
const required = 'RuntimeError: FlashInfer requires GPUs with sm75 or higher';
const facts = { gpus: [{ vendor: 'nvidia', computeCapability: '12.0' }], torch: [{ lastError: required }] } as const;

testCheck(check, {
  found: [
    {
      name: 'an option of newer releases',
      is: 'confirmed',
      log: ["(EngineCore_0 pid=3966) nvcc fatal   : Unknown option '-static-global-template-stub=false'"],
      cites: 'https://github.com/flashinfer-ai/flashinfer/issues/1532',
    },
    {
      name: 'PyTorch’s own option, for nvcc 10.1',
      is: 'confirmed',
      log: ["nvcc fatal   : Unknown option '-generate-dependencies-with-compile'"],
      cites: 'https://github.com/vchoutas/torch-mesh-isect/issues/28',
    },
    {
      name: 'the build of flash-attn',
      is: 'confirmed',
      log: ['RuntimeError: FlashAttention is only supported on CUDA 11.6 and above.  Note: make sure nvcc has a supported version by running nvcc -V.'],
    },
    { name: 'an RTX 5090', is: 'suspected', facts, log: [required], cites: 'https://github.com/vllm-project/vllm/pull/54267' },
    { name: 'a kernel for Blackwell', is: 'suspected', facts: { ...facts, torch: [{ lastError: left }] }, log: [left] },
    { name: 'its line in a paste', is: 'suspected', facts: { gpus: facts.gpus }, log: [left], cites: 'https://github.com/flashinfer-ai/flashinfer/pull/3633' },
    { name: 'the other in a paste about a Blackwell card', is: 'suspected', facts: { gpus: facts.gpus }, log: [required] },
  ],
  clear: [
    { name: 'a Pascal card: the message is true', facts: { ...facts, gpus: [{ vendor: 'nvidia', computeCapability: '6.1' }] } },
    { name: 'another error', facts: { ...facts, torch: [{ lastError: 'RuntimeError: Ninja build failed' }] } },
  ],
  unknown: [
    {
      name: 'FlashInfer’s warning: the server starts all the same',
      facts: { gpus: facts.gpus },
      log: ['Failed to get device capability: SM 12.x requires CUDA >= 12.9.'],
    },
    { name: 'its line, and no word of the GPU', log: [left] },
    { name: 'an option that another program gave', log: ["nvcc fatal   : Unknown option '-fopenmp'"] },
    { name: 'a kernel that only exists for other GPUs', log: ['RuntimeError: No supported CUDA architectures found for major versions [9, 10].'] },
  ],
});
