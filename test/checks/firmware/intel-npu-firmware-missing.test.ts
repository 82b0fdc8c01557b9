import check from '../../../checks/firmware/intel-npu-firmware-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const failure = 'intel_vpu 0000:00:0b.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2';
const missing = { 'npu.vendor': 'intel', 'npu.node': null, 'npu.firmwareFiles': [] };

testCheck(check, {
  found: [
    { name: 'pasted', is: 'confirmed', log: [failure], cites: 'https://github.com/intel/linux-npu-driver/issues/31' },
    { name: 'live, with the kernel log', is: 'confirmed', facts: missing, log: [failure] },
    { name: 'the folder is empty and there is no node', is: 'exposed', facts: missing },
  ],
  clear: [
    { name: 'the node is there', facts: { ...missing, 'npu.node': '/dev/accel/accel0' } },
    { name: 'an AMD NPU', facts: { ...missing, 'npu.vendor': 'amd' } },
    { name: 'no NPU', facts: { 'npu.vendor': null, 'npu.node': null, 'npu.firmwareFiles': null } },
  ],
  unknown: [
    {
      name: 'another image loads after harmless lines',
      log: [
        'intel_vpu 0000:00:0b.0: firmware: failed to load vpu_37xx.bin (-2)',
        'intel_vpu 0000:00:0b.0: [drm] Firmware: intel/vpu/vpu_37xx_v0.0.bin, version: 20250306*MTL_CLIENT_SILICON-release*1130',
      ],
    },
  ],
});
