import check from '../../../checks/kernel/amdxdna-sva-disabled.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'amdxdna 0000:c5:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -95';
const bad = { 'npu.driver': 'amdxdna', runtimes: [{ kind: 'lemonade' }], 'kernel.version': '6.18.5', 'kernel.lineage': 'upstream' };

testCheck(check, {
  found: [
    { name: 'pasted', is: 'confirmed', log: [line], cites: 'https://github.com/amd/xdna-driver/issues/1028' },
    {
      name: 'by the function’s newer name',
      is: 'confirmed',
      log: ['amdxdna 0000:c5:00.1: [drm] *ERROR* amdxdna_sva_init: SVA bind device failed, ret -95'],
      cites: 'https://github.com/amd/xdna-driver/blob/main/drivers/accel/amdxdna/amdxdna_pci_drv.c',
    },
    {
      name: 'on TUXEDO’s kernel, as a title puts it',
      is: 'confirmed',
      facts: { 'kernel.version': '6.17.0', 'kernel.lineage': 'tuxedo', 'kernel.release': '6.17.0-115022-tuxedo' },
      log: ['No NPU device found, host amdxdna logs SVA bind device failed (-95)'],
      cites: 'https://github.com/lemonade-sdk/lemonade/issues/1771',
    },
    { name: 'the report that names 6.18.7', is: 'confirmed', facts: { ...bad, 'kernel.version': '6.18.7' }, log: [line] },
    { name: 'live, nothing tried yet', is: 'exposed', facts: bad },
    { name: 'live, with the kernel log', is: 'confirmed', facts: bad, log: [line] },
  ],
  clear: [
    { name: 'a kernel before the patch', facts: { ...bad, 'kernel.version': '6.18.2' } },
    { name: 'a later 6.18, which has the rest', facts: { ...bad, 'kernel.version': '6.18.30' } },
    { name: 'a kernel with the whole series', facts: { ...bad, 'kernel.version': '6.19.1' } },
    {
      name: 'Ubuntu’s build before the patch',
      facts: { ...bad, 'kernel.version': '6.17.0', 'kernel.lineage': 'ubuntu', 'kernel.release': '6.17.0-20-generic' },
    },
    { name: 'nothing that would use the NPU', facts: { ...bad, runtimes: [{ kind: 'ollama' }] } },
    { name: 'no NPU', facts: { ...bad, 'npu.driver': null } },
  ],
  unknown: [
    { name: 'the release that took the rest, of which one report says otherwise', facts: { ...bad, 'kernel.version': '6.18.7' } },
    { name: 'Ubuntu numbers its own', facts: { ...bad, 'kernel.version': '6.18.5', 'kernel.lineage': 'ubuntu' } },
    {
      name: 'another cause of the failed bind',
      log: ['amdxdna 0000:c4:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -19', 'SVA bind device failed, ret -951'],
    },
  ],
});
