import { npu } from '../../facts/npu.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { rocm } from '../../facts/rocm.ts';
import { parseModinfo } from '../../parsers/modinfo.ts';
import { type Recogniser, said, span } from './recogniser.ts';

/** modinfo of a GPU or NPU driver: whose it is, and that it is there for the kernel. */
export const modinfo: Recogniser = {
  kind: 'modinfo',
  mark: /^\s{0,8}filename:\s{1,12}\/(?:usr\/)?lib\/modules\/|modinfo: ERROR: Module (?:nvidia|amdgpu|amdxdna)/m,
  read(output, book) {
    const found = span(output, /^\s{0,8}(?:filename|version|license|vermagic|signer|srcversion):\s|modinfo: ERROR/, 'kernel');
    if (found === undefined) return false;
    const { place } = found;
    const missing = /modinfo: ERROR: Module (nvidia|amdgpu|amdxdna)\S{0,20} not found/.exec(output.text)?.[1];
    if (missing === 'nvidia') book.fact(place, nvidia.moduleForKernel, false);
    if (missing === undefined) {
      const { filename, version } = parseModinfo(output.text);
      const origin = /\/updates\/|\/dkms\/|\/extra\//.test(filename ?? '') ? 'dkms' : 'in-tree';
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
