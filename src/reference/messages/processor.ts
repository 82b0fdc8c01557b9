// What the kernel, shells and runtimes print when a program holds an instruction that the processor lacks.

/**
 * The kernel's trap (arch/x86/kernel/traps.c), the shell's word for SIGILL, Go's, Python's and systemd's, and the exit code of containers (128 + 4). Browsers
 * end themselves by such a trap; and GPUs have illegal instructions of their own, of CUDA (715), NVIDIA's Xid 13 and amdgpu.
 */
export const illegalInstruction: readonly RegExp[] = [
  /^(?!.*\btraps: (?:chrom\w{1,12}|brave|vivaldi\S{0,8}|opera|msedge|firefox\S{0,8}|electron|code|Isolated|Web Content|GPU Process)\b).*trap invalid opcode/,
  /(?<!\b(?:CUDA|HIP|ROCm|GPU)(?: error)?: (?:an )?)\bIllegal (?:hardware )?instructions?\b(?! (?:was encountered|in command stream|encoding|parameter|address))/i,
  /\bSIGILL\b/,
  /\bstatus=4\/ILL\b/,
  /\bexit(?:s|ed|ing)?(?: with)?(?: (?:exit )?code| status)?[ :=(]{1,3}132\b/i,
  // Text Generation Inference’s launcher.
  /\b(?:Shard|Download|Webserver) process was signaled to shutdown with signal 4\b/,
];

/** TensorFlow and GPT4All's library (llmodel.cpp) look for AVX, and end for its lack. (Ollama until 0.1.44 names the lack, and goes on with a slower library.) */
export const builtForAvx: readonly RegExp[] = [
  /TensorFlow library was compiled to use AVX instructions, but these aren't available on your machine/,
  /(?:LLModel ERROR|Unable to instantiate model|RuntimeError): CPU does not support AVX\s*$/,
];

/** Ollama gives up the GPU for it: until 0.1.44, 0.1.45 to 0.5.1, and 0.5.2 to 0.5.7. */
export const gpuRefusedWithoutAvx: readonly RegExp[] = [
  /CPU does not have AVX or AVX2, disabling GPU support/,
  /CPU does not have minimum vector extensions, GPU inference disabled/,
  /GPU runner incompatible with host system, CPU does not have AVX\b/,
];
