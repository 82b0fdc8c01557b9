// What CUDA's libraries, and programs on top of them, print of one event. Spellings come from the programs' sources; each names where it is printed.

/** The driver answers "unknown error" (999): cudart's name, the driver API's, Ollama's and PyTorch's words. */
export const cudaUnknownError: readonly RegExp[] = [
  /\bCUDA_ERROR_UNKNOWN\b/,
  /\bcudaErrorUnknown\b/,
  /\bcu(?:da)?Init\b.{0,40}\b999\b/,
  /\bcuda driver library init failure: 999\b/,
  /CUDA unknown error - this may be due to an incorrectly set up environment/,
];
