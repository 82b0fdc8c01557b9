import { defineCheck, torch } from '#api';

const refused = /MAPPED_INFERENCE_VERSION is NOT compatible with the ELF/;

export default defineCheck({
  id: 'intel-npu-firmware-compiler-mismatch',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s NPU firmware is older than its driver’s compiler and does not know what that makes',
  impact: 'blocked',
  symptom: 'OpenVINO lists the NPU, and every model ends with “Failed to compile network” and ZE_RESULT_ERROR_UNSUPPORTED_VERSION.',
  blamedOn: 'the model or its conversion, OpenVINO',
  runtimes: [],
  when: torch.some((environment) => environment.lastError.has(refused)),
  proves: [refused],
  remedy: [
    {
      do: 'See which firmware runs, and which compiler is installed.',
      commands: ['sudo dmesg | grep "intel_vpu.*Firmware"', 'dpkg -l intel-fw-npu intel-driver-compiler-npu intel-level-zero-npu'],
    },
    { do: 'Install the three packages of one release of linux-npu-driver. A newer firmware also serves an older compiler, not the other way round.' },
    {
      do: 'Then load the firmware anew; installing it is not enough, and what runs on the NPU has to end first.',
      commands: ['sudo rmmod intel_vpu && sudo modprobe intel_vpu'],
    },
    { do: 'In a container the compiler is that of the image and the firmware that of the host: renew the firmware on the host.' },
  ],
  verify: 'sudo dmesg | grep "intel_vpu.*Firmware"',
  owner: { component: 'intel-npu' },
  evidence: [
    {
      url: 'https://github.com/intel/linux-npu-driver/blob/7b138739c9e89d1d2d5c72a8ec8791700855e65c/docs/overview.md',
      date: '2026-04-17',
      establishes: 'the message and its meaning: the compiler does not match the firmware, which is to be upgraded',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/112',
      date: '2025-09-22',
      establishes: 'a maintainer: keep firmware and compiler in step; newer firmware does not break an older compiler',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/48',
      date: '2024-09-11',
      establishes: 'OpenVINO in a container: received 7.0.0 where the firmware expects 6.1.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/openvinotoolkit/openvino/issues/23819',
      date: '2024-04-02',
      establishes: 'the same with OpenVINO’s own benchmark, after an update of the packages',
      strength: 'several-reports',
    },
  ],
});
