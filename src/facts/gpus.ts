import { entries, flag, list, number, set, text, version } from '../logic/words.ts';

/**
 * One GPU. Found by probes/gpus.ts in PCI and DRM; other probes and triage add what they know of the same device.
 */
export const gpu = {
  /** Marketing name where a table or driver knows it, else what the PCI ids say. */
  name: text('gpus[].name', 'GPU', { get: 'lspci -nn' }),
  vendor: text<'amd' | 'nvidia' | 'intel' | 'other'>('gpus[].vendor', 'GPU vendor', { choices: ['amd', 'nvidia', 'intel', 'other'], get: 'lspci -nn' }),
  /** Vendor and device, `1002:73ff`. */
  pciId: text('gpus[].pciId', 'PCI id', { get: 'lspci -nn' }),
  /** Subsystem vendor and device. */
  subsystem: text('gpus[].subsystem', 'PCI subsystem', { get: 'lspci -nnv' }),
  /** gfx target on AMD (`gfx1151`), compute capability on NVIDIA (`8.9`), generation on Intel (`xe-hpg`). */
  arch: text('gpus[].arch', 'GPU architecture', { get: 'lspci -nn' }),
  /** NVIDIA's compute capability as a version. */
  computeCapability: version('gpus[].computeCapability', 'compute capability', {
    family: 'release',
    get: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  }),
  /** `rdna2`, `ada`, `alchemist` …, see reference/gpu-devices. */
  generation: text('gpus[].generation', 'GPU generation', { get: 'lspci -nn' }),
  integrated: flag('gpus[].integrated', 'integrated GPU', { get: 'lspci -nn' }),
  /** The kernel driver that is bound: `amdgpu`, `nvidia`, `nouveau`, `i915`, `xe`, `vfio-pci`; absent where none is. */
  driver: text('gpus[].driver', 'kernel driver', { get: 'lspci -nnk' }),
  /** Drives a display: the kernel's `boot_vga`, or a connected connector. */
  display: flag('gpus[].display', 'drives a display'),
  /** `/dev/dri/renderD128`; absent where the driver made none. */
  renderNode: text('gpus[].renderNode', 'render node', { get: 'ls -l /dev/dri /dev/dri/by-path' }),
  /** May this process open the render node for reading and writing? Absent where the driver has a node and `/dev` lacks its file. */
  renderNodeOpens: flag('gpus[].renderNodeOpens', 'render node opens', { get: 'ls -l /dev/dri; id' }),
  /** Memory on the card, or the carve-out of an integrated one. */
  vramTotal: number('gpus[].vramTotal', 'VRAM', { unit: 'bytes', get: 'cat /sys/class/drm/card*/device/mem_info_vram_total' }),
  /** The part of VRAM that the CPU reaches; all of it with Resizable BAR. */
  vramVisible: number('gpus[].vramVisible', 'CPU-visible VRAM', { unit: 'bytes', get: 'cat /sys/class/drm/card*/device/mem_info_vis_vram_total' }),
  /** System memory that amdgpu lends to the GPU. */
  gttTotal: number('gpus[].gttTotal', 'GTT', { unit: 'bytes', get: 'cat /sys/class/drm/card*/device/mem_info_gtt_total' }),
  /** amdgpu calls it fully busy while its memory clock stands at the lowest step, as it does where ROCm's queues wait for work. */
  busyAtIdle: flag('gpus[].busyAtIdle', 'busy though its memory idles', {
    get: 'grep -H . /sys/class/drm/card*/device/gpu_busy_percent /sys/class/drm/card*/device/pp_dpm_mclk',
    momentary: true,
  }),
  /** The largest memory BAR, as the PCI resource table gives it. */
  barSize: number('gpus[].barSize', 'largest BAR', { unit: 'bytes', get: 'lspci -vv' }),
  /** The largest size that the device offers for that BAR (`resource*_resize`). */
  barMaximum: number('gpus[].barMaximum', 'largest BAR offered', { unit: 'bytes' }),
  /** A memory BAR got no address, so the driver cannot reach what lies behind it. */
  barUnassigned: flag('gpus[].barUnassigned', 'BAR without address', { get: 'lspci -vv' }),
  /** True where all of the memory is CPU-visible. */
  rebar: flag('gpus[].rebar', 'Resizable BAR in force', { get: 'lspci -vv' }),
  /** `active`, `suspended`, `suspending`, `resuming`, `unsupported`. Read before anything else of the device. */
  powerState: text('gpus[].powerState', 'runtime power state', { get: 'cat /sys/bus/pci/devices/*/power/runtime_status', momentary: true }),
  /** Between the card and the machine, not within the card; narrower at rest on some. */
  linkWidth: number('gpus[].linkWidth', 'PCIe lanes', { unit: 'count', get: 'lspci -vv' }),
  linkWidthMax: number('gpus[].linkWidthMax', 'PCIe lanes at best', { unit: 'count', get: 'lspci -vv' }),
  /** As the kernel words it: `16.0 GT/s PCIe`. */
  linkSpeed: text('gpus[].linkSpeed', 'PCIe speed', { get: 'lspci -vv', momentary: true }),
  linkSpeedMax: text('gpus[].linkSpeedMax', 'PCIe speed at best', { get: 'lspci -vv' }),
  /** KFD topology node of an AMD GPU: its gfx target as the kernel runs it. Absent where KFD lists no such device. */
  kfdArch: text('gpus[].kfdArch', 'gfx target in KFD', { get: 'grep -H gfx_target_version /sys/class/kfd/kfd/topology/nodes/*/properties' }),
  /** KFD's `cwsr_size`; absent on kernels that do not show it. */
  cwsrSize: number('gpus[].cwsrSize', 'CWSR area size', { unit: 'bytes', get: 'grep -H cwsr_size /sys/class/kfd/kfd/topology/nodes/*/properties' }),
  /** KFD's `ctl_stack_size`; absent on kernels that do not show it. */
  ctlStackSize: number('gpus[].ctlStackSize', 'CWSR control stack size', {
    unit: 'bytes',
    get: 'grep -H ctl_stack_size /sys/class/kfd/kfd/topology/nodes/*/properties',
  }),
  /** The memory that KFD offers to ROCm as this GPU's own. */
  kfdMemory: number('gpus[].kfdMemory', 'GPU memory in KFD', {
    unit: 'bytes',
    get: 'grep -H size_in_bytes /sys/class/kfd/kfd/topology/nodes/*/mem_banks/*/properties',
  }),
  /** Firmware versions that amdgpu loaded, `MES` → `0x00000083`, where they can be read. */
  firmware: entries('gpus[].firmware', 'GPU firmware', { get: 'grep -H . /sys/class/drm/card*/device/fw_version/*' }),
  /** amdgpu's VBIOS version. */
  vbios: text('gpus[].vbios', 'VBIOS', { get: 'cat /sys/class/drm/card*/device/vbios_version' }),
  iommuGroup: text('gpus[].iommuGroup', 'IOMMU group'),
  /** Type of the IOMMU domain: `DMA`, `DMA-FQ`, `identity`. */
  iommuType: text('gpus[].iommuType', 'IOMMU domain', { get: 'cat /sys/bus/pci/devices/*/iommu_group/type' }),
  /** Which witnesses know the device: `pci`, `drm`, `kfd`, `nvidia-smi`, `vulkan`, `cuda`, `hip`, `level-zero`. */
  seenBy: set('gpus[].seenBy', 'witnesses', { momentary: true }),
};

/** The machine's GPUs: display controllers on PCI (class 03, and processing accelerators of GPU vendors). */
export const gpus = list('gpus', 'GPU', gpu);
