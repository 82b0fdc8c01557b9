// What Intel's compute stack prints of one event: clinfo, the SYCL runtime and its plug-ins (PI until 2024, Unified Runtime since), ggml-sycl.cpp,
// Intel Extension for PyTorch.

/** OpenCL or SYCL lists no GPU: its driver is missing, too old, too new or may not open the device. The last two are people's words. */
export const intelGpuNotListed: readonly RegExp[] = [
  /Number of platforms(?:\s{1,60}|\s{0,3}[=:]\s{0,3})0\b/i,
  /No device of requested type available/,
  /found 0 SYCL devices/,
  // ggml's SYCL back end, which ends there.
  /can not find preferred GPU platform/,
];

/** What people say of it; not where they tell of groups and permissions. */
export const intelGpuNotListedTold: readonly RegExp[] = [
  /^(?!.{0,600}\b(?:(?:render|video) group|group render|(?:in|to) (?:the )?[`'"]?render|usermod|chmod|permissions?)\b).{0,600}\b(?:clinfo|sycl-ls)\b[`"')]{0,3}.{0,60}\b(?:no|0) (?:\w{1,12} ){0,2}(?:platforms?|devices?)\b(?! (?:until|before)\b)/i,
  /^(?!.{0,600}\b(?:(?:render|video) group|group render|(?:in|to) (?:the )?[`'"]?render|usermod|chmod|permissions?)\b).{0,600}\b(?:clinfo|sycl-ls)\b.{0,60}\b(?:only|just)\b.{0,24}\bCPU\b(?! and (?:the )?(?:i?GPU|Arc)\b)/i,
];

/** One allocation above 4 GiB is refused: ggml's lines with more than 4.3 · 10⁹ bytes in them. Memory that is full looks the same. */
export const syclLargeAllocationRefused: readonly RegExp[] = [
  // "malloc", and without "of", until the end of 2024.
  /can't (?:allocate|malloc) (?:4[3-9]\d{8}|[5-9]\d{9}|\d{11,12}) Bytes (?:of )?memory on device/,
  /failed to allocate SYCL\d{1,2} buffer of size (?:4[3-9]\d{8}|[5-9]\d{9}|\d{11,12})\b/,
];

/** An allocation is refused, of whatever size. */
export const syclAllocationRefused: readonly RegExp[] = [
  /can't (?:allocate|malloc) \d{1,12} Bytes (?:of )?memory on device/,
  /failed to allocate SYCL\d{1,2} buffer of size/,
  /\b(?:UR_RESULT|ZE_RESULT)_ERROR_OUT_OF_DEVICE_MEMORY\b/,
];
