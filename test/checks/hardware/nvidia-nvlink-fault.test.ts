import check from '../../../checks/hardware/nvidia-nvlink-fault.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'the code in the kernel log', is: 'present', facts: { 'nvidia.xids': ['74'] } },
    { name: 'a fatal error of NVLink 5 on a live machine', is: 'present', facts: { 'nvidia.xids': ['149', '149 fatal'] } },
    { name: 'a link that does not train', is: 'confirmed', log: ['NVRM: Xid (PCI:0000:4f:00): 74, NVLink: failed to train link 5 to remote PCI:0000:50:00'] },
    {
      name: 'a fatal error of NVLink 5',
      is: 'confirmed',
      log: ['NVRM: Xid (PCI:0000:00:00): 149, NETIR_LINK_EVT Fatal XC0 i0 Link 00 (0x025001c6 0x00000000 0x00000000)'],
      cites: 'https://github.com/leptonai/gpud/pull/1174',
    },
    {
      name: 'channels that were removed for it',
      is: 'confirmed',
      log: ['kernel: NVRM: Xid (PCI:0000:dc:00): 45, pid=1818990, name=python3, Ch 00000001 caused by previous Xid 149'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1150',
    },
  ],
  clear: [
    { name: 'an error of NVLink 5 that was mended', facts: { 'nvidia.xids': ['145'] } },
    { name: 'no report', facts: { 'nvidia.xids': [] } },
    { name: 'a page fault of a program', facts: { 'nvidia.xids': ['31', '43'] } },
  ],
  unknown: [
    { name: 'a wrong access of a program', log: ['NVRM: Xid (PCI:0000:65:00): 137, pid=1234, name=python3, NVLink FLA privilege error'] },
    { name: 'the log could not be read', facts: { 'nvidia.xids': { gap: 'denied' } } },
    { name: 'an error that was mended', log: ['NVRM: Xid (PCI:0018:01:00): 145, RLW_RXPIPE Nonfatal XC0 i0 Link 13 (0x0409a0c2)'] },
    {
      name: 'channels that were removed for a page fault',
      log: ['NVRM: Xid (PCI:0000:dc:00): 45, pid=1818990, name=python3, Ch 00000001 caused by previous Xid 31'],
    },
    {
      name: 'the siblings: the bus and memory',
      log: ['NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.', 'NVRM: Xid (PCI:0000:2b:00): 94, Contained ECC error'],
    },
  ],
});
