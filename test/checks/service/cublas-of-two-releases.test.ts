import check from '../../../checks/service/cublas-of-two-releases.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'OSError: /opt/conda/lib/python3.7/site-packages/nvidia/cublas/lib/libcublas.so.11: symbol cublasLtHSHMatmulAlgoInit, version libcublasLt.so.11 not defined in file libcublasLt.so.11 with link time reference';

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'PyTorch', log: [line], cites: 'https://github.com/deepmodeling/deepmd-kit/pull/2241' },
    {
      is: 'confirmed',
      name: 'the words of another loader',
      log: ['OSError: /home/u/nvidia/cublas/lib/libcublas.so.11: undefined symbol: cublasLtHSHMatmulAlgoInit, version libcublasLt.so.11'],
      cites: 'https://github.com/pytorch/pytorch/pull/174320',
    },
    {
      is: 'confirmed',
      name: 'a toolkit’s own',
      log: [
        'python: relocation error: /usr/local/cuda-11.1/lib64/libcublas.so: symbol runGemmShortApi, version libcublasLt.so.11 not defined in file libcublasLt.so.11 with link time reference',
      ],
    },
    { is: 'present', name: 'the error that it ended with', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [{ name: 'another library is mixed', facts: { torch: [{ lastError: 'libcusparse.so.12: undefined symbol: __nvJitLinkAddData' }], runtimes: [] } }],
  unknown: [
    { name: 'an extension that is not linked', log: ['ImportError: vllm/_C.abi3.so: undefined symbol: cublasGemmEx'] },
    { name: 'at a build', log: ["undefined reference to `cublasLtMatmulDescCreate'"] },
    { name: 'it is missing', log: ['libcublasLt.so.12: cannot open shared object file: No such file or directory'] },
  ],
});
