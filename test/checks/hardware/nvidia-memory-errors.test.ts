import check from '../../../checks/hardware/nvidia-memory-errors.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'an uncontained error', is: 'confirmed', log: ['NVRM: Xid (PCI:0000:10:1c): 95, pid=1896, Uncontained: LTC TAG'] },
    {
      name: 'CUDA’s word for it',
      is: 'confirmed',
      log: ['RuntimeError: CUDA error: uncorrectable ECC error encountered'],
      cites: 'https://github.com/vllm-project/vllm/issues/5222',
    },
    { name: 'rows that could not be replaced', is: 'confirmed', log: ['        Remapping Failure Occurred        : Yes'] },
    {
      name: 'as people put it',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Xid 48 / 171: uncorrectable double-bit ECC (DBE) in HBM framebuffer'],
      cites: 'https://github.com/wtdcode/vllm-backport/issues/62',
    },
    {
      name: 'on a part of the GPU (MIG)',
      is: 'confirmed',
      log: ['NVRM: Xid (PCI:0000:C7:00 GPU-I:05): 94, pid=7194, name=python, Contained: SM (0x1)'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/src/nvidia/src/kernel/gpu/rc/kernel_rc.c',
    },
    { name: 'through Kubernetes’ device plugin', is: 'confirmed', log: ['XidCriticalError: Xid=48 on Device=GPU-0c239aa8; marking device as unhealthy.'] },
    {
      name: 'counted by nvidia-smi',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['|   1  Tesla V100-SXM2...  On   | 00000000:00:1E.0 Off |                    1 |'],
    },
    {
      name: 'in the words of a cluster’s owner',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['You can see that the GPU 1 has 1 Volatile Uncorr. ECC.', 'when a gpu ran into an uncorrectable ECC error the pod is still scheduled to it'],
      cites: 'https://github.com/NVIDIA/k8s-device-plugin/issues/267',
    },
    { name: 'the code alone', is: 'present', facts: { 'nvidia.xids': ['64'] } },
  ],
  clear: [
    {
      name: 'a remapped row only',
      facts: { 'nvidia.xids': ['63'] },
      log: ['NVRM: Xid (PCI:0000:10:1c): 63, pid=1896, Row Remapper: New row marked for remapping, reset gpu to activate.'],
    },
    { name: 'no code', facts: { 'nvidia.xids': [] } },
  ],
  unknown: [
    { name: 'a list of alerts', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: ['`NvidiaGpuXidWarning` (Xid 94) comes from the exporter'] },
    {
      name: 'CUDA’s list of errors',
      log: ['  CUDA_ERROR_ECC_UNCORRECTABLE = 214', '| CUDA_ERROR_ECC_UNCORRECTABLE | 214 |', 'CUDA_ERROR_ECC_UNCORRECTABLE: 214,'],
    },
    {
      name: 'what is watched, asked or feared, and a count of none',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'We alert on Xid 48 (double-bit ECC error), Xid 94 contained ECC error',
        'errors such as Xid 94, a contained ECC error',
        'if a GPU has uncorrectable ECC errors, mark it',
        'detects nodes where nvidia-smi reports uncorrectable ECC errors',
        'the alert fires if the GPU has 5 uncorrectable ECC errors',
        'nvidia-smi shows 0 uncorrectable ECC errors',
        'which of my GPUs has uncorrectable ECC errors?',
      ],
    },
    { name: 'the log was not read', facts: { 'nvidia.xids': { gap: 'unsupported' } } },
    {
      name: 'nvidia-smi on a healthy card, and another error of CUDA',
      log: [
        '        Remapping Failure Occurred        : No',
        'Uncorrectable Error                   : 0',
        'CUDA error: an illegal memory access was encountered',
        'ECC Errors : uncorrectable 0',
      ],
    },
    {
      name: 'nvidia-smi’s table of a healthy card, of one without ECC, and its heading',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        '|   0  Tesla K80           On   | 00000000:00:1E.0 Off |                    0 |',
        '|   0  NVIDIA GeForce RTX 3090      Off   | 00000000:01:00.0  On |                  N/A |',
        '| GPU  Name        Persistence-M| Bus-Id        Disp.A | Volatile Uncorr. ECC |',
        '0 uncorrectable ECC errors, and the exporter counts uncorrectable ECC errors',
      ],
    },
    {
      name: 'corrected errors, of which there were many',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['NVRM: Xid (PCI:0000:65:00): 92, pid=1, name=python, High single-bit ECC error rate'],
    },
    { name: 'another code of the plugin', log: ['XidCriticalError: Xid=31 on Device=GPU-0c239aa8; marking device as unhealthy.'] },
    { name: 'a code that only begins alike', log: ['NVRM: Xid (PCI:0000:01:00): 481, pid=1'] },
  ],
});
