import check from '../../../checks/gpu-userspace/nvidia-fabric-manager-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const a100 = [{ vendor: 'nvidia', name: 'NVIDIA A100-SXM4-80GB' }];
const waiting = { gpus: a100, 'nvidia.nvswitches': 4, 'nvidia.fabricStates': ['In Progress'], driverLibraries: [] };

testCheck(check, {
  found: [
    { name: 'NVSwitches, and GPUs that wait', is: 'exposed', facts: waiting },
    { name: 'CUDA answers 802', is: 'confirmed', facts: { ...waiting, driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] } },
    {
      name: 'a B200, whose switches the machine does not list',
      is: 'confirmed',
      cites: 'https://github.com/aws-samples/aws-deep-learning-ami-ubuntu-dcv-desktop/issues/33',
      facts: {
        gpus: [{ vendor: 'nvidia', name: 'NVIDIA B200' }],
        'nvidia.nvswitches': 0,
        'nvidia.fabricStates': null,
        driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }],
      },
    },
    {
      name: 'Ollama’s log',
      is: 'suspected',
      facts: { driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
      log: ['Unable to load cudart library /usr/lib/x86_64-linux-gnu/libcuda.so.570.169: cuda driver library init failure: 802'],
      cites: 'https://github.com/ollama/ollama/issues/12173',
    },
    {
      name: 'the manager’s own words',
      is: 'confirmed',
      log: ["fabric manager NVIDIA GPU driver interface version 550.90.07 don't match with driver version 550.107.02."],
    },
    {
      name: 'an error in a sentence, beside the name of such a GPU',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', name: 'A100' }] },
      log: ['Such errors are reported (UserWarning: CUDA initialization: Error 802: system not yet initialized'],
      cites: 'https://github.com/pytorch/pytorch/issues/81549',
    },
    {
      name: 'PyTorch',
      is: 'suspected',
      facts: { driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
      log: ['RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 802: system not yet initialized'],
      cites: 'https://github.com/gpustack/gpustack/issues/4154',
    },
  ],
  clear: [
    {
      name: 'a desktop card',
      facts: { gpus: [{ vendor: 'nvidia', name: 'GeForce RTX 4090' }], driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
      log: ['Error 802: system not yet initialized'],
    },
    {
      name: 'NVLink is off, and CUDA lists all GPUs',
      facts: { ...waiting, driverLibraries: [{ api: 'cuda', outcome: 'answers', error: null, gpuCount: 8 }] },
    },
    { name: 'PCIe cards', facts: { ...waiting, 'nvidia.nvswitches': 0 } },
    {
      name: 'a PCIe card in a confidential machine',
      facts: { gpus: [{ vendor: 'nvidia', name: 'NVIDIA H100 PCIe' }], driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
      log: ['Error 802: system not yet initialized'],
    },
    {
      name: 'a single GPU without NVSwitches that is not ready: confidential mode',
      facts: {
        gpus: [{ vendor: 'nvidia', name: 'NVIDIA H100 80GB HBM3' }],
        'nvidia.nvswitches': 0,
        driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }],
      },
      log: ['Error 802: system not yet initialized'],
    },
    {
      name: 'a card with NVLink bridges and no switch',
      facts: { gpus: [{ vendor: 'nvidia', name: 'NVIDIA H100 NVL' }], driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
      log: ['Error 802: system not yet initialized'],
    },
    {
      name: 'a B200 that works',
      facts: {
        gpus: [{ vendor: 'nvidia', name: 'NVIDIA B200' }],
        'nvidia.nvswitches': 0,
        'nvidia.fabricStates': null,
        driverLibraries: [{ api: 'cuda', error: null }],
      },
    },
    {
      name: 'a tray of an NVL72',
      facts: {
        gpus: [{ vendor: 'nvidia', name: 'NVIDIA GB200' }],
        'nvidia.nvswitches': 0,
        driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_NOT_READY' }],
      },
    },
    { name: 'all joined', facts: { ...waiting, 'nvidia.fabricStates': ['Completed'] } },
  ],
  unknown: [
    {
      name: 'a GPU in confidential mode, a tray of an NVL72, a PCIe card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'H100' }] } },
      log: [
        'In a confidential VM torch says: system not yet initialized (802), nvidia-smi conf-compute -grs says not ready',
        'CUDA_ERROR_SYSTEM_NOT_READY, and nvidia-imex is not started',
        'four A100 PCIe: system not yet initialized (802)',
      ],
    },
    { name: 'states are not known', facts: { ...waiting, 'nvidia.fabricStates': { gap: 'timeout' } } },
    { name: 'another code', log: ['cuda driver library init failure: 803'] },
  ],
});
