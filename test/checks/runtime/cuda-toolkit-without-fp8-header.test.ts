import check from '../../../checks/runtime/cuda-toolkit-without-fp8-header.ts';
import { testCheck } from '../../helpers/test-check.ts';

const folder = '/anaconda3/envs/SGlang/lib/python3.11/site-packages/flashinfer/data/include/flashinfer/utils.cuh:21:10';

testCheck(check, {
  found: [
    {
      name: 'FlashInfer, in Chinese',
      is: 'confirmed',
      cites: 'https://github.com/sgl-project/sglang/issues/3830',
      log: [`${folder}: fatal error: cuda_fp8.h: 没有那个文件或目录`],
    },
    { name: 'in a traceback', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${folder}: fatal error: cuda_fp8.h: No such file or directory` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA out of memory.' }] } }],
  unknown: [{ name: 'no header of CUDA at all: another matter', log: ['fatal error: cuda_runtime.h: No such file or directory'] }],
});
