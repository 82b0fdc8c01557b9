import check from '../../../checks/kernel-driver/nvidia-uvm-hmm-breaks-cuda-start.ts';
import { testCheck } from '../../helpers/test-check.ts';

const broken = {
  'nvidia.loaded': true,
  'nvidia.uvmLoaded': true,
  driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_NOT_INITIALIZED' }],
  'kernel.parameters': { entries: { 'nvidia_uvm.uvm_disable_hmm': 'N' } },
  'kernel.cmdline': 'root=/dev/sda1 ro',
  'nvidia.moduleVersion': '580.95.05',
  runtimes: { incomplete: [] },
  'ollama.compute': [],
};

testCheck(check, {
  found: [
    { name: 'CUDA is not initialised', is: 'exposed', facts: broken, cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/901' },
    {
      name: 'Ollama’s log beside it',
      is: 'suspected',
      facts: broken,
      log: ['cuda driver library init failure: 3'],
      cites: 'https://github.com/ollama/ollama/issues/11593',
    },
    {
      name: 'the module’s message',
      is: 'suspected',
      facts: broken,
      log: ['nvidia-uvm: uvm_pmm_gpu.c:3126 devmem_alloc_pagemap() request_free_mem_region() err -34'],
    },
  ],
  clear: [
    { name: 'HMM is off already', facts: { ...broken, 'kernel.parameters': { entries: { 'nvidia_uvm.uvm_disable_hmm': 'Y' } } } },
    { name: 'without KASLR', facts: { ...broken, 'kernel.cmdline': 'root=/dev/sda1 ro nokaslr' } },
    {
      name: 'CUDA computes',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] }, 'ollama.compute': ['cuda'] },
      log: ['nvidia-uvm: request_free_mem_region() err -34'],
    },
    {
      name: 'branch 595, which prints it and starts without HMM',
      facts: { ...broken, 'nvidia.moduleVersion': '595.58.03' },
      log: ['nvidia-uvm: uvm_pmm_gpu.c:3126 devmem_alloc_pagemap() request_free_mem_region() err -34'],
    },
    { name: 'CUDA answers', facts: { ...broken, driverLibraries: [{ api: 'cuda', error: null }] } },
  ],
  unknown: [
    {
      name: 'advice, and a cure that was none',
      facts: { 'nvidia.loaded': true, 'nvidia.uvmLoaded': true },
      log: ['try uvm_disable_hmm=1, which may have fixed it', 'uvm_disable_hmm=1 did not help, no fix resolved it'],
    },
    {
      name: 'the sibling: a process that was forked',
      facts: { 'nvidia.loaded': true, 'nvidia.uvmLoaded': true },
      log: ['torch.AcceleratorError: cudaErrorInitializationError', 'CUDA driver initialization failed, you might not have a CUDA gpu.'],
    },
    { name: 'CUDA was not asked', facts: { 'nvidia.loaded': true, 'nvidia.uvmLoaded': true } },
    { name: 'the sibling: 999', log: ['cuda driver library init failure: 999'] },
  ],
});
