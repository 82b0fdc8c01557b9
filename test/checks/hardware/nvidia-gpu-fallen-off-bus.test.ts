import check from '../../../checks/hardware/nvidia-gpu-fallen-off-bus.ts';
import { testCheck } from '../../helpers/test-check.ts';

const answers = { api: 'nvml', path: '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.580.95.05', error: null, gpuCount: 1 } as const;
const xid79 = 'NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.';

testCheck(check, {
  found: [
    {
      name: 'nvidia-smi’s table of before in a report',
      is: 'confirmed',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, driverLibraries: { incomplete: [{ api: 'nvml', gpuCount: 1 }] } },
      log: [xid79],
    },
    {
      name: 'one of two GPUs answers',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }], 'nvidia.xids': ['79'], driverLibraries: [answers] },
      log: [xid79],
    },
    {
      name: 'Xid 79',
      is: 'confirmed',
      log: ['kernel: NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1151',
    },
    {
      name: 'nvidia-smi says lost',
      is: 'present',
      facts: { 'nvidia.xids': { gap: 'unsupported' }, 'nvidia.smiError': 'Unable to determine the device handle for GPU 0000:01:00.0: GPU is lost.' },
    },
    {
      name: 'a report in prose',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['My GPU has fallen off the bus twice this week.'],
    },
    {
      name: 'calls to the firmware of a GPU that is lost',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['NVRM: GPU0 _issueRpcAndWait: rpcSendMessage failed with status 0x0000000f for fn 10 sequence 800!'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/688',
    },
    {
      name: 'nvidia-smi cannot reach it',
      is: 'suspected',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        'nvidia.xids': { gap: 'denied' },
        'nvidia.smiError': 'Unable to determine the device handle for GPU0000:65:00.0: Unknown Error',
      },
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/387',
    },
    // gpu_nvml.c of Slurm, nvidia-smi, Python's bindings, and the device plugin for Kubernetes.
    {
      name: 'NVML’s word, as Slurm hands it on',
      is: 'confirmed',
      log: ['slurmstepd: error: NVML: Failed to get usage(15): GPU is lost'],
      cites: 'https://github.com/LSSI-ETH/plmfit/issues/40',
    },
    { name: 'NVML’s word, as Python puts it', is: 'confirmed', log: ['pynvml.NVMLError_GpuIsLost: GPU is lost'] },
    { name: 'through Kubernetes’ device plugin', is: 'confirmed', log: ['XidCriticalError: Xid=79 on Device=GPU-0c239aa8; marking device as unhealthy.'] },
  ],
  clear: [
    {
      name: 'the only GPU, plugged in anew, answers again',
      facts: { gpus: [{ vendor: 'nvidia' }], 'nvidia.xids': ['79'], 'nvidia.smiError': null, driverLibraries: [answers] },
      log: [xid79],
    },
    {
      name: 'the log is known and has another code',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        'nvidia.xids': ['119'],
        'nvidia.smiError': 'Unable to determine the device handle for GPU0000:65:00.0: Unknown Error',
      },
    },
    { name: 'no such code, and nvidia-smi answers', facts: { 'nvidia.xids': ['43'], 'nvidia.smiError': null } },
  ],
  unknown: [
    {
      name: 'the sibling: a GPU that the module does not start',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        'nvidia.xids': { gap: 'denied' },
        'nvidia.smiError': 'Unable to determine the device handle for gpu 0000:01:00.0: Not Found',
      },
    },
    {
      name: 'the siblings: a firmware that crashed, and one that is slow to answer',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'NVRM: GPU0 _issueRpcAndWait: rpcSendMessage failed with status 0x00000062 for fn 76!',
        'NVRM: _issueRpcAndWait: rpcRecvPoll failed with status 0x00000065 for fn 78!',
      ],
    },
    { name: 'a list of alerts', log: ['- `NvidiaGpuXidCritical` (Xid 79) and `NvidiaGpuXidWarning` (Xid 94)'] },
    {
      name: 'what did not happen, and a fix',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['I never got an Xid 79', 'the card is fine, without a Xid 79', 'the release notes say: fixed an Xid 79'],
    },
    {
      name: 'other errors of NVML, and its list of them',
      log: [
        'slurmstepd: error: NVML: Failed to get usage(3): Not Supported',
        '    NVML_ERROR_GPU_IS_LOST = 15, //!< The GPU is inaccessible',
        'if the GPU is lost we reboot',
        'except pynvml.NVMLError_GpuIsLost:',
        'case C.NVML_ERROR_GPU_IS_LOST:',
      ],
    },
    {
      name: 'what is asked, and what did not happen',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['How can I check if the GPU has fallen off the bus?', 'the GPU has not fallen off the bus'],
    },
    { name: 'the log was not read', facts: { 'nvidia.xids': { gap: 'unsupported' }, 'nvidia.smiError': null } },
    { name: 'the sibling: a fault of a program', log: ['NVRM: Xid (PCI:0000:01:00): 31, pid=4711, name=python3, MMU Fault'] },
  ],
});
