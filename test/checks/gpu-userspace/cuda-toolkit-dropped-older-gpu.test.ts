import check from '../../../checks/gpu-userspace/cuda-toolkit-dropped-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const p40 = (toolkit: string) => ({ gpus: [{ vendor: 'nvidia', generation: 'pascal', computeCapability: '6.1' }], 'cuda.toolkit': toolkit });

testCheck(check, {
  found: [
    {
      name: 'nvcc refuses',
      is: 'confirmed',
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
      cites: 'https://github.com/ollama/ollama/issues/12408',
    },
    { name: 'a P40 and toolkit 13', is: 'exposed', facts: p40('13.0.1') },
  ],
  clear: [
    { name: 'toolkit 12.9', facts: p40('12.9.1') },
    { name: 'a Turing card', facts: { ...p40('13.0.1'), gpus: [{ vendor: 'nvidia', generation: 'turing', computeCapability: '7.5' }] } },
    {
      name: 'a paste about a newer card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', generation: 'blackwell', computeCapability: '12.0' }] }, 'cuda.toolkit': '13.0' },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
  ],
  unknown: [{ name: 'too new for an old toolkit: another cause', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_120'"] }],
});
