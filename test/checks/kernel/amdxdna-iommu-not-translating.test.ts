import check from '../../../checks/kernel/amdxdna-iommu-not-translating.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '[   33.506972] amdxdna 0000:c4:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -19';
const off = {
  'npu.driver': 'amdxdna',
  runtimes: [{ kind: 'lemonade' }],
  'platform.vm': null,
  'npu.iommuGroup': null,
  'npu.iommuType': null,
  'kernel.version': '6.19.6',
  'kernel.lineage': 'upstream',
};
const passthrough = { ...off, 'kernel.cmdline': 'ro quiet', 'npu.iommuGroup': '24', 'npu.iommuType': 'identity' };

testCheck(check, {
  found: [
    { name: 'pasted', is: 'confirmed', log: [line], cites: 'https://github.com/ROCm/FastFlowLM/issues/403' },
    { name: 'by the function’s newer name', is: 'confirmed', log: ['amdxdna 0000:c4:00.1: [drm] *ERROR* amdxdna_sva_init: SVA bind device failed, ret -19'] },
    {
      name: 'the option on the command line',
      is: 'exposed',
      facts: { ...off, 'npu.iommuGroup': { gap: 'not-in-text' }, 'kernel.cmdline': 'ro quiet amd_iommu=off' },
    },
    { name: 'amd_iommu=off', is: 'exposed', facts: off },
    { name: 'and a program tried', is: 'confirmed', facts: off, log: [line] },
  ],
  clear: [
    { name: 'another option of the same word', facts: { ...passthrough, 'kernel.cmdline': 'ro amd_iommu=on iommu=pt' }, log: ['[ERROR] No NPU device found'] },
    { name: 'the default of amd_iommu for devices with PASID, also with iommu=pt', facts: passthrough },
    { name: 'amd_iommu=off for the GPU, and nothing that would use the NPU', facts: { ...off, runtimes: [{ kind: 'llama.cpp' }] } },
    { name: 'translating', facts: { ...passthrough, 'npu.iommuType': 'DMA-FQ' } },
    { name: 'a guest that was given the NPU', facts: { ...off, 'platform.vm': 'kvm' }, log: [line] },
    { name: 'no NPU', facts: { ...off, 'npu.driver': null } },
  ],
  unknown: [
    { name: 'FastFlowLM’s word alone', log: ['[ERROR] No NPU device found'] },
    { name: 'a later kernel, of which nobody told', facts: { ...off, 'kernel.version': '7.2.1' } },
    { name: 'the kernel switched SVA off', log: ['amdxdna 0000:c5:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -95'] },
  ],
});
