import check from '../../../checks/runtime/torch-extension-of-other-torch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ImportError: /opt/lib/python3.12/site-packages/flash_attn_2_cuda.cpython-312-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC2ENS_14SourceLocationENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/Dao-AILab/flash-attention/issues/1832', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
    {
      name: 'torchvision of another torch',
      is: 'confirmed',
      log: ['RuntimeError: operator torchvision::nms does not exist'],
      cites: 'https://github.com/vllm-project/vllm-ascend/pull/479',
    },
    {
      name: 'without the symbol, as people quote it',
      is: 'confirmed',
      cites: 'https://github.com/ltzheng/SimpleTIR/issues/29',
      log: ['then get `flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol:`  error again.'],
    },
    {
      name: 'of another CUDA',
      is: 'confirmed',
      log: [
        'RuntimeError: Detected that PyTorch and TorchAudio were compiled with different CUDA versions. PyTorch has CUDA version 13.0 whereas TorchAudio has CUDA version 12.8.',
      ],
    },
    {
      name: 'as vLLM quotes it',
      is: 'confirmed',
      log: [
        "WARNING [_custom_ops.py:21] Failed to import from vllm._C with ImportError('/venv/vllm/_C.abi3.so: undefined symbol: _ZN5torch3jit17parseSchemaOrNameERKSs')",
      ],
    },
    {
      name: 'with the prefix of vLLM',
      is: 'confirmed',
      log: [
        '(EngineCore pid=7) ERROR 07-01 23:16:22 [core.py:1266] ImportError: /venv/lib/python3.12/site-packages/vllm/_C.abi3.so: undefined symbol: _ZN5torch3jit17parseSchemaOrNameERKSs',
      ],
    },
    {
      // github.com/sgl-project/sglang/issues/851
      name: 'the end of the line alone',
      is: 'confirmed',
      log: [
        '/opt/conda/lib/python3.10/site-packages/flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN2at4_ops5zeros4callEN3c108ArrayRefINS2_6SymIntEEE',
      ],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'vLLM without its compiled part', log: ['Failed to import from vllm._C with ModuleNotFoundError("No module named \'vllm._C\'")'] },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: an older libstdc++',
      log: ['flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol: _ZNSt15__exception_ptr13exception_ptr9_M_addrefEv'],
    },
    {
      name: 'the sibling: an older NCCL',
      log: ['ImportError: /venv/lib/python3.12/site-packages/torch/lib/libtorch_cuda.so: undefined symbol: ncclCommResume'],
    },
    {
      name: 'parts of PyTorch that do not fit each other: another matter',
      log: [
        '/opt/conda/lib/python3.10/site-packages/torch/lib/libtorch_python.so: undefined symbol: _ZN5torch3jit17parseSchemaOrNameERKSs',
        'ImportError: /opt/conda/lib/python3.10/site-packages/torch/_C.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN5torch3jit17parseSchemaOrNameERKSs',
      ],
    },
  ],
});
