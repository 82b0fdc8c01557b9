import { all, defineCheck, npu } from '#api';

export default defineCheck({
  id: 'intel-npu-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'intel_vpu finds no firmware for this NPU generation, so there is no /dev/accel/accel0',
  impact: 'blocked',
  symptom: 'lspci lists the NPU, and OpenVINO does not.',
  blamedOn: 'the firmware setup, or OpenVINO',
  runtimes: [],
  when: all(npu.vendor.is('intel'), npu.node.isAbsent(), npu.firmwareFiles.isEmpty()),
  // A "failed to load vpu_37xx.bin (-2)" of the firmware loader alone is harmless: the module tries older names first.
  proves: [/ivpu_fw_request\(\): Failed to request firmware: -2/],
  remedy: [
    {
      do: 'Install the package with the image: intel-fw-npu from the releases of linux-npu-driver, or a linux-firmware that has intel/vpu. Then load the module again or reboot.',
    },
    { do: 'A kernel older than the NPU looks for other file names and needs an update instead.' },
  ],
  verify: 'journalctl -k -b | grep "intel_vpu.*Firmware: intel/vpu"   # names the image that was loaded',
  owner: { component: 'intel-npu' },
  evidence: [
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/31',
      date: '2024-06-03',
      establishes: 'Intel: the message means that the image is missing, misnamed or in another folder, or that the kernel is too old for its name',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/93',
      date: '2025-05-05',
      establishes: 'Intel: lines “failed to load vpu_37xx.bin (-2)” are harmless where another image loads',
      strength: 'maintainer-confirmed',
    },
  ],
});
