import check from '../../../checks/wsl/wsl-kernel-too-old-for-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.system': 'wsl2',
  gpus: [{ vendor: 'nvidia' }],
  'kernel.lineage': 'microsoft',
  'kernel.version': '5.10.16',
  driverLibraries: [],
};

testCheck(check, {
  found: [
    {
      name: 'PyTorch finds no driver',
      is: 'suspected',
      facts: old,
      log: ['RuntimeError: Found no NVIDIA driver on your system.'],
      cites: 'https://github.com/vllm-project/vllm/issues/6184',
    },
    { name: 'the kernel of Windows 10, and nothing seen to fail', is: 'exposed', facts: old },
  ],
  clear: [
    { name: 'a kernel of today', facts: { ...old, 'kernel.version': '6.6.87' }, log: ['RuntimeError: Found no NVIDIA driver on your system.'] },
    { name: 'the first good one', facts: { ...old, 'kernel.version': '5.10.43' } },
    { name: 'CUDA answers all the same', facts: { ...old, driverLibraries: [{ api: 'cuda', gpuCount: 1 }] } },
    { name: 'no NVIDIA GPU', facts: { ...old, gpus: [{ vendor: 'amd' }], 'wsl.libraries': ['libdxcore.so'] } },
    { name: 'Linux itself with an old kernel', facts: { ...old, 'platform.system': 'native', 'kernel.lineage': 'ubuntu', 'kernel.version': '5.4.0' } },
  ],
  unknown: [
    { name: 'the kernel is not told', facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'nvidia' }] } } },
    {
      name: 'the sibling: a driver that is older than the program asks for',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA driver version is insufficient for CUDA runtime version'],
    },
    {
      name: 'nobody speaks of WSL',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA driver version is insufficient for CUDA runtime version', 'RuntimeError: Found no NVIDIA driver on your system.'],
    },
  ],
});
