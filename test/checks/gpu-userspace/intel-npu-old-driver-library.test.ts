import check from '../../../checks/gpu-userspace/intel-npu-old-driver-library.ts';
import { testCheck } from '../../helpers/test-check.ts';

const both = { 'npu.vendor': 'intel', 'intel.libraries': ['libze_intel_vpu.so.1', 'libze_intel_npu.so.1'], 'intel.levelZeroLoader': '1.28.2' };

testCheck(check, {
  found: [{ name: 'both names', is: 'exposed', facts: both, cites: 'https://github.com/intel/linux-npu-driver/issues/107' }],
  clear: [
    { name: 'the new name alone', facts: { ...both, 'intel.libraries': ['libze_intel_npu.so.1'] } },
    { name: 'a loader from before the renaming, which wants the old name', facts: { ...both, 'intel.levelZeroLoader': '1.17.6' } },
    { name: 'no Intel NPU', facts: { ...both, 'npu.vendor': null } },
  ],
  unknown: [{ name: 'libraries could not be looked at', facts: { ...both, 'intel.libraries': { gap: 'denied' } } }],
});
