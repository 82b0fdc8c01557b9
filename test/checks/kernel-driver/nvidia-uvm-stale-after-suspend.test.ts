import check from '../../../checks/kernel-driver/nvidia-uvm-stale-after-suspend.ts';
import { testCheck } from '../../helpers/test-check.ts';

const slept = { 'logs.suspends': 2, 'nvidia.uvmLoaded': true, 'platform.board': null, gpus: [{ vendor: 'nvidia' }] } as const;
const refuses = { driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_UNKNOWN' }] } as const;

testCheck(check, {
  found: [
    {
      name: 'slept, and CUDA answers 999',
      is: 'confirmed',
      facts: { ...slept, ...refuses },
      cites: 'https://github.com/ollama/ollama/issues/5464',
    },
    {
      name: 'a report in prose, on an NVIDIA GPU',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['# GPU not used any more after sleep or hibernation'],
      cites: 'https://github.com/ollama/ollama/issues/10053',
    },
    {
      name: 'the other order of words',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['After waking from sleep ollama runs on the CPU.'],
    },
    {
      name: 'other words for the awakening',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['However, after recovering from sleep, it now refuses to use the GPU, it is only using CPU.'],
      cites: 'https://github.com/ollama/ollama/issues/3489',
    },
    {
      name: 'the sleep first, then what is missing',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['# suspend leads to the server starting without CUDA'],
      cites: 'https://github.com/varunvasudeva1/llm-server-docs/issues/1',
    },
    { name: 'slept, and CUDA answers 3', is: 'exposed', facts: { ...slept, driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_NOT_INITIALIZED' }] } },
  ],
  clear: [
    { name: 'slept, and CUDA answers', facts: { ...slept, driverLibraries: [{ api: 'cuda', error: null }] } },
    { name: 'a board of NVIDIA’s, which has no such module', facts: { ...slept, ...refuses, 'platform.board': 'Jetson AGX Xavier' } },
    { name: 'the module is not loaded', facts: { ...slept, ...refuses, 'nvidia.uvmLoaded': false } },
    { name: 'never slept', facts: { ...slept, ...refuses, 'logs.suspends': 0 }, log: ['cudaSetDevice err: 999'] },
    { name: 'no NVIDIA', facts: { 'logs.suspends': 3, 'nvidia.uvmLoaded': false, gpus: [{ vendor: 'amd' }] } },
  ],
  unknown: [
    {
      // github.com/vllm-project/vllm/issues/32714, github.com/NVIDIA/open-gpu-kernel-modules/issues/1138
      name: 'vLLM’s own sleep, a GPU that stays busy, a monitor',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        '16Gb used on each GPU after sleep enabled, tested multiple times. Restarting fixes problem.',
        'GPU stuck at 100% utilization after resume from suspend, persists until reboot.',
        'My monitor is not detected after suspend.',
        'The NVIDIA driver refuses to suspend; it happens with suspend only.',
      ],
    },
    {
      name: 'a Radeon that is gone after sleep',
      facts: { 'logs.suspends': 1, gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['# After suspend no GPU'],
    },
    {
      name: 'the error’s number alone, which a container without nvidia_uvm prints as well',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['cudart init failure: 999', 'cudaFree() -> cudaErrorUnknown (999)'],
    },
    {
      name: 'nothing about sleep',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['looking for compatible GPUs', 'inference compute library=cuda'],
    },
    {
      name: 'the siblings: vLLM’s sleep mode, and training that was resumed',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'CUDA out of memory after sleep mode level 1',
        'GPU memory grows after resuming from a checkpoint',
        'after sleep mode level 1 the GPU holds the weights',
        'The GPU is used fine. After suspend everything works.',
        'After suspend the GPU is used again.',
        'It is not related to sleep or suspend.',
        'The GPU works fine after suspend, the wireless card does not.',
        'After 5 minutes of sleep the script uses the GPU',
        'I can suspend and start it again without GPU problems',
        'suspend only works without the GPU',
        'Does CUDA still fail after suspend with 590?',
        'Ollama uses the GPU before and after suspend',
        'The GPU fan spins up after suspend',
        'GPU memory is kept after suspend, everything works',
        'CUDA in my VM is lost after the host was suspended',
        'The GPU gets slow after suspend: it stays at 210 MHz',
        'After suspend the GPU is no longer in lspci: Xid 79',
        '# NVIDIA crashes after resume (from sleep or hibernation)',
        'The nvidia driver hangs after suspend and does not come back.',
      ],
    },
    {
      name: 'the option that distributions set',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['options nvidia NVreg_PreserveVideoMemoryAllocations=1'],
    },
    { name: 'the sibling: 802', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: ['cuda driver library init failure: 802'] },
  ],
});
