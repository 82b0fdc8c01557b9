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
      name: 'what is watched',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['We alert on Xid 48 (double-bit ECC error), Xid 94 contained ECC error', 'errors such as Xid 94, a contained ECC error'],
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
    { name: 'a code that only begins alike', log: ['NVRM: Xid (PCI:0000:01:00): 481, pid=1'] },
  ],
});
