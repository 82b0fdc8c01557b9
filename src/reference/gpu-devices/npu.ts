// Neural processing units that Linux drives, by PCI id.
// Sources: the device tables of the Linux kernel's amdxdna and ivpu drivers (drivers/accel/amdxdna/amdxdna_pci_drv.c and
// the npu*_regs.c beside it; drivers/accel/ivpu/ivpu_drv.h), AMD's xdna-driver documentation for the names of revisions.

/** A neural processing unit as its PCI ids tell it. */
export interface NpuDevice {
  vendor: 'amd' | 'intel';
  name: string;
  /** The processor family, or undefined where several share the id and the revision does not tell. */
  chip: string | undefined;
  /** `xdna1` and `xdna2` for AMD, the NPU generation as Intel counts it (`npu3` …) for Intel. */
  arch: string;
}

interface NpuRow extends NpuDevice {
  deviceId: number;
  revision?: number;
}

/** A row without a revision stands for all revisions that have no row of their own. */
export const npuRows: readonly NpuRow[] = [
  { deviceId: 0x1502, vendor: 'amd', name: 'Ryzen AI NPU (Phoenix or Hawk Point)', chip: 'phoenix', arch: 'xdna1' },
  { deviceId: 0x17f0, vendor: 'amd', name: 'Ryzen AI NPU (XDNA 2)', chip: undefined, arch: 'xdna2' },
  { deviceId: 0x17f0, revision: 0x00, vendor: 'amd', name: 'Ryzen AI NPU (Strix Point)', chip: 'strix', arch: 'xdna2' },
  { deviceId: 0x17f0, revision: 0x10, vendor: 'amd', name: 'Ryzen AI NPU (Strix Point)', chip: 'strix', arch: 'xdna2' },
  { deviceId: 0x17f0, revision: 0x11, vendor: 'amd', name: 'Ryzen AI NPU (Strix Halo)', chip: 'strix-halo', arch: 'xdna2' },
  { deviceId: 0x17f0, revision: 0x20, vendor: 'amd', name: 'Ryzen AI NPU (Krackan Point)', chip: 'krackan', arch: 'xdna2' },
  { deviceId: 0x7d1d, vendor: 'intel', name: 'Meteor Lake NPU', chip: 'mtl', arch: 'npu3' },
  { deviceId: 0xad1d, vendor: 'intel', name: 'Arrow Lake NPU', chip: 'arl', arch: 'npu3' },
  { deviceId: 0x643e, vendor: 'intel', name: 'Lunar Lake NPU', chip: 'lnl', arch: 'npu4' },
  { deviceId: 0xb03e, vendor: 'intel', name: 'Panther Lake NPU', chip: 'ptl', arch: 'npu5' },
  { deviceId: 0xfd3e, vendor: 'intel', name: 'Wildcat Lake NPU', chip: 'wcl', arch: 'npu5' },
  { deviceId: 0xd71d, vendor: 'intel', name: 'Nova Lake NPU', chip: 'nvl', arch: 'npu6' },
];
