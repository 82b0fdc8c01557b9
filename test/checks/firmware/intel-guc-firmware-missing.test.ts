import check from '../../../checks/firmware/intel-guc-firmware-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a B50 without the file',
      is: 'confirmed',
      log: ['kernel: xe 0000:0c:00.0: [drm] Tile0: GT0: GuC firmware xe/bmg_guc_70.bin: fetch failed with error -ENOENT'],
      cites: 'https://github.com/lxc/incus-os/issues/891',
    },
    { name: 'Lunar Lake, too old', is: 'confirmed', log: ['xe 0000:00:02.0: [drm] *ERROR* GT0: Unsupported GuC v70.20.0! v70.29.2 or newer is required'] },
    { name: 'an unbound Battlemage', is: 'exposed', facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', driver: null }], 'kernel.modules': ['xe'] } },
  ],
  clear: [
    { name: 'xe is bound', facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', driver: 'xe' }], 'kernel.modules': ['xe'] } },
    { name: 'xe was not loaded', facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', driver: null }], 'kernel.modules': ['i915'] } },
  ],
  unknown: [
    { name: 'a healthy log', log: ['xe 0000:03:00.0: [drm] Using GuC firmware from xe/bmg_guc_70.bin version 70.36.0'] },
    {
      name: 'i915 goes on with an older one',
      log: ['i915 0000:0b:00.0: [drm] GT0: GuC firmware i915/dg2_guc_70.bin (70.12.1) is recommended, but only i915/dg2_guc_70.bin (70.11.0) was found'],
    },
  ],
});
