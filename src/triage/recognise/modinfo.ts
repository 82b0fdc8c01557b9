import { npu } from '../../facts/npu.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { rocm } from '../../facts/rocm.ts';
import { parseModinfo } from '../../parsers/modinfo.ts';
import { type Recogniser, said, span } from './recogniser.ts';
import { claimKernel } from './system.ts';

/** `modinfo -n amdgpu` prints the path alone. */
const fileAlone = /^\s{0,8}(\/(?:usr\/)?lib\/modules\/\S{3,120}\/(?:amdgpu|amdxdna)\.ko(?:\.\w{2,4})?)\s{0,8}$/;

function originOf(file: string): 'dkms' | 'in-tree' {
  return /\/updates\/|\/dkms\/|\/extra\//.test(file) ? 'dkms' : 'in-tree';
}

/** modinfo of a GPU or NPU driver: whose it is, and that it is there for the kernel. */
export const modinfo: Recogniser = {
  kind: 'modinfo',
  mark: /^\s{0,8}(?:filename:\s{1,12})?\/(?:usr\/)?lib\/modules\/|modinfo: ERROR: Module (?:nvidia|amdgpu|amdxdna)/m,
  read(output, book) {
    const path = span(output, fileAlone, 'kernel');
    const file = fileAlone.exec(path?.lines[0]?.message ?? '')?.[1];
    if (path !== undefined && file !== undefined) {
      const origin = originOf(file);
      claimKernel(book, path.place, /\/modules\/([^/]{3,80})\//.exec(file)?.[1] as string);
      book.fact(path.place, file.includes('/amdgpu.ko') ? rocm.amdgpuOrigin : npu.driverOrigin, origin);
      book.recognised('modinfo', path.from, path.to);
      return true;
    }
    const found = span(output, /^\s{0,8}(?:filename|version|license|vermagic|signer|srcversion):\s|modinfo: ERROR/, 'kernel');
    if (found === undefined) return false;
    const { place } = found;
    const missing = /modinfo: ERROR: Module (nvidia|amdgpu|amdxdna)\S{0,20} not found/.exec(output.text)?.[1];
    if (missing === 'nvidia') book.fact(place, nvidia.moduleForKernel, false);
    if (missing === undefined) {
      const { filename, version } = parseModinfo(output.text);
      const origin = originOf(filename ?? '');
      if (/\/nvidia(?:-current)?\.ko/.test(filename ?? '')) {
        book.fact(place, nvidia.moduleForKernel, true);
      } else if (/\/amdgpu\.ko/.test(filename ?? '')) {
        book.fact(place, rocm.amdgpuOrigin, origin);
        book.fact(place, rocm.amdgpuVersion, origin === 'dkms' ? said(version) : null);
      } else if (/\/amdxdna\.ko/.test(filename ?? '')) book.fact(place, npu.driverOrigin, origin);
      else return false;
    }
    book.recognised('modinfo', found.from, found.to);
    return true;
  },
};
