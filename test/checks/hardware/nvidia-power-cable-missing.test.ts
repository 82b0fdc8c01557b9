import check from '../../../checks/hardware/nvidia-power-cable-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'the code in the kernel log', is: 'present', facts: { 'nvidia.xids': ['54'] } },
    { name: 'the driver says so', is: 'confirmed', log: ['NVRM: GPU 0000:01:00.0: GPU does not have the necessary power cables connected.'] },
  ],
  clear: [{ name: 'no report', facts: { 'nvidia.xids': [] }, log: ['NVRM: loading NVIDIA UNIX x86_64 Kernel Module  580.95.05'] }],
  unknown: [
    { name: 'the log could not be read', facts: { 'nvidia.xids': { gap: 'denied' } } },
    { name: 'a start that fails for another reason', log: ['NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x22:0x56:894)', 'No devices were found'] },
  ],
});
