import { all, amdxdnaRefused, defineCheck, kernel, logs, npu } from '#api';

export default defineCheck({
  id: 'amdxdna-firmware-protocol-mismatch',
  layer: 'firmware',
  kind: 'exposure',
  title: 'The NPU firmware speaks another protocol than the kernel’s amdxdna driver',
  impact: 'blocked',
  symptom: 'The NPU vanishes after npu.sbin was replaced or linux-firmware was updated; the probe ends with error -22.',
  blamedOn: 'the hardware, or Secure Boot',
  runtimes: ['lemonade'],
  // Before 6.14 the kernel has no such driver; from 7.0 on it speaks the new protocol. A module that is loaded and not bound has failed, of which the IOMMU is
  // as often the cause: the log has to tell.
  when: all(
    npu.arch.oneOf('xdna1', 'xdna2'),
    npu.driver.isAbsent(),
    kernel.modules.has('amdxdna'),
    kernel.version.inRanges({ introduced: '6.14', fixed: '7.0' }),
    logs.gpuFaults.has('amdxdna-refused'),
  ),
  proves: [...amdxdnaRefused],
  hints: [/aie2_hw_start: firmware is not alive/, /probe with driver amdxdna failed with error -22/],
  remedy: [
    {
      do: 'Undo a copied or linked npu.sbin by reinstalling the linux-firmware package, rebuild the initramfs if amdxdna is in it, and reboot: the firmware stays on the NPU until then.',
    },
    { do: 'For firmware 1.1 on XDNA 2 use kernel 7.0 or later, or AMD’s amdxdna-dkms package; both load npu_7.sbin by themselves.' },
  ],
  verify: 'journalctl -k -b | grep amdxdna   # “Initialized amdxdna_accel_driver”, no error',
  owner: { component: 'amdxdna' },
  evidence: [
    {
      url: 'https://github.com/amd/xdna-driver/issues/1074',
      date: '2026-02-13',
      establishes: 'the driver up to 6.19 wants protocol 6.12; firmware with major 7 is refused with this message',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/amd/xdna-driver/issues/1257',
      date: '2026-04-15',
      establishes: 'AMD: the old driver cannot work with the new firmware; three ways out',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/amd/xdna-driver/issues/389',
      date: '2025-02-25',
      establishes: 'AMD on “Invalid mbox magic” and “firmware is not alive” with 6.14-rc3 and a Ryzen 7 7840HS: the wrong firmware is in use',
      strength: 'maintainer-confirmed',
    },
  ],
});
