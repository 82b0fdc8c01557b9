import check from '../../../checks/service/npu-node-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'npu.driver': 'amdxdna',
  'npu.vendor': 'amd',
  'npu.arch': 'xdna2',
  'npu.nodeOpens': false,
  'user.uid': 1000,
  'platform.container': null,
  runtimes: [{ kind: 'lemonade' }],
  services: [],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'not in render', facts, cites: 'https://github.com/ROCm/FastFlowLM/issues/400' },
    {
      is: 'confirmed',
      name: 'Intel’s test says so',
      log: ["[ERROR] Failed to open file '/dev/accel/accel0': Permission denied"],
      cites: 'https://github.com/intel/linux-npu-driver/issues/74',
    },
    { is: 'confirmed', name: 'strace', log: ['openat(AT_FDCWD, "/dev/accel/accel0", O_RDWR) = -1 EACCES (Permission denied)'] },
  ],
  clear: [
    { name: 'an NPU that no runtime drives', facts: { ...facts, 'npu.arch': 'xdna1' } },
    {
      name: 'Intel’s, which Lemonade does not use',
      facts: { ...facts, 'npu.driver': 'intel_vpu', 'npu.vendor': 'intel', 'npu.arch': 'npu3' },
    },
    { name: 'the node opens', facts: { ...facts, 'npu.nodeOpens': true } },
    { name: 'nothing here uses the NPU', facts: { ...facts, runtimes: [{ kind: 'ollama' }] } },
    { name: 'no driver is bound', facts: { ...facts, 'npu.driver': null } },
  ],
  unknown: [
    { name: 'strace of one that opens', log: ['openat(AT_FDCWD, "/dev/accel/accel0", O_RDWR) = 5'] },
    { name: 'the node was not tried', facts: { ...facts, 'npu.nodeOpens': { gap: 'not-recorded' } } },
    { name: 'FastFlowLM on a machine of which nothing is known', log: ['[ERROR]  No NPU device found.'] },
  ],
});
