import { entries, flag, list, number, set, text, version } from '../logic/words.ts';

const summary = { get: 'vulkaninfo --summary' };
const manifestFolders = { get: 'grep -H library_path /usr/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json' };

/** Vulkan as a program on this machine gets it, asked of the loader without its implicit layers. Read by probes/vulkan.ts. */
export const vulkan = {
  /** Version of the Vulkan loader, `1.3.275`; absent where there is no libvulkan.so.1. */
  loader: version('vulkan.loader', 'Vulkan loader', { family: 'release', ...summary }),
  /** The libvulkan.so.1 that was loaded, with its links followed; absent where there is none. */
  loaderPath: text('vulkan.loaderPath', 'libvulkan.so.1', { get: 'ldconfig -p | grep libvulkan.so.1' }),
  /** What vkCreateInstance returned, by name: `VK_SUCCESS`, `VK_ERROR_INCOMPATIBLE_DRIVER`; absent where there is no loader. */
  instance: text('vulkan.instance', 'result of vkCreateInstance', summary),
  /** Names of the implicit layers that are installed, whether or not they switch themselves on. */
  layers: set('vulkan.layers', 'implicit Vulkan layers', {
    get: 'grep -H \'"name"\' /usr/share/vulkan/implicit_layer.d/*.json /etc/vulkan/implicit_layer.d/*.json',
  }),
  /** Variables of this session that switch layers and drivers: `AMD_VULKAN_ICD` → `RADV`, `DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1`, `VK_LOADER_LAYERS_DISABLE`. */
  switches: entries('vulkan.switches', 'Vulkan switches of this session', {
    get: 'env | grep -E "^(AMD_VULKAN_ICD|DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1|VK_LOADER_LAYERS_DISABLE)="',
  }),
  /** VK_DRIVER_FILES or VK_ICD_FILENAMES of this session: only these drivers are loaded. Absent where neither is set. */
  driverFiles: text('vulkan.driverFiles', 'VK_DRIVER_FILES or VK_ICD_FILENAMES', { get: 'env | grep -E "^VK_(DRIVER_FILES|ICD_FILENAMES)="' }),
  /** The program vulkaninfo is in one of the usual folders. */
  tool: flag('vulkan.tool', 'vulkaninfo installed', { get: 'command -v vulkaninfo' }),
  /** Manifests whose drivers were not asked, so that a sleeping GPU keeps sleeping. */
  skipped: set('vulkan.skipped', 'Vulkan drivers left out for a sleeping GPU', { get: 'cat /sys/bus/pci/devices/*/power/runtime_status', momentary: true }),
};

/** One device that Vulkan lists, in the order of the loader. */
export const vulkanDevice = {
  name: text('vulkanDevices[].name', 'Vulkan device', summary),
  /** `cpu` is a software rasteriser: llvmpipe, SwiftShader. */
  type: text<'integrated' | 'discrete' | 'virtual' | 'cpu' | 'other'>('vulkanDevices[].type', 'Vulkan device type', {
    choices: ['integrated', 'discrete', 'virtual', 'cpu', 'other'],
    ...summary,
  }),
  /** Vendor and device, `1002:73ff`; absent for a device that is not on PCI. */
  pciId: text('vulkanDevices[].pciId', 'PCI id', summary),
  /** VkDriverId without its prefix, in lower case with dashes: `mesa-radv`, `amd-open-source`, `nvidia-proprietary`, `mesa-llvmpipe`. */
  driverId: text('vulkanDevices[].driverId', 'Vulkan driver', summary),
  /** `radv`, `AMD open-source driver`, `NVIDIA`. */
  driverName: text('vulkanDevices[].driverName', 'Vulkan driver name', summary),
  /** The driver's own words about its version: `Mesa 25.2.8-0ubuntu0.24.04.1`, `580.95.05`. */
  driverInfo: text('vulkanDevices[].driverInfo', 'Vulkan driver information', summary),
  /** The release in `Mesa 25.2.8-0ubuntu0.24.04.1`; absent for drivers that are not Mesa's. */
  mesa: version('vulkanDevices[].mesa', 'Mesa', { family: 'release', ...summary }),
  /** The Vulkan version that the device offers. */
  api: version('vulkanDevices[].api', 'Vulkan version of the device', { family: 'release', ...summary }),
  /** All heaps that the driver calls device-local, added up; for NVIDIA the largest, since its small one is a window into it. */
  deviceLocal: number('vulkanDevices[].deviceLocal', 'device-local memory', { unit: 'bytes', get: 'vulkaninfo | grep -A40 memoryHeaps' }),
  /** The device-local heaps that the CPU can map, added up. */
  deviceLocalVisible: number('vulkanDevices[].deviceLocalVisible', 'CPU-visible device-local memory', {
    unit: 'bytes',
    get: 'vulkaninfo | grep -A60 memoryHeaps',
  }),
  /** The largest single allocation (VkPhysicalDeviceMaintenance3Properties). */
  maxAllocation: number('vulkanDevices[].maxAllocation', 'largest Vulkan allocation', { unit: 'bytes', get: 'vulkaninfo | grep maxMemoryAllocationSize' }),
  /** The largest buffer (VkPhysicalDeviceMaintenance4Properties); absent where the driver does not say. */
  maxBuffer: number('vulkanDevices[].maxBuffer', 'largest Vulkan buffer', { unit: 'bytes', get: 'vulkaninfo | grep maxBufferSize' }),
  /** 16-bit values in storage buffers, without which llama.cpp refuses the device. */
  storage16: flag('vulkanDevices[].storage16', '16-bit storage', { get: 'vulkaninfo | grep storageBuffer16BitAccess' }),
  float16: flag('vulkanDevices[].float16', '16-bit float arithmetic', { get: 'vulkaninfo | grep shaderFloat16' }),
  integerDot: flag('vulkanDevices[].integerDot', 'integer dot product', { get: 'vulkaninfo | grep shaderIntegerDotProduct' }),
  /** Extensions of the device that llama.cpp's Vulkan back end asks for. */
  extensions: set('vulkanDevices[].extensions', 'Vulkan extensions', { get: 'vulkaninfo | grep -E "VK_(KHR|NV|EXT)_"' }),
  subgroupSize: number('vulkanDevices[].subgroupSize', 'subgroup size', { unit: 'count', get: 'vulkaninfo | grep subgroupSize' }),
  sharedMemory: number('vulkanDevices[].sharedMemory', 'shared memory of a workgroup', { unit: 'bytes', get: 'vulkaninfo | grep maxComputeSharedMemorySize' }),
};

export const vulkanDevices = list('vulkanDevices', 'Vulkan device', vulkanDevice);

/** One driver manifest (ICD) in the folders where the loader looks. */
export const vulkanManifest = {
  /** The manifest's file name: `radeon_icd.x86_64.json`. */
  name: text('vulkanManifests[].name', 'Vulkan manifest', manifestFolders),
  path: text('vulkanManifests[].path', 'manifest', manifestFolders),
  /** library_path as written. */
  library: text('vulkanManifests[].library', 'library_path', manifestFolders),
  /** The library that this leads to, with links followed; absent where there is none. */
  libraryFile: text('vulkanManifests[].libraryFile', 'library of the manifest', manifestFolders),
  api: version('vulkanManifests[].api', 'api_version of the manifest', { family: 'release', ...manifestFolders }),
  /** Who made the driver, by its file names: `mesa-radv`, `mesa-anv`, `mesa-llvmpipe`, `amdvlk`, `nvidia` …; `other` where they tell nothing. */
  driver: text('vulkanManifests[].driver', 'driver of the manifest', manifestFolders),
  /**
   * Whether the loader can use it: `unreadable` (not JSON, or no library_path), `library-missing`, `not-a-library` (no ELF file),
   * `wrong-architecture` (32 bit), `ok` as far as files tell.
   */
  file: text<'ok' | 'unreadable' | 'library-missing' | 'not-a-library' | 'wrong-architecture'>('vulkanManifests[].file', 'state of the manifest', {
    choices: ['ok', 'unreadable', 'library-missing', 'not-a-library', 'wrong-architecture'],
    ...manifestFolders,
  }),
  /**
   * What its driver does when an instance is created: `answers`; `refuses` (the loader leaves it out); `crashes`; `hangs` (no answer in its time, and
   * the process asleep). Asked alone only where all drivers together did not answer.
   */
  outcome: text<'answers' | 'refuses' | 'crashes' | 'hangs'>('vulkanManifests[].outcome', 'what the driver does', {
    choices: ['answers', 'refuses', 'crashes', 'hangs'],
    get: 'VK_DRIVER_FILES=<the manifest> vulkaninfo --summary',
  }),
  /** How it crashed, `SIGSEGV`, with its last words; or what the loader said. Absent where there was nothing. */
  said: text('vulkanManifests[].said', 'last words of the driver', { get: 'VK_LOADER_DEBUG=error,driver vulkaninfo --summary' }),
};

export const vulkanManifests = list('vulkanManifests', 'Vulkan manifest', vulkanManifest);
