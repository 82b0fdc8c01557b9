import check from '../../../checks/kernel-driver/amdxdna-driver-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'native',
  'platform.container': null,
  'npu.vendor': 'amd',
  'npu.arch': 'xdna2',
  'npu.driver': null,
  'kernel.modules': ['amdgpu', 'ttm'],
  runtimes: [{ kind: 'lemonade' }],
} as const;
const line = '[ERROR]  No NPU device found.';

testCheck(check, {
  found: [
    { name: 'Lemonade, and an NPU without a driver', is: 'exposed', facts, cites: 'https://github.com/jaminmc/pve-kernel/issues/1' },
    { name: 'and FastFlowLM’s word', is: 'suspected', facts, log: [line] },
  ],
  clear: [
    { name: 'loaded, it refused the NPU, as where the IOMMU is off', facts: { ...facts, 'kernel.modules': ['amdgpu', 'amdxdna'] }, log: [line] },
    { name: 'amdxdna has it', facts: { ...facts, 'npu.driver': 'amdxdna' }, log: [line] },
    { name: 'it is kept for a virtual machine', facts: { ...facts, 'npu.driver': 'vfio-pci' } },
    { name: 'nobody uses it', facts: { ...facts, runtimes: [{ kind: 'ollama' }] } },
    { name: 'the first generation, which no runtime drives', facts: { ...facts, 'npu.arch': 'xdna1' } },
    { name: 'a container, which sees the host’s PCI bus', facts: { ...facts, 'platform.container': 'docker' } },
  ],
  unknown: [{ name: 'FastFlowLM’s word alone: the node may be closed', log: [line] }],
});
