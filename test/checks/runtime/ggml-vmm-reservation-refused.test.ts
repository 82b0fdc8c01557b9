import check from '../../../checks/runtime/ggml-vmm-reservation-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '  cuMemAddressReserve(&pool_addr, CUDA_POOL_VMM_MAX_SIZE, 0, 0, 0)';

testCheck(check, {
  found: [
    { name: 'the call that failed', is: 'confirmed', log: [line], cites: 'https://github.com/withcatai/node-llama-cpp/issues/580' },
    { name: 'at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    {
      name: 'PyTorch reserves addresses, too',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] } },
      log: ['RuntimeError: CUDA driver error: cuMemAddressReserve failed: out of memory'],
    },
    { name: 'not asked', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: memory is full',
      log: ['CUDA error: out of memory', '  cuMemCreate(&handle, reserve_size, &prop, 0)', '  Device 0: Orin, compute capability 8.7, VMM: yes'],
    },
  ],
});
