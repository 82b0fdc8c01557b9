import check from '../../../checks/firmware/nvidia-gsp-stops-answering.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'Xid 119',
      is: 'confirmed',
      facts: { 'nvidia.xids': ['119'] },
      log: ['NVRM: Xid (PCI:0000:01:00): 119, pid=2307, name=nv-hostengine, Timeout after 6s of waiting for RPC response from GPU0 GSP!'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446',
    },
    { name: 'on a part of the GPU (MIG)', is: 'confirmed', log: ['NVRM: Xid (PCI:0000:c7:00 GPU-I:05): 120, GSP task exception: load access page fault'] },
    { name: 'the log is not known in whole', is: 'confirmed', log: ['NVRM: Xid (PCI:0000:01:00): 120, GSP task exception: load access page fault'] },
  ],
  clear: [{ name: 'the log was read, other codes only', facts: { 'nvidia.xids': ['31'] } }],
  unknown: [
    { name: 'nobody read the log', facts: { 'nvidia.xids': { gap: 'unsupported' } } },
    { name: 'the sibling: fallen off the bus', log: ['NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.'] },
    { name: 'a slow answer is none', log: ['NVRM: Slow RPC response from GPU0 GSP (5200us). Function 76'] },
  ],
});
