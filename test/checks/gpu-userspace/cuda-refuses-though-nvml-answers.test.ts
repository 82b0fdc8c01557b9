import check from '../../../checks/gpu-userspace/cuda-refuses-though-nvml-answers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const nvml = { api: 'nvml', outcome: 'answers', error: null, gpuCount: 1, narrowed: false };
const cuda = { api: 'cuda', outcome: 'refuses', error: 'CUDA_ERROR_UNKNOWN', gpuCount: 0, narrowed: false };

const stuck = {
  'platform.system': 'native',
  'platform.board': null,
  'nvidia.nodesDenied': [],
  'container.nodesBarred': null,
  gpus: [{ vendor: 'nvidia' }],
  driverLibraries: [nvml, cuda],
} as const;

testCheck(check, {
  found: [
    {
      is: 'present',
      name: '999 after a suspend',
      facts: stuck,
      cites: 'https://github.com/ollama/ollama/issues/8638',
    },
    {
      is: 'suspected',
      name: 'Ollama’s words on Linux itself',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Unable to load cudart library /usr/lib/libcuda.so.565.77: cuda driver library init failure: 999'],
    },
    {
      is: 'suspected',
      name: 'CTranslate2’s words',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['RuntimeError: CUDA failed with error unknown error'],
      cites: 'https://github.com/SYSTRAN/faster-whisper/issues/708',
    },
  ],
  clear: [
    { name: 'under WSL', facts: { 'platform.system': 'wsl2', gpus: [{ vendor: 'nvidia' }], driverLibraries: [nvml, cuda] } },
    {
      name: 'a board of NVIDIA’s, which has no nvidia_uvm',
      facts: { 'platform.system': 'native', 'platform.board': 'Jetson AGX Orin', gpus: [{ vendor: 'nvidia' }], driverLibraries: [nvml, cuda] },
    },
    { name: '/dev/nvidia-uvm is closed to this user', facts: { ...stuck, 'nvidia.nodesDenied': ['/dev/nvidia-uvm'] } },
    { name: 'the cgroup of a container bars /dev/nvidia-uvm', facts: { ...stuck, 'container.nodesBarred': ['/dev/nvidia-uvm'] } },
    {
      name: 'CUDA answers',
      facts: { 'platform.system': 'native', gpus: [{ vendor: 'nvidia' }], driverLibraries: [nvml, { ...cuda, outcome: 'answers', error: null, gpuCount: 1 }] },
    },
    {
      name: 'CUDA_VISIBLE_DEVICES hides the GPU',
      facts: { 'platform.system': 'native', gpus: [{ vendor: 'nvidia' }], driverLibraries: [nvml, { ...cuda, narrowed: true }] },
    },
    {
      name: 'the fabric is not up, a cause of its own',
      facts: { 'platform.system': 'native', gpus: [{ vendor: 'nvidia' }], driverLibraries: [nvml, { ...cuda, error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
    },
    {
      name: 'NVML has no GPU either',
      facts: {
        'platform.system': 'native',
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [{ ...nvml, outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED', gpuCount: 0 }, cuda],
      },
    },
  ],
  unknown: [
    {
      name: 'a computation that ended with the code, and who takes the module out by habit',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'RuntimeError: CUDA error: unknown error',
        'RuntimeError: CUDA failed with error out of memory',
        'cudaErrorUnknown',
        'sudo rmmod nvidia_uvm && sudo modprobe nvidia_uvm',
      ],
    },
    { name: 'the error’s number, and not a word of the GPU', log: ['cuda driver library init failure: 999'] },
    {
      name: 'asking would have loaded nvidia_uvm',
      facts: {
        'platform.system': 'native',
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [nvml, { ...cuda, outcome: { gap: 'skipped' }, error: { gap: 'skipped' } }],
      },
    },
    { name: 'the sibling: the fabric', log: ['cudaErrorSystemNotReady: system not yet initialized (802)'] },
  ],
});
