import check from '../../../checks/hardware/nvme-controller-dead.ts';
import { testCheck } from '../../helpers/test-check.ts';

const down = 'Jan 28 16:15:20 argon kernel: nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10';

testCheck(check, {
  found: [
    { name: 'a controller that is gone', is: 'present', facts: { 'storage.nvmeStates': ['dead', 'live'] } },
    { name: 'the kernel’s line in a paste', is: 'confirmed', log: [down], cites: 'https://github.com/raspberrypi/linux/issues/6661' },
  ],
  clear: [
    {
      name: 'a controller that lives, and a line of newer kernels',
      facts: { 'storage.nvmeStates': ['live'] },
      log: ['I/O error, dev nvme0n1, sector 2048 op 0x0:(READ)'],
    },
    { name: 'all controllers are live', facts: { 'storage.nvmeStates': ['live'] } },
    { name: 'it came back', facts: { 'storage.nvmeStates': ['live'] }, log: [down] },
    { name: 'no NVMe', facts: { 'storage.nvmeStates': [] } },
  ],
  unknown: [
    { name: 'reads that fail, in a line of newer kernels', log: ['[ 812.1] I/O error, dev nvme0n1, sector 1465149168 op 0x0:(READ) flags 0x80700 phys_seg 1'] },
    { name: 'a healthy log', log: ['nvme nvme0: 4/0/0 default/read/poll queues'] },
    { name: 'an interrupt that was lost', log: ['nvme nvme0: I/O 832 QID 9 timeout, completion polled'] },
    { name: 'a wake from sleep', log: ['nvme nvme0: controller is down; will reset: CSTS=0x3, PCI_STATUS=0x10'] },
  ],
});
