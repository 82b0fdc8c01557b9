/**
 * `version.json` of a CUDA toolkit's folder.
 *
 *     { "cuda": { "name": "CUDA SDK", "version": "13.2.1" }, "cuda_nvcc": { "name": "CUDA NVCC", "version": "13.2.78" }, … }
 */
export function parseCudaVersionJson(text: string): { toolkit: string; compiler: string | null } {
  const components = JSON.parse(text) as Readonly<Record<string, { readonly version?: unknown } | undefined>>;
  const version = (name: string): string | null => {
    const found = components[name]?.version;
    return typeof found === 'string' && /^\d{1,3}(?:\.\d{1,5}){1,3}$/.test(found) ? found : null;
  };
  const toolkit = version('cuda');
  if (toolkit === null) throw new Error('no version of "cuda"');
  return { toolkit, compiler: version('cuda_nvcc') };
}
