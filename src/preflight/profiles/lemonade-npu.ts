import { defineProfile } from './profile.ts';

const runtime = 'https://github.com/ROCm/FastFlowLM/blob/1313ef8e81820f415e9ae73351aed2794d4b11c3/src/src/main.cpp';
const faq = 'https://github.com/lemonade-sdk/lemonade/blob/e385039ed33551de7f54cb73194cd08088772c08/docs/guide/faq.md';

export default defineProfile({
  name: 'lemonade-npu',
  about: 'Lemonade with FastFlowLM on the NPU of a Ryzen AI processor',
  document: () => ({
    preflight: 1,
    name: 'lemonade-npu',
    must: [
      {
        id: 'npu',
        fact: { id: 'npu.arch', is: 'xdna2' },
        because: 'NPUs before the Ryzen AI 300 series are not supported.',
        remedy: 'Use the GPU: ai-doctor preflight llama.cpp-vulkan.',
        source: faq,
      },
      {
        id: 'npu-driver',
        fact: { id: 'npu.driver', is: 'amdxdna' },
        remedy: 'Use kernel 7.0 or later, or install amdxdna-dkms; then reboot.',
        source: runtime,
      },
      {
        id: 'npu-firmware',
        versions: { 'npu-firmware': '>= 1.1' },
        remedy: 'Update firmware and driver together: kernel 7.0 with a current linux-firmware, or AMD’s packages; then reboot.',
        source: runtime,
      },
      { id: 'npu-node', devices: ['/dev/accel/accel*'], source: 'https://github.com/ROCm/FastFlowLM/issues/400' },
    ],
    should: [
      {
        id: 'locked-memory',
        any: [{ fact: { id: 'memory.memlockLimit', absent: true } }, { fact: { id: 'memory.memlockLimit', atLeast: 104_857_600 } }],
        because: 'FastFlowLM refuses a limit below 100 MiB; services have a limit of their own.',
        remedy: {
          do: 'Raise the limit to unlimited in /etc/security/limits.d and log in again; for a unit set LimitMEMLOCK=infinity.',
          commands: ['ulimit -l'],
        },
        source: runtime,
      },
      { check: 'amdxdna-iommu-not-translating' },
      { check: 'amdxdna-firmware-protocol-mismatch' },
    ],
  }),
});
