import check from '../../../checks/runtime/bitsandbytes-without-gpu-library.ts';
import { testCheck } from '../../helpers/test-check.ts';

const failed = '        CUDA Setup failed despite GPU being available. Please run the following command to get more information:';
const cpu =
  'UserWarning: The installed version of bitsandbytes was compiled without GPU support. 8-bit optimizers, 8-bit multiplication, and GPU quantization are unavailable.';

testCheck(check, {
  found: [
    { name: 'until 0.45', is: 'confirmed', log: [failed], cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1522' },
    {
      name: 'from 0.43.1 to 0.45',
      is: 'confirmed',
      log: ['CUDA Setup failed despite CUDA being available. Please run the following command to get more information:'],
    },
    {
      name: 'of the branch for ROCm',
      is: 'confirmed',
      log: ['ROCm Setup failed despite ROCm being available. Please run the following command to get more information:'],
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1508',
    },
    { name: 'in a title', is: 'confirmed', log: ['libcudart.so | CUDA Setup failed despite GPU being available'] },
    {
      name: 'a library of CUDA that it needs',
      is: 'confirmed',
      log: ['Could not load bitsandbytes native library: libcusparse.so.11: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'what it found out in 2023',
      is: 'confirmed',
      log: ['CUDA SETUP: Problem: The main issue seems to be that the main CUDA runtime library was not detected.'],
    },
    {
      name: 'or only that it does not load',
      is: 'confirmed',
      log: ['CUDA SETUP: Something unexpected happened. Please compile from source:'],
      cites: 'https://github.com/hiyouga/LlamaFactory/issues/6742',
    },
    {
      name: 'a source tree',
      is: 'confirmed',
      log: ["Could not find the bitsandbytes CUDA binary at PosixPath('/notebooks/bitsandbytes/bitsandbytes/libbitsandbytes_cuda124.so')"],
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1559',
    },
    {
      name: 'ROCm',
      is: 'confirmed',
      log: ['RuntimeError: Configured ROCm binary not found at /venv/lib/python3.12/site-packages/bitsandbytes/libbitsandbytes_rocm64.so'],
    },
    {
      name: 'the library for CPUs in its place, beside a GPU',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia' }] },
      log: ['/env/lib/python3.12/site-packages/bitsandbytes/libbitsandbytes_cpu.so: undefined symbol: cadam32bit_grad_fp32'],
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1056',
    },
    { name: 'the warning beside an NVIDIA GPU', is: 'suspected', log: [cpu], facts: { gpus: [{ vendor: 'nvidia' }] } },
    { name: 'the last error of a run', is: 'present', facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ lastError: `RuntimeError: ${failed}` }] } },
  ],
  clear: [
    { name: 'no GPU at all', log: [cpu], facts: { gpus: [] } },
    {
      name: 'the warning beside a PyTorch for CPUs',
      log: [cpu],
      facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ variant: 'cpu', lastError: null }] },
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the warning, and no word of a GPU', log: [cpu, 'libbitsandbytes_cpu.so: undefined symbol: cget_col_row_stats'] },
    {
      name: 'people who tell of others',
      log: [
        '"CUDA Setup failed despite GPU being available" appears in dozens of issues.',
        'RuntimeError: Configured ROCm binary not found at libbitsandbytes_rocm83.so',
      ],
    },
    {
      name: 'its library for CPUs that does not load, or no GPU',
      log: [
        "Could not load bitsandbytes native library: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.29' not found (required by /env/libbitsandbytes_cpu.so)",
        'CUDA SETUP: Problem: The main issue seems to be that the main CUDA library was not detected or CUDA not installed.',
      ],
    },
    {
      name: 'it loads its library',
      log: ['bin /env/lib/python3.10/site-packages/bitsandbytes/libbitsandbytes_cuda121.so', 'CUDA SETUP: Detected CUDA version 121'],
    },
  ],
});
