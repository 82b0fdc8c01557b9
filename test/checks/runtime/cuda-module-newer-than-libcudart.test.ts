import check from '../../../checks/runtime/cuda-module-newer-than-libcudart.ts';
import { testCheck } from '../../helpers/test-check.ts';

const missing = 'undefined symbol: cudaGetDriverEntryPointByVersion, version libcudart.so.12';

testCheck(check, {
  found: [
    {
      name: 'a kernel of FlashInfer',
      is: 'confirmed',
      cites: 'https://github.com/sgl-project/sglang/issues/5695',
      log: [`OSError: /home/ubuntu/.cache/flashinfer/90/cached_ops/batch_prefill_with_kv_cache_dtype_q_bf16/batch_prefill.so: ${missing}`],
    },
    { name: 'in a traceback', is: 'present', facts: { torch: [{ lastError: `ImportError: ${missing}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA out of memory.' }] } }],
  unknown: [
    { name: 'a symbol of the driver: another matter', log: ['symbol lookup error: ./main: undefined symbol: cuMemCreate, version libcuda.so.1'] },
    { name: 'a symbol of PyTorch: another matter', log: ['ImportError: x.so: undefined symbol: _ZN3c104cuda9SetDeviceEa'] },
  ],
});
