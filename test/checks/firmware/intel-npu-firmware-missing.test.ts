import check from '../../../checks/firmware/intel-npu-firmware-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const bare = { 'npu.vendor': 'intel', 'npu.node': null, 'npu.firmwareFiles': [], 'npu.driver': null, 'kernel.modules': ['intel_vpu'] } as const;

testCheck(check, {
  found: [
    {
      name: 'the kernel’s lines',
      is: 'confirmed',
      log: ['  intel_vpu 0000:00:0b.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2'],
      cites: 'https://github.com/intel/linux-npu-driver/issues/31',
    },
    { name: 'no node and no files', is: 'exposed', facts: { ...bare, 'platform.container': null } },
  ],
  clear: [
    { name: 'a container on a host whose NPU is in order', facts: { ...bare, 'platform.container': 'docker' } },
    { name: 'a virtual machine has the NPU', facts: { ...bare, 'npu.driver': 'vfio-pci', 'platform.container': null } },
    { name: 'a kernel without the driver', facts: { ...bare, 'kernel.modules': [], 'platform.container': null } },
    { name: 'the node is there', facts: { 'npu.vendor': 'intel', 'npu.node': '/dev/accel/accel0' } },
    {
      name: 'the driver was loaded anew since',
      facts: { 'npu.vendor': 'intel', 'npu.node': '/dev/accel/accel0' },
      log: ['intel_vpu 0000:00:0b.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2'],
    },
  ],
  unknown: [
    {
      name: 'single names failed, another image loaded',
      log: [
        'intel_vpu 0000:00:0b.0: firmware: failed to load vpu_37xx.bin (-2)',
        'intel_vpu 0000:00:0b.0: [drm] Firmware: intel/vpu/vpu_37xx_v0.0.bin, version: 20250306*MTL_CLIENT_SILICON-release*1130',
        '[drm] Initialized intel_vpu 1.0.0 for 0000:00:0b.0 on minor 0',
      ],
    },
  ],
});
