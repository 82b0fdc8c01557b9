import check from '../../../checks/kernel-driver/gb10-system-memory-exhausted.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'NVRM: nvCheckOkFailedNoLog: Check failed: Out of memory [NV_ERR_NO_MEMORY] (0x00000051) returned from _memdescAllocInternal(pMemDesc) @ mem_desc.c:1359';
const spark = { gpus: [{ name: 'NVIDIA GB10' }], 'logs.gpuFaults': { entries: { 'nvidia-no-memory': line } } } as const;

testCheck(check, {
  found: [
    { name: 'the driver’s line', is: 'suspected', facts: spark, log: [line], cites: 'https://github.com/NVIDIA/dgx-spark-playbooks/issues/97' },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['the entire host becomes unresponsive (SSH dies; the machine requires a hard power-cycle)'],
      cites: 'https://github.com/vllm-project/vllm/issues/46307',
    },
    {
      name: 'in the other order',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['it does not fail cleanly — it freezes the machine'],
      cites: 'https://github.com/antirez/ds4/issues/721',
    },
    {
      name: 'hung while a model loads',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['both nodes hung during a ~124 GB NVFP4 checkpoint load'],
      cites: 'https://github.com/MiaAI-Lab/GLM-5.3-Flash-EXL3-2x-DGX-Sparks/issues/193',
    },
    {
      name: 'and who has to reboot',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['After a few long prompts the whole system freezes and only a hard reboot helps.'],
    },
    {
      name: 'as a noun',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['we have hit the same host lockup three times'],
      cites: 'https://github.com/MiaAI-Lab/GLM-5.3-Flash-EXL3-2x-DGX-Sparks/issues/193',
    },
    {
      name: 'a hard reset',
      is: 'suspected',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: ['Current default profile hard-resets GB10 head on single cold 256K prefill'],
      cites: 'https://github.com/MiaAI-Lab/DeepSeek-v4-Flash-DSpark-2x-DGX-Spark/issues/32',
    },
  ],
  clear: [
    { name: 'the log has none', facts: { ...spark, 'logs.gpuFaults': { entries: {} } } },
    { name: 'the sibling: a card with memory of its own', facts: { ...spark, gpus: [{ name: 'NVIDIA RTX PRO 6000' }] }, log: [line] },
  ],
  unknown: [
    { name: 'no log', facts: { gpus: [{ name: 'NVIDIA GB10' }] } },
    {
      name: 'advice, and what does not happen',
      facts: { gpus: [{ name: 'NVIDIA GB10' }] },
      log: [
        'otherwise the system may freeze',
        'if the machine freezes, use the power button',
        'with 0.5 the host no longer freezes',
        'so that nothing freezes the machine',
        'it never locks up the host',
        'this avoids a host lockup',
        'the request hung',
        'Could the system freeze with a larger model?',
        'the worker node hangs at NCCL init',
        'both nodes hung while NCCL connects',
        'I wonder whether the machine freezes with other models',
        'My DGX Spark freezes at boot after the update',
        'the system freezes when the monitor wakes',
        'Does the Spark freeze with 0.9?',
        'The system wedges after a firmware update',
      ],
    },
    { name: 'CUDA’s own error', facts: { gpus: [{ name: 'NVIDIA GB10' }] }, log: ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 GiB.'] },
  ],
});
