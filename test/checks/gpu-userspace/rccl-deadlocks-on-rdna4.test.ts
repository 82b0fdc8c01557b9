import check from '../../../checks/gpu-userspace/rccl-deadlocks-on-rdna4.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = { arch: 'gfx1201', driver: 'amdgpu' };
const pair = {
  gpus: [gpu, gpu],
  'rocm.version': '7.2.1',
  torch: [{ hip: '7.2.0' }],
  runtimes: [{ kind: 'vllm' }],
  'environment.variables': { entries: {} },
  'container.runEnvironment': { entries: {} },
  servers: [],
  services: [],
};

testCheck(check, {
  found: [
    { name: 'two R9700', is: 'exposed', facts: pair, cites: 'https://github.com/ROCm/rocm-systems/issues/5480' },
    { name: 'the hang is told', is: 'suspected', facts: pair, log: ['[Issue]: RCCL deadlock during vLLM TP=2 inference on dual R9700 (gfx1201/RDNA4)'] },
    {
      name: 'the server names LL itself',
      is: 'exposed',
      facts: { ...pair, servers: [{ kind: 'vllm', unit: null, environment: { entries: { NCCL_PROTO: 'LL,Simple' } } }] },
    },
    {
      name: 'another protocol is left out',
      is: 'exposed',
      facts: { ...pair, servers: [{ kind: 'vllm', unit: null, environment: { entries: { NCCL_PROTO: '^LL128' } } }] },
    },
  ],
  clear: [
    { name: 'one of two is handed to a virtual machine', facts: { ...pair, gpus: [gpu, { ...gpu, driver: 'vfio-pci' }] } },
    {
      name: 'the unit names the protocol, and does not run now',
      facts: { ...pair, services: [{ serves: 'vllm', environment: { entries: { NCCL_PROTO: 'Simple' } } }] },
    },
    { name: 'pictures with PyTorch, which takes one GPU', facts: { ...pair, runtimes: [{ kind: 'pytorch' }] } },
    { name: 'one GPU', facts: { ...pair, gpus: [gpu] } },
    { name: 'two cards of RDNA 3', facts: { ...pair, gpus: [{ arch: 'gfx1100' }, { arch: 'gfx1100' }] } },
    { name: 'ROCm 7.1.1', facts: { ...pair, 'rocm.version': '7.1.1' } },
    {
      name: 'a wheel with the RCCL of an older ROCm',
      facts: { ...pair, torch: [{ variant: 'rocm7.1', hip: '7.1.25424' }], runtimes: [{ kind: 'pytorch' }, { kind: 'vllm' }] },
    },
    { name: 'nothing that uses RCCL', facts: { ...pair, torch: [], runtimes: [{ kind: 'llama.cpp' }] } },
    { name: 'LL is left out', facts: { ...pair, servers: [{ kind: 'vllm', unit: null, environment: { entries: { NCCL_PROTO: '^LL' } } }] } },
    { name: 'the protocol is named', facts: { ...pair, servers: [{ kind: 'vllm', unit: null, environment: { entries: { NCCL_PROTO: 'Simple' } } }] } },
  ],
  unknown: [{ name: 'a ROCm that nobody told of yet', facts: { ...pair, 'rocm.version': '7.3.0' } }],
});
