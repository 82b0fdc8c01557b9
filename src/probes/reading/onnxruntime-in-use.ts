import type { Door } from '../../host/reads.ts';
import { parseOnnxruntimeBuild } from '../../parsers/onnxruntime-build.ts';
import type { Finding } from '../../witness/claim.ts';
import { from, gap, known } from '../define-probe.ts';

/** ONNX Runtime's packages for the CPU, for CUDA, ROCm …; those of extensions and tools have other folders. */
const builds = /^onnxruntime(?:-(?:gpu|rocm|migraphx|openvino|directml|training))?$/;
/** Since this release every wheel says which one it is. */
const tellsItself = /^1\.(?:2[2-9]|[3-9]\d)\.|^[2-9]\./;

/**
 * Which package's files lie in the folder `onnxruntime`, which they all share: pip writes each over the others, and the last one is used. Absent where there
 * is none.
 */
export async function onnxruntimeInUse(host: Door, folder: string, packages: Readonly<Record<string, string>>): Promise<Finding<string>> {
  const installed = Object.entries(packages).filter(([name]) => builds.test(name));
  const [only, ...others] = installed;
  if (only === undefined || others.length === 0) return known<string>(only?.[0] ?? null, `list ${folder}`);
  const file = `${folder}/onnxruntime/capi/build_and_package_info.py`;
  // An older wheel leaves the file of the one before it as it was.
  if (installed.some(([, version]) => !tellsItself.test(version))) return gap('unsupported', `file ${file}`, 'a release that does not say which package it is');
  return from(
    `file ${file}`,
    await host.read(file, { maxBytes: 4 * 1024 }),
    (text) => {
      const { name, version } = parseOnnxruntimeBuild(text);
      if (packages[name] !== version) throw new Error('it is of a package that is no longer installed');
      return name;
    },
    { absent: 'gap' },
  );
}
