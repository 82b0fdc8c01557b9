import check from '../../../checks/hardware/pcie-atomics-rejected.ts';
import { testCheck } from '../../helpers/test-check.ts';

const polaris = { vendor: 'amd', integrated: false, arch: 'gfx803', driver: 'amdgpu', kfdArch: null } as const;
const skipped = { gpus: [polaris], 'rocm.kfdInKernel': true, 'rocm.version': '6.1.2' };

testCheck(check, {
  found: [
    {
      name: 'an old kernel’s line',
      is: 'confirmed',
      log: ['[    7.026427] kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/1214',
    },
    {
      name: 'an old kernel’s line of another Polaris card',
      is: 'confirmed',
      log: ['[    4.324747] kfd kfd: skipped device 1002:699f, PCI rejects atomics'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/827',
    },
    { name: 'a newer kernel’s line', is: 'confirmed', facts: skipped, log: ['kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics 730<0'] },
    { name: 'KFD does not list a Polaris card', is: 'exposed', facts: skipped },
    {
      name: 'KFD lists the integrated GPU beside it',
      is: 'exposed',
      facts: { ...skipped, gpus: [polaris, { ...polaris, integrated: true, arch: 'gfx1036', kfdArch: 'gfx1036' }] },
    },
    { name: 'KFD lists one of two Polaris cards', is: 'exposed', facts: { ...skipped, gpus: [polaris, { ...polaris, kfdArch: 'gfx803' }] } },
  ],
  clear: [
    {
      name: 'nobody asks for ROCm',
      facts: { ...skipped, 'rocm.version': null, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] },
      log: ['kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics 730<0'],
    },
    {
      name: 'it drives the display beside a newer card',
      facts: { ...skipped, gpus: [polaris, { ...polaris, arch: 'gfx1100', kfdArch: 'gfx1100' }] },
    },
    { name: 'an NVIDIA card beside it', facts: { ...skipped, gpus: [polaris, { vendor: 'nvidia', driver: 'nvidia', kfdArch: null }] } },
    {
      name: 'Ollama has it through Vulkan',
      facts: { ...skipped, 'rocm.version': null, torch: [], runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }], 'ollama.compute': ['vulkan'] },
    },
    { name: 'KFD lists it', facts: { ...skipped, gpus: [{ ...polaris, kfdArch: 'gfx803' }] } },
    { name: 'the kernel has no KFD at all', facts: { ...skipped, 'rocm.kfdInKernel': false } },
  ],
  unknown: [
    { name: 'the firmware is at fault', log: ['kfd kfd: amdgpu: skipped device 1002:744c, PCI rejects atomics 494<509'] },
    { name: 'an old kernel’s line of a Navi card, which newer firmware may free of it', log: ['kfd kfd: skipped device 1002:7340, PCI rejects atomics'] },
    { name: 'the same card with firmware that is too old', log: ['kfd kfd: amdgpu: skipped device 1002:7341, PCI rejects atomics 123<145'] },
    { name: 'the words alone', log: ['“PCI rejects atomics” is about the slot'] },
    { name: 'an added device', log: ['kfd kfd: amdgpu: added device 1002:67df'] },
  ],
});
