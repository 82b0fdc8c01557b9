import { all, any, defineCheck, holds, kernel, not, npu, platform } from '#api';

export default defineCheck({
  id: 'intel-npu-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'intel_vpu finds no firmware for this NPU, so there is no /dev/accel/accel0',
  impact: 'blocked',
  symptom: 'There is no /dev/accel/accel0, although lspci lists the NPU.',
  blamedOn: 'the firmware setup, OpenVINO',
  runtimes: [],
  // Where its driver is not loaded, that is why there is no node.
  when: all(npu.vendor.is('intel'), kernel.modules.has('intel_vpu'), npu.node.isAbsent(), npu.firmwareFiles.isEmpty()),
  // An older line of the same log is out of date where the driver was loaded anew.
  // A container shows the NPU and the module of its host, without node and firmware.
  unless: any(
    not(npu.node.isAbsent()),
    // A virtual machine has it.
    npu.driver.is('vfio-pci'),
    holds('it is a container', [platform.container], () => true),
  ),
  // Lines about single files ("failed to load vpu_37xx.bin (-2)") are harmless: the driver tries several names.
  proves: [/intel_vpu \S{4,20} \[drm\] \*ERROR\* ivpu_fw_request\(\): Failed to request firmware: -2/],
  hints: [/intel_vpu.{0,60}(?:probe .{0,40}failed with error -2|Failed to initialize VPU device: -2)/],
  remedy: [
    { do: 'Update linux-firmware, which holds intel/vpu, or install the package intel-fw-npu of a linux-npu-driver release.' },
    { do: 'Older kernels look for other names: 6.4 and before for vpu_37xx.bin without a version. Update the kernel with the firmware.' },
    { do: 'Then load the driver anew.', commands: ['sudo modprobe -r intel_vpu && sudo modprobe intel_vpu'] },
  ],
  verify: 'ls /dev/accel; ls /lib/firmware/intel/vpu /lib/firmware/updates/intel/vpu   # accel0 is there; Intel’s own package uses the second folder',
  owner: { component: 'intel-npu' },
  evidence: [
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/31',
      date: '2024-06-03',
      establishes: 'a maintainer reads these lines: firmware missing, misnamed or misplaced, or an old kernel',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/93',
      date: '2025-05-05',
      establishes: 'a maintainer: -2 lines for single files are harmless when another image loads',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixos-hardware/pull/1358',
      date: '2025-02-06',
      establishes: 'the same lines, gone with the redistributable firmware installed',
      strength: 'several-reports',
    },
  ],
});
