import { flag, set, text, version } from '../logic/words.ts';

/** The processor's neural unit. Read by probes/npu.ts from PCI; every fact is absent on a machine without one. */
export const npu = {
  /** PCI vendor and device, `1022:17f0`; absent where there is no NPU on PCI. */
  pciId: text('npu.pciId', 'NPU', { get: 'lspci -nn -d ::1180; ls /sys/class/accel' }),
  name: text('npu.name', 'NPU', { get: 'lspci -nn' }),
  vendor: text<'amd' | 'intel'>('npu.vendor', 'NPU vendor', { choices: ['amd', 'intel'], get: 'lspci -nn' }),
  /** `xdna1`, `xdna2`; `npu3` and later for Intel. */
  arch: text('npu.arch', 'NPU generation', { get: 'lspci -nn' }),
  /** The kernel driver that is bound: `amdxdna`, `intel_vpu`; absent where none is. */
  driver: text('npu.driver', 'NPU driver', { get: 'lspci -nnk -d ::1180' }),
  /** Where the loaded driver module comes from: a DKMS build for this kernel, or the kernel itself. Absent where none is bound. */
  driverOrigin: text<'in-tree' | 'dkms'>('npu.driverOrigin', 'origin of the NPU driver', {
    choices: ['in-tree', 'dkms'],
    get: 'modinfo -n amdxdna',
  }),
  /** Version of Rockchip's driver (rknpu) as RKLLM's runtime or the kernel's log names it, `0.9.6`. Only a pasted text gives it. */
  rknpuVersion: version('npu.rknpuVersion', 'Rockchip NPU driver', { family: 'dotted', get: 'cat /sys/module/rknpu/version' }),
  /** `/dev/accel/accel0`; absent where the driver made none. */
  node: text('npu.node', 'NPU device node', { get: 'ls -l /dev/accel' }),
  /** May this process open the node for reading and writing? Absent where `/dev` lacks its file. */
  nodeOpens: flag('npu.nodeOpens', 'NPU device node opens', { get: 'ls -l /dev/accel; id' }),
  /** Firmware that runs on the NPU, `1.1.2.64`; only amdxdna shows it. */
  firmwareVersion: version('npu.firmwareVersion', 'NPU firmware', { family: 'dotted', get: 'cat /sys/bus/pci/drivers/amdxdna/*/fw_version' }),
  /** Firmware files for this NPU under `/lib/firmware`, without their compression suffix. */
  firmwareFiles: set('npu.firmwareFiles', 'NPU firmware files', { get: 'ls /lib/firmware/amdnpu/* /lib/firmware/intel/vpu' }),
  /** IOMMU group of the NPU; absent where it is in none, as with `amd_iommu=off`. */
  iommuGroup: text('npu.iommuGroup', 'IOMMU group of the NPU', { get: 'ls -l /sys/bus/pci/drivers/amdxdna/*/iommu_group' }),
  /** `DMA`, `DMA-FQ`, `identity`. */
  iommuType: text('npu.iommuType', 'IOMMU domain of the NPU', { get: 'cat /sys/bus/pci/drivers/amdxdna/*/iommu_group/type' }),
};
