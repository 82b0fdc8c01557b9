import check from '../../../checks/runtime/torch-cuda-library-conflict.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ImportError: /venv/lib/python3.12/site-packages/torch/lib/../../nvidia/cusparse/lib/libcusparse.so.12: undefined symbol: __nvJitLinkAddData_12_1, version libnvJitLink.so.12';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/infiniflow/ragflow/issues/4466', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
    {
      name: 'an older NCCL',
      is: 'confirmed',
      cites: 'https://github.com/pytorch/pytorch/issues/186591',
      log: ['ImportError: /v/torch/lib/libtorch_cuda.so: undefined symbol: ncclCommResume'],
    },
    {
      name: 'another cuDNN',
      is: 'confirmed',
      log: ['RuntimeError: cuDNN version incompatibility: PyTorch was compiled  against (8, 7, 0) but found runtime version (8, 2, 4).'],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: the library is not there at all',
      log: ['ImportError: libcusparse.so.12: cannot open shared object file: No such file or directory'],
    },
  ],
});
