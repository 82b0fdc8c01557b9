import check from '../../../checks/runtime/torch-cuda-library-conflict.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ImportError: /venv/lib/python3.12/site-packages/torch/lib/../../nvidia/cusparse/lib/libcusparse.so.12: undefined symbol: __nvJitLinkAddData_12_1, version libnvJitLink.so.12';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/infiniflow/ragflow/issues/4466', log: [line] },
    {
      name: 'in a title',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/6118',
      log: ['[Installation]: ImportError: undefined symbol: __nvJitLinkAddData_12_1, version libnvJitLink.so.12'],
    },
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
    {
      name: 'a file of another cuDNN',
      is: 'confirmed',
      cites: 'https://github.com/pytorch/pytorch/issues/119989',
      log: [
        'Could not load library libcudnn_cnn_train.so.8. Error: /usr/local/cuda-12.3/lib64/libcudnn_cnn_train.so.8: undefined symbol: _ZN5cudnn3cnn34layerNormFwd_execute_internal_implERKNS_7backend11VariantPackEP11CUstream_st, version libcudnn_cnn_infer.so.8',
      ],
    },
    {
      name: 'in the words of another loader',
      is: 'confirmed',
      log: [
        'Could not load library libcudnn_cnn_train.so.8. Error: /usr/local/cuda/11.8.0/lib64/libcudnn_cnn_train.so.8: symbol _ZN10cask_cudnn2kr8isAmpereEPNS0_5spa_tERKi, version libcudnn_cnn_infer.so.8 not defined in file libcudnn_cnn_infer.so.8 with link time reference',
      ],
    },
    {
      name: 'cuDNN 9 of the system before that of pip',
      is: 'confirmed',
      cites: 'https://github.com/radixark/miles/pull/1824',
      log: ['OSError: /lib/x86_64-linux-gnu/libcudnn_heuristic.so.9: undefined symbol: _ZTVN5cudnn7backend12OperationSetE, version libcudnn_graph.so.9'],
    },
    {
      name: 'an older nvrtc in front',
      is: 'confirmed',
      log: [
        'Could not load library libcudnn_cnn_infer.so.8. Error: /usr/local/cuda-10.1/targets/x86_64-linux/lib/libnvrtc.so: undefined symbol: nvrtcGetCUBIN',
      ],
    },
    {
      name: 'cuDNN 9 says it itself',
      is: 'confirmed',
      cites: 'https://github.com/pytorch/pytorch/issues/188892',
      log: ['RuntimeError: cuDNN error: CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH'],
    },
    {
      name: 'the same in other words',
      is: 'confirmed',
      cites: 'https://github.com/pytorch/pytorch/issues/187824',
      log: ['RuntimeError: CUDNN_BACKEND_TENSOR_DESCRIPTOR cudnnFinalize failedptrDesc->finalize() cudnn_status: CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH'],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    {
      name: 'the sibling: PyTorch for ROCm, which says it of MIOpen',
      log: ['RuntimeError: cuDNN version incompatibility: PyTorch was compiled  against (2, 17, 0) but found runtime version (3, 2, 0).'],
    },
    {
      name: 'the sibling: JAX, and a table of codes',
      log: ['jaxlib: CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH', 'CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH = 1002'],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a file of cuDNN that is not there at all',
      log: ['Could not load library libcudnn_cnn_infer.so.8. Error: libnvrtc.so: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'the siblings: the library is not there at all, another library’s symbol',
      log: [
        'undefined symbol: _ZN2at6TensorE, version libnvJitLink.so.12',
        'OSError: libcudnn_graph.so.9: undefined symbol: cublasLtGetVersion, version libcublasLt.so.13',
        'ImportError: libcusparse.so.12: cannot open shared object file: No such file or directory',
      ],
    },
  ],
});
