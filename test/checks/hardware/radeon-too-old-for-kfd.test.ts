import check from '../../../checks/hardware/radeon-too-old-for-kfd.ts';
import { testCheck } from '../../helpers/test-check.ts';

const pitcairn = {
  'platform.system': 'native',
  gpus: [{ vendor: 'amd', arch: 'gfx601', kfdArch: null }],
  'rocm.version': '5.5.0',
  'ollama.compute': [],
  models: [],
  'environment.variables': { entries: {} },
  runtimes: [{ kind: 'ollama', backends: ['hip'] }],
  torch: [],
};
const line = '[    3.548555] kfd kfd: amdgpu: PITCAIRN  not supported in kfd';

testCheck(check, {
  found: [
    { name: 'the kernel says so', is: 'suspected', facts: pitcairn, log: [line], cites: 'https://github.com/ROCm/legacy-rocm-build/issues/2232' },
    { name: 'an R9 270 with ROCm', is: 'exposed', facts: pitcairn },
    {
      name: 'rocminfo finds KFD empty',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx602' }] }, 'rocm.version': '6.2.0', 'platform.system': 'native' },
      log: ['Unable to open /dev/kfd read-write: Cannot allocate memory'],
    },
  ],
  clear: [
    { name: 'Ollama computes on it through Vulkan', facts: { ...pitcairn, 'ollama.compute': ['vulkan'] } },
    { name: 'Ollama is told to use Vulkan', facts: { ...pitcairn, 'environment.variables': { entries: { OLLAMA_VULKAN: '1' } } }, log: [line] },
    { name: 'a Polaris card', facts: { ...pitcairn, gpus: [{ vendor: 'amd', arch: 'gfx803', kfdArch: 'gfx803' }] } },
    { name: 'Hawaii, which KFD takes', facts: { ...pitcairn, gpus: [{ vendor: 'amd', arch: 'gfx701', kfdArch: 'gfx701' }] } },
    {
      name: 'a laptop whose second GPU is an Oland, without ROCm',
      facts: { ...pitcairn, 'rocm.version': null, runtimes: [{ backends: ['vulkan'] }], torch: [] },
      log: ['kfd kfd: amdgpu: OLAND not supported in kfd'],
    },
    { name: 'an NVIDIA card computes beside it', facts: { ...pitcairn, gpus: [...pitcairn.gpus, { vendor: 'nvidia', arch: '8.9' }] }, log: [line] },
    {
      name: 'an Arc card computes beside it',
      facts: { ...pitcairn, gpus: [...pitcairn.gpus, { vendor: 'intel', integrated: false, arch: 'xe2-hpg', kfdArch: null }] },
      log: [line],
    },
    {
      name: 'a newer card beside it is served',
      facts: { ...pitcairn, gpus: [...pitcairn.gpus, { vendor: 'amd', arch: 'gfx1100', kfdArch: 'gfx1100' }] },
      log: [line],
    },
  ],
  unknown: [
    { name: 'the kernel’s line alone, which it prints at every boot', log: [line] },
    {
      name: 'nobody has said what wants ROCm',
      facts: { ...pitcairn, 'rocm.version': { gap: 'not-in-text' }, runtimes: { incomplete: [] }, torch: { incomplete: [] } },
    },
    {
      name: 'the siblings: a GPU that is too new for the kernel, and PCIe atomics',
      log: ['kfd kfd: amdgpu: GC IP 0b0004  not supported in kfd', 'kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics'],
    },
    { name: 'a healthy log', log: ['kfd kfd: amdgpu: added device 1002:744c', 'amdgpu: Topology: Add dGPU node [0x744c:0x1002]'] },
  ],
});
