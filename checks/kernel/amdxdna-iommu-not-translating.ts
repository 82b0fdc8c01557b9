import { all, any, defineCheck, kernel, npu, platform, runtimes } from '#api';

export default defineCheck({
  id: 'amdxdna-iommu-not-translating',
  layer: 'kernel',
  kind: 'exposure',
  title: 'No IOMMU serves the NPU (amd_iommu=off, firmware, VM), so amdxdna cannot bind SVA: -19',
  impact: 'blocked',
  symptom: '/dev/accel/accel0 exists, and every program says that there is no NPU.',
  blamedOn: 'XRT, FastFlowLM or the NPU firmware',
  runtimes: ['lemonade'],
  when: all(
    npu.driver.is('amdxdna'),
    // It loads by itself where there is such an NPU; nobody misses it where no program asks for one.
    runtimes.some((runtime) => runtime.kind.is('lemonade')),
    // A guest has no IOMMU of its own for it, whatever its command line says.
    platform.vm.isAbsent(),
    // An identity domain is no fault: amd_iommu gives one to each device with PASID by default, and SVA works in it.
    any(npu.iommuGroup.isAbsent(), kernel.cmdline.has(/(?:^|\s)(?:amd_iommu|iommu)=off(?:\s|$)/)),
    kernel.version.inRanges({ introduced: '6.14', fixed: null, seen: ['6.16.1', '6.19.6'] }),
  ),
  // The function that says it has had two names; people shorten the line.
  proves: [/\bSVA bind device failed,? \(?(?:ret )?-19\b/],
  remedy: [
    {
      do: 'Take amd_iommu=off and iommu=off off the kernel command line, and see that the IOMMU is enabled in the firmware setup; reboot. GPU benchmarks may lose some per cent.',
    },
    { do: 'In a virtual machine none of this helps: the guest has no IOMMU for a device that is passed through. Run what needs the NPU on the host.' },
    { do: 'iommu=pt keeps most of what amd_iommu=off gives; the NPU was seen to work with it on kernel 7.1.2.' },
  ],
  verify: 'ls -d /sys/bus/pci/drivers/amdxdna/*/iommu_group   # is there',
  owner: { component: 'local-configuration', tracker: 'https://github.com/amd/xdna-driver/issues' },
  evidence: [
    {
      url: 'https://github.com/amd/xdna-driver/issues/704',
      date: '2025-08-21',
      establishes: 'ret -19 on 6.16.1; AMD: the system does not support what SVA needs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/FastFlowLM/issues/403',
      date: '2026-03-12',
      establishes: '“No NPU device found” is this error; amd_iommu=off was on the command line of 6.19.6',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/noamsto/nix-amd-ai/pull/53',
      date: '2026-07-12',
      establishes: 'amd_iommu=off leaves the NPU without PASID and dead; iommu=pt works on 7.1.2',
      strength: 'several-reports',
    },
  ],
});
