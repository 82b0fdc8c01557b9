import check from '../../../checks/runtime/rust-cuda-build-without-nvidia-smi.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  '`nvidia-smi` failed. Ensure that you have CUDA installed and that `nvidia-smi` is in your PATH.: Os { code: 2, kind: NotFound, message: "No such file or directory" }';

testCheck(check, {
  found: [
    { name: 'candle', is: 'confirmed', log: [line], cites: 'https://github.com/evilsocket/cake/issues/16' },
    {
      name: 'mistral.rs in docker build',
      is: 'confirmed',
      log: ['71.79   Failed to get compute cap: Os { code: 2, kind: NotFound, message: "No such file or directory" }'],
      cites: 'https://github.com/EricLBuehler/mistral.rs/issues/866',
    },
    {
      name: 'with cudaforge',
      is: 'confirmed',
      log: [
        'Error: ComputeCapDetectionFailed("Failed to run nvidia-smi: No such file or directory (os error 2). If building in Docker, set CUDA_COMPUTE_CAP environment variable (e.g., CUDA_COMPUTE_CAP=90).")',
      ],
    },
    { name: 'in a program’s last error', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ startError: 'no CUDA-capable device is detected' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: no compiler, and a driver that does not answer',
      log: [
        'Failed to execute `nvcc`: Os { code: 2, kind: NotFound, message: "No such file or directory" }',
        'Failed to run nvidia-smi: Permission denied (os error 13). If building in Docker, set CUDA_COMPUTE_CAP environment variable (e.g., CUDA_COMPUTE_CAP=90).',
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
      ],
    },
  ],
});
