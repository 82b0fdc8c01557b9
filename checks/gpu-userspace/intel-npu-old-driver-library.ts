import { all, defineCheck, intel, not, npu } from '#api';

export default defineCheck({
  id: 'intel-npu-old-driver-library',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'An old libze_intel_vpu.so lies beside the renamed NPU driver libze_intel_npu.so',
  impact: 'risk',
  symptom: 'Since an update of the NPU driver OpenVINO shows no NPU, or models fail to compile for it.',
  blamedOn: 'the release of OpenVINO',
  runtimes: [],
  when: all(
    npu.vendor.is('intel'),
    intel.libraries.has('libze_intel_vpu.so.1'),
    intel.libraries.has('libze_intel_npu.so.1'),
    // An older loader knows the old name alone.
    not(intel.levelZeroLoader.below('1.17.17')),
  ),
  remedy: [
    {
      do: 'Remove the old package or file (libze_intel_vpu.so and its versions) and run ldconfig. Releases from v1.16.0 of the driver on carry the new name, and need a Level Zero loader that knows it.',
    },
  ],
  verify: 'ldconfig -p | grep libze_intel_',
  owner: { component: 'intel-npu' },
  evidence: [
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/107',
      date: '2025-09-03',
      establishes: 'a maintainer asks after an update: the library was renamed with v1.16.0; look for the old one and remove it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/blob/7b138739c9e89d1d2d5c72a8ec8791700855e65c/docs/overview.md',
      date: '2026-04-17',
      establishes: 'the new name, the loader that it needs (1.17.17; an older one wants the old name), and that the old file should be removed',
      strength: 'documented',
    },
  ],
});
