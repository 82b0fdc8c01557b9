import check from '../../../checks/gpu-userspace/nvidia-compute-mode-exclusive.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'exclusive',
      is: 'exposed',
      facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['Default', 'Exclusive_Process'] },
      cites: 'https://github.com/NVIDIA/DIGITS/issues/2005',
    },
    {
      name: 'and a second process',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['E. Process'] },
      log: ['CUDA error: all CUDA-capable devices are busy or unavailable'],
    },
  ],
  clear: [{ name: 'the default', facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['Default'] } }],
  unknown: [
    {
      name: 'the sibling: a process that the device refuses',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['cuda driver library failed to get device context 800'],
    },
    { name: 'the message alone, which a broken GPU prints too', log: ['CUDA error: all CUDA-capable devices are busy or unavailable'] },
  ],
});
