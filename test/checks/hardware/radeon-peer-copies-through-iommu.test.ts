import check from '../../../checks/hardware/radeon-peer-copies-through-iommu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { integrated: false, driver: 'amdgpu', iommuType: 'DMA-FQ' };
const two = { 'platform.vm': null, gpus: [card, card], runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }] };

testCheck(check, {
  found: [{ name: 'two cards, translating', is: 'exposed', facts: two, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6342' }],
  clear: [
    { name: 'passthrough', facts: { ...two, gpus: [card, { ...card, iommuType: 'identity' }] } },
    { name: 'one card and an iGPU', facts: { ...two, gpus: [card, { ...card, integrated: true }] } },
    { name: 'Vulkan only', facts: { ...two, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] } },
  ],
  unknown: [{ name: 'the second card’s domain cannot be read', facts: { ...two, gpus: [card, { ...card, iommuType: { gap: 'denied' } }] } }],
});
