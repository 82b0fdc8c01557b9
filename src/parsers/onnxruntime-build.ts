/**
 * `onnxruntime/capi/build_and_package_info.py`, which setup.py writes into every wheel since 1.22, and before that into those for training alone.
 *
 *     package_name = 'onnxruntime-gpu'
 *     __version__ = '1.23.2'
 *     cuda_version = '12.8'
 */
export function parseOnnxruntimeBuild(text: string): { readonly name: string; readonly version: string } {
  const name = /^package_name = ['"]([\w.-]{1,60})['"]\r?$/m.exec(text)?.[1];
  const version = /^__version__ = ['"]([\w.+-]{1,60})['"]\r?$/m.exec(text)?.[1];
  if (name === undefined || version === undefined) throw new Error('no package_name in build_and_package_info.py');
  return { name: name.toLowerCase().replaceAll('_', '-'), version };
}
