import check from '../../../checks/kernel-driver/xe-peer-mapping-between-arc-cards.ts';
import { testCheck } from '../../helpers/test-check.ts';

const b50 = { vendor: 'intel', integrated: false, driver: 'xe' } as const;
const two = {
  gpus: [b50, b50],
  'kernel.version': '6.18.5',
  'kernel.lineage': 'upstream',
  'intel.computeRuntimeBuild': '37435',
  'kernel.config': { entries: { CONFIG_DMABUF_MOVE_NOTIFY: 'n' } },
};

testCheck(check, {
  found: [
    { name: 'two B50 on 6.18', is: 'exposed', facts: two, cites: 'https://github.com/intel/compute-runtime/issues/916' },
    { name: 'and the error', is: 'suspected', facts: two, log: ['level_zero backend failed with error: 39 (UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY)'] },
  ],
  clear: [
    { name: 'built with it', facts: { ...two, 'kernel.config': { entries: { CONFIG_DMABUF_MOVE_NOTIFY: 'y' } } } },
    { name: 'a runtime that tries the mapping first', facts: { ...two, 'intel.computeRuntimeBuild': '38646' } },
    { name: 'a runtime of before the change', facts: { ...two, 'intel.computeRuntimeBuild': '35563' } },
    { name: '7.1', facts: { ...two, 'kernel.version': '7.1.0' } },
    { name: 'one card and the processor’s own GPU', facts: { ...two, gpus: [b50, { ...b50, integrated: true }] } },
  ],
  unknown: [
    { name: 'the runtime is not known', facts: { ...two, 'intel.computeRuntimeBuild': { gap: 'unsupported' } } },
    { name: 'the configuration cannot be read', facts: { ...two, 'kernel.config': { gap: 'denied' } } },
    { name: 'a vendor kernel may carry the fix', facts: { ...two, 'kernel.lineage': 'ubuntu' } },
    { name: 'the error alone, which a full card gives too', log: ['UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY'] },
  ],
});
