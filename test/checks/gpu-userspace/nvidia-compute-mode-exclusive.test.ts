import check from '../../../checks/gpu-userspace/nvidia-compute-mode-exclusive.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'exclusive',
      is: 'exposed',
      facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['Default', 'Exclusive_Process'], 'environment.variables': { entries: {} } },
      cites: 'https://github.com/NVIDIA/DIGITS/issues/2005',
    },
    {
      name: 'beside MPS, where it is meant',
      is: 'exposed',
      facts: { 'nvidia.computeModes': ['Exclusive_Process'], 'environment.variables': { entries: {} } },
      log: ['We run MPS with the GPUs in exclusive process mode, as NVIDIA recommends.'],
    },
    {
      name: 'and a second process',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['E. Process'] },
      log: ['CUDA error: all CUDA-capable devices are busy or unavailable'],
    },
    {
      name: 'the mode of old drivers',
      is: 'suspected',
      facts: { 'nvidia.computeModes': ['E. Thread'] },
      log: ['Error selecting compatible GPU all CUDA-capable devices are busy or unavailable'],
      cites: 'https://github.com/cBio/cbio-cluster/issues/144',
    },
    {
      name: 'people’s word for it',
      is: 'suspected',
      facts: { 'nvidia.computeModes': ['Exclusive_Process'] },
      log: ['I am informed that the GPUs are set up in "process exclusive mode"'],
      cites: 'https://github.com/leela-zero/leela-zero/issues/505',
    },
  ],
  clear: [
    {
      name: 'a session that goes through MPS',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        'nvidia.computeModes': ['Exclusive_Process'],
        'environment.variables': { entries: { CUDA_MPS_PIPE_DIRECTORY: '/tmp/nvidia-mps' } },
      },
    },
    { name: 'the default', facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.computeModes': ['Default'] } },
  ],
  unknown: [
    {
      name: 'the sibling: a process that the device refuses',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['cuda driver library failed to get device context 800', 'nvcuda failed to get primary device context 800'],
    },
    {
      name: 'a virtual machine that has a GPU to itself, and a game',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['the GPU is passed through in exclusive mode', 'games in fullscreen exclusive mode stutter', 'the pods get the GPU exclusively'],
    },
    { name: 'the message alone, which a broken GPU prints too', log: ['CUDA error: all CUDA-capable devices are busy or unavailable'] },
  ],
});
