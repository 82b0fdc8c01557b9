import check from '../../../checks/firmware/amdxdna-firmware-protocol-mismatch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const refused = 'amdxdna 0000:c7:00.1: [drm] *ERROR* aie2_check_protocol: Incompatible firmware protocol major 7 minor 3';
const unbound = {
  'npu.arch': 'xdna2',
  'npu.driver': null,
  'kernel.modules': ['amdxdna'],
  'kernel.version': '6.19.2',
  'kernel.lineage': 'upstream',
  'logs.gpuFaults': { entries: { 'amdxdna-refused': refused } },
};

testCheck(check, {
  found: [
    { name: 'pasted', is: 'confirmed', log: [refused], cites: 'https://github.com/amd/xdna-driver/issues/1074' },
    {
      name: 'the mailbox of another firmware',
      is: 'confirmed',
      log: ['[    5.561771] amdxdna 0000:c6:00.1: [drm] *ERROR* aie2_get_mgmt_chann_info: Invalid mbox magic 0x30ec000'],
      cites: 'https://github.com/amd/xdna-driver/issues/389',
    },
    { name: 'the driver did not take the NPU, by an earlier line', is: 'exposed', facts: unbound },
    { name: 'a Ryzen of the first generation, as in that thread', is: 'exposed', facts: { ...unbound, 'npu.arch': 'xdna1', 'kernel.version': '6.14.2' } },
    { name: 'and the probe failed', is: 'suspected', facts: unbound, log: ['amdxdna 0000:c6:00.1: probe with driver amdxdna failed with error -22'] },
  ],
  clear: [
    { name: 'unbound for another reason', facts: { ...unbound, 'logs.gpuFaults': { entries: {} } } },
    { name: 'a kernel built without the module', facts: { ...unbound, 'kernel.modules': ['amdgpu'] } },
    { name: 'a driver is bound', facts: { ...unbound, 'npu.driver': 'amdxdna' } },
    { name: 'a kernel with the new protocol', facts: { ...unbound, 'kernel.version': '7.0.3' } },
    { name: 'a kernel without the driver', facts: { ...unbound, 'kernel.version': '6.8.12' } },
  ],
  unknown: [
    { name: 'nothing known', log: ['[drm] Initialized amdxdna_accel_driver 0.6.0 for 0000:c4:00.1 on minor 0'] },
    { name: 'the SVA error has another cause', log: ['amdxdna 0000:c5:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -95'] },
  ],
});
