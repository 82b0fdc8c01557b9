// What AMD's stack prints of one event, from the sources: amdkfd's kfd_device.c, rocminfo.cc, ROCm's hip_runtime_api error strings, rocBLAS's
// tensile_host.cpp, ld.so.

/** KFD leaves out GPUs that are too old for it: Southern Islands, Sea Islands but Kaveri and Hawaii. It says so of each at every boot. */
export const kfdTooOldGpu: readonly RegExp[] = [
  /kfd kfd: (?:amdgpu: )?(?:TAHITI|PITCAIRN|VERDE|OLAND|HAINAN|BONAIRE|KABINI|MULLINS) {1,2}(?:VF )?not supported in kfd/,
];

/** The same for a GPU that it calls by the number of its block, which may as well be too new for the kernel; and what kernels of 2018 said. */
export const kfdUnknownGpu: readonly RegExp[] = [/\bkfd: (?:amdgpu: )?GC IP [0-9a-f]{6} {1,2}(?:VF )?not supported in kfd/, /kfd not supported on this ASIC/];

/** HSA cannot start, for want of a GPU that it may use: no device in KFD, a node that does not open, WSL without its bridge. */
export const hsaOutOfResources: readonly RegExp[] = [/\bHSA_STATUS_ERROR_OUT_OF_RESOURCES\b/];

/** /dev/kfd is there and has nothing to offer, or is not there. */
export const kfdEmpty: readonly RegExp[] = [/Unable to open \/dev\/kfd read-write: Cannot allocate memory/];
export const kfdNodeMissing: readonly RegExp[] = [
  /Unable to open \/dev\/kfd read-write: No such file or directory/,
  /\/dev\/kfd['’]?: no such file or directory/i,
];

/** The process may not open /dev/kfd. */
export const kfdDenied: readonly RegExp[] = [
  /Unable to open \/dev\/kfd read-write: Permission denied/,
  /open \/dev\/kfd: permission denied/i,
  /\/dev\/kfd: Permission denied/,
  /is not member of "(?:video|render)" group/,
];

/** rocminfo's words where amdgpu is not loaded, which also holds under WSL. */
export const rocmModuleNotLoaded: readonly RegExp[] = [/ROCk module is NOT (?:loaded|live)/, /hsa_init Failed, possibly no supported GPU devices/];

/** HIP lists no GPU (100). */
export const hipNoDevice: readonly RegExp[] = [/no ROCm-capable device is detected/, /\bhipErrorNoDevice\b/, /No HIP GPUs are available/];

/** The program holds no code for the GPU (98, 209), in llama.cpp's frame or HIP's own words, which it also says of graphics of a processor beside the card that works. */
export const hipNoGpuCode: readonly RegExp[] = [
  /hipErrorNoBinaryForGpu: (?:Unable to find code object|Coudn't find binary) for/,
  /hip_fatbin\.cpp\b.{0,60}No compatible code objects found for: gfx(?!10(?:35|36)\b|1103\b|90c\b)/,
  /ROCm error: no kernel image is available for execution on the device/,
];

/**
 * The same in llama.cpp's frame, and in that of before August 2024, which says CUDA in HIP builds as well; CUDA's own builds can say so too. A kernel that
 * rocBLAS lacks ends so as well.
 */
export const noGpuCodeInCudaWords: readonly RegExp[] = [
  /ROCm error: invalid device function/,
  /CUDA error: invalid device function/,
  /CUDA error 98 at \S{1,300}:\d{1,6}: invalid device function/,
  /(?<!rocBLAS error from hip error code: ['"]?)\bhipErrorInvalidDeviceFunction\b/,
];

/** PyTorch's words on ROCm for the same. */
export const torchNoGpuCode: readonly RegExp[] = [/Error: HIP error: (?:invalid device function|no kernel image is available for execution on the device)/];

/** rocBLAS holds no kernels for the target, which it names. */
export const rocblasWithoutTarget: readonly RegExp[] = [/rocBLAS error: Cannot read \S{0,300}TensileLibrary\S{0,40}\.dat: .{1,60} for GPU arch ?: ?gfx/];

/** The same without the target's name beside it: rocBLAS of other builds, and people who look into its folder. */
export const rocblasFileMissing: readonly RegExp[] = [
  // The end of the line, as titles have it.
  /\bIllegal seek for GPU arch ?: ?gfx\w{3,6}\b/,
  /rocBLAS error: (?:Cannot read|Could not load) \S{0,300}TensileLibrary/,
  /\b(?:without|no|missing|not find|cannot find|ca ?n[’']?t find|lacks)\b.{0,20}\bTensileLibrary(?:\w{0,60}gfx\w{3,6}\b|\.dat\b)(?!(?:\.dat)?\W{0,2} warning)/i,
];
