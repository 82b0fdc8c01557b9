/**
 * `nvcc --version`: the CUDA toolkit in PATH.
 *
 *     nvcc: NVIDIA (R) Cuda compiler driver
 *     Cuda compilation tools, release 13.2, V13.2.78
 *     Build cuda_13.2.r13.2/compiler.37668154_0
 */
export function parseNvccVersion(text: string): { release: string; compiler: string } {
  const [, release, compiler] = /Cuda compilation tools, release (\d{1,3}\.\d{1,3}), V(\d{1,3}\.\d{1,3}\.\d{1,5})/i.exec(text.slice(0, 20_000)) ?? [];
  if (release === undefined || compiler === undefined) throw new Error('no line "Cuda compilation tools, release …"');
  return { release, compiler };
}
