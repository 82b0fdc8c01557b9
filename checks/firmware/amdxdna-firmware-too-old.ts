import { all, defineCheck, npu, runtimes } from '#api';

export default defineCheck({
  id: 'amdxdna-firmware-too-old',
  layer: 'firmware',
  kind: 'exposure',
  title: 'NPU firmware below 1.1 is refused by FastFlowLM, and so by Lemonade’s NPU models',
  impact: 'blocked',
  symptom: '`flm validate` finds the NPU and calls its firmware incompatible.',
  blamedOn: 'FastFlowLM’s release, or the processor',
  runtimes: ['lemonade'],
  when: all(
    npu.arch.is('xdna2'),
    npu.firmwareVersion.below('1.1'),
    runtimes.some((runtime) => runtime.kind.is('lemonade')),
  ),
  proves: [/NPU firmware version on \/dev\/accel\/accel\d+ is incompatible\. Please update NPU firmware/],
  hints: [/NPU FW Version: 1\.0\.\d+/],
  remedy: [
    {
      do: 'Update firmware and driver together: linux-firmware 20260221 or later with kernel 7.0 or later, or AMD’s amdxdna-dkms package, which brings both. Reboot, since the firmware stays on the NPU until then.',
    },
    { do: 'Do not copy a new npu.sbin under an old kernel’s driver: it refuses the newer protocol, and the NPU is gone altogether.' },
  ],
  verify: 'cat /sys/bus/pci/drivers/amdxdna/*/fw_version   # 1.1 or later',
  owner: { component: 'amdxdna' },
  evidence: [
    {
      url: 'https://github.com/ROCm/FastFlowLM/blob/1313ef8e81820f415e9ae73351aed2794d4b11c3/src/src/main.cpp',
      date: '2026-07-23',
      establishes: 'the check (major 1, minor 1 at least) and its message',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/FastFlowLM/issues/421',
      date: '2026-03-18',
      establishes: '1.0.0.63 on kernel 6.19.8 is refused',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/amd/xdna-driver/issues/1257',
      date: '2026-04-15',
      establishes: 'AMD: new firmware needs the driver of kernel 7.0 or of its own package, and a reboot',
      strength: 'maintainer-confirmed',
    },
  ],
});
