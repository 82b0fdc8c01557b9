import check from '../../../checks/runtime/vllm-cuda-major-mismatch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { torch: [{ vllm: '0.21.0', variant: 'cu126', lastError: { gap: 'unsupported' } }], servers: [] } as const;
const line = 'ImportError: libcudart.so.13: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: '0.21.0 beside +cu126', is: 'exposed', facts },
    { name: '0.24.0 beside +cu129', is: 'exposed', facts: { ...facts, torch: [{ vllm: '0.24.0', variant: 'cu129', lastError: { gap: 'unsupported' } }] } },
    {
      name: 'with its error',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/52300',
      facts: { ...facts, torch: [{ vllm: '0.21.0', variant: 'cu126', lastError: line }] },
    },
    { name: 'with its error in a log', is: 'suspected', facts, log: [line] },
    {
      name: 'the sibling: no CUDA 12 library',
      is: 'exposed',
      facts,
      log: ['ImportError: libcudart.so.12: cannot open shared object file: No such file or directory'],
    },
  ],
  clear: [
    { name: 'the wheel for CUDA 12', facts: { torch: [{ vllm: '0.21.0+cu129', variant: 'cu129' }] } },
    { name: 'PyTorch for CUDA 13', facts: { torch: [{ vllm: '0.21.0', variant: 'cu130' }] } },
    { name: 'a release whose plain wheel is for CUDA 12', facts: { torch: [{ vllm: '0.19.1', variant: 'cu129' }] }, log: [line] },
    { name: 'it serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'no vLLM', facts: { torch: [{ vllm: null, variant: 'cu126' }] } },
  ],
  unknown: [{ name: 'another release', facts: { torch: [{ vllm: '0.33.0', variant: 'cu126' }] } }],
});
