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
    {
      name: 'an unbound Battlemage, and the log tells why',
      is: 'exposed',
      facts: {
        gpus: [{ vendor: 'intel', generation: 'battlemage', driver: null }],
        'kernel.modules': ['xe'],
        'logs.gpuFaults': { entries: { 'xe-guc-missing': 'GuC firmware xe/bmg_guc_70.bin: fetch failed' } },
      },
    },
    {
      name: 'i915 with a Data Center GPU Max',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'intel', driver: 'i915' }] },
      log: ['i915 0000:ca:00.0: GT0: GuC firmware i915/pvc_guc_70.26.4.bin: fetch failed -ENOENT'],
      cites: 'https://github.com/intel-gpu/intel-gpu-i915-backports/issues/199',
    },
    {
      name: 'i915 with Alder Lake-P',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'intel', driver: 'i915' }] },
      log: ['i915 0000:00:02.0: [drm] *ERROR* GT0: GuC firmware i915/adlp_guc_70.bin: fetch failed -ENOENT'],
      cites: 'https://github.com/torvalds/linux/blob/v6.12/drivers/gpu/drm/i915/gt/uc/intel_uc.c',
    },
    {
      name: 'i915 with an A380, whose log was read',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'intel', generation: 'alchemist', driver: 'i915' }], 'logs.gpuFaults': { entries: { 'intel-guc-missing': 'fetch failed' } } },
      log: ['i915 0000:03:00.0: [drm] GuC firmware i915/dg2_guc_70.2.0.bin: fetch failed with error -2'],
      cites: 'https://github.com/intel-gpu/intel-gpu-i915-backports/issues/41',
    },
  ],
  clear: [
    {
      name: 'unbound for another reason, as Panther Lake in a kernel that does not know it',
      facts: { gpus: [{ vendor: 'intel', generation: 'panther-lake', driver: null }], 'kernel.modules': ['xe'], 'logs.gpuFaults': { entries: {} } },
    },
    {
      name: 'i915 found it',
      facts: { gpus: [{ vendor: 'intel', generation: 'alchemist', driver: 'i915' }], 'kernel.modules': ['i915'], 'logs.gpuFaults': { entries: {} } },
    },
    {
      name: 'the file was brought since, and xe loaded again',
      facts: { 'logs.gpuFaults': { entries: { 'xe-firmware-came': '[drm] Initialized xe 1.1.0 for 0000:0c:00.0 on minor 1' } } },
      log: ['xe 0000:0c:00.0: [drm] Tile0: GT0: GuC firmware xe/bmg_guc_70.bin: fetch failed with error -ENOENT'],
    },
    { name: 'xe is bound', facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', driver: 'xe' }], 'kernel.modules': ['xe'] } },
    { name: 'xe was not loaded', facts: { gpus: [{ vendor: 'intel', generation: 'battlemage', driver: null }], 'kernel.modules': ['i915'] } },
  ],
  unknown: [
    { name: 'an older GPU, which i915 drives without', log: ['i915 0000:00:02.0: [drm] GuC firmware i915/kbl_guc_62.0.0.bin: fetch failed with error -2'] },
    { name: 'the sibling: it was refused', log: ['i915 0000:0d:00.0: [drm] *ERROR* GT0: GuC initialization failed -ENOEXEC'] },
    { name: 'a healthy log', log: ['xe 0000:03:00.0: [drm] Using GuC firmware from xe/bmg_guc_70.bin version 70.36.0'] },
    {
      name: 'i915 goes on with an older one',
      log: ['i915 0000:0b:00.0: [drm] GT0: GuC firmware i915/dg2_guc_70.bin (70.12.1) is recommended, but only i915/dg2_guc_70.bin (70.11.0) was found'],
    },
  ],
});
