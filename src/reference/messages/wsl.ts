// What programs print under WSL2, from the sources: libnvidia-container's dxcore.c, WSL's init, Ollama's discover/gpu_info_*.c; and what people type.

/** NVIDIA's container tool runs under WSL and is shown no adapter. */
export const wslNoAdapter: readonly RegExp[] = [/WSL environment detected but no adapters were found/];

/** Windows does not let WSL have the GPU. */
export const wslGpuBlocked: readonly RegExp[] = [/GPU access blocked by the operating system/];

/** A Linux driver's libraries answer where the ones of Windows should. */
export const wslLinuxDriverLoaded: readonly RegExp[] = [
  /no nvidia devices detected by library \/usr\/lib\/(?:x86_64-linux-gnu|aarch64-linux-gnu|lib64)\/libcuda/,
  /nvml vram init failure: 9\b/,
];

/** A Linux driver package that somebody installs, or lists; on Linux itself that is right. */
export const linuxDriverInstalled: readonly RegExp[] = [
  /\bapt(?:-get)? install\b.{0,80}\b(?:nvidia-driver-\d{3}|nvidia-utils-\d{3}|libnvidia-compute-\d{3}|cuda-drivers)\b/,
  /^ii {2}(?:libnvidia-compute|nvidia-driver|nvidia-utils)-\d{3}\b/,
];

/** WSL's init could not make the loader's cache, or DXCore finds no library of Windows. */
export const wslLoaderNotSet: readonly RegExp[] = [/Processing ldconfig failed/, /Failed to create DXCore adapter factory/];
