type Backend = 'cuda' | 'hip' | 'vulkan' | 'sycl' | 'opencl' | 'metal' | 'cpu' | 'rpc';

/**
 * Back ends by the names of a runtime's library folder: Ollama's folders, llama.cpp's plug-ins, LM Studio's engines.
 *
 *     cuda_v12  rocm_v7_2  vulkan  libggml-cpu-haswell.so  libggml-hip.so  llama.cpp-linux-x86_64-nvidia-cuda12-avx2-1.50.2
 */
export function backendsOf(names: readonly string[]): Backend[] {
  const found = new Set<Backend>();
  for (const name of names) {
    if (/^cuda(?:_|$)|^libggml-cuda|nvidia-cuda|^cuda_jetpack/.test(name)) found.add('cuda');
    if (/^rocm(?:_|$)|^libggml-hip|amd-rocm/.test(name)) found.add('hip');
    if (/^vulkan$|^libggml-vulkan|-vulkan-/.test(name)) found.add('vulkan');
    if (/^libggml-sycl/.test(name)) found.add('sycl');
    if (/^libggml-opencl/.test(name)) found.add('opencl');
    if (/^libggml-rpc/.test(name)) found.add('rpc');
    if (/^libggml-cpu/.test(name) || /^llama\.cpp-linux-(?:x86_64|arm64)-(?:avx2?|neon)?-?\d/.test(name)) found.add('cpu');
  }
  return [...found].sort();
}

/** `libllama.so.0.0.9484` → 9484; libraries of releases with a version of their own (`libllama.so.0.7.0`) tell no build. */
export function libraryBuild(name: string): number | undefined {
  const build = /libllama\.so\.0\.0\.(\d{3,7})\s*$/.exec(name)?.[1];
  return build === undefined ? undefined : Number(build);
}

/** Names of pacman's database, `ollama-cuda-0.32.4-1`: package → version; only runtimes and their parts. */
export function packagesNamed(list: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of list.split('\n')) {
    const parts = /^((?:ollama|llama\.cpp|llama-cpp|ggml|libggml|koboldcpp|lmstudio|lemonade)[a-z0-9.+_-]{0,60}?)-((?:\d+:)?[\w.+]{1,60})-\d[\d.]{0,5}$/.exec(
      entry,
    );
    if (parts?.[1] !== undefined && parts[2] !== undefined) found[parts[1]] = parts[2];
  }
  return found;
}
