import check from '../../../checks/runtime/ollama-vega-rocm-removed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.12.5', 'ollama.environment': { entries: {} }, gpus: [{ arch: 'gfx900', vendor: 'amd', driver: 'amdgpu' }] } as const;

testCheck(check, {
  found: [
    { name: 'Vega 10 on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/12774', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'the version is not told, the crash is',
      is: 'suspected',
      facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, 'ollama.compute': { gap: 'not-in-text' } },
      log: ['msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH=[/usr/lib/ollama] error="runner crashed"'],
    },
  ],
  clear: [
    { name: '0.12.3', facts: { ...facts, 'ollama.version': '0.12.3' } },
    { name: '0.30: Vulkan takes it', facts: { ...facts, 'ollama.version': '0.30.1' } },
    { name: 'Vulkan switched on', facts: { ...facts, 'ollama.version': '0.20.0', 'ollama.environment': { entries: { OLLAMA_VULKAN: '1' } } } },
    { name: 'a build of one’s own that still has it', facts: { ...facts, 'ollama.compute': ['rocm'] } },
    { name: 'a card that a virtual machine has', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }], 'ollama.compute': ['cpu'] } },
    { name: 'another chip', facts: { ...facts, gpus: [{ arch: 'gfx1100', vendor: 'amd' }] } },
  ],
  unknown: [
    { name: 'the version is not known, and no sign', facts: { ...facts, 'ollama.version': { gap: 'unsupported' } } },
    { name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } },
    {
      name: 'another program’s rocBLAS lacks the chip',
      facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, 'ollama.environment': { gap: 'not-in-text' } },
      log: ['rocBLAS error: Cannot read /opt/rocm/lib/llvm/bin/../../../lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx906'],
    },
    {
      name: 'the discovery crashes, and no card is known',
      facts: { 'ollama.version': '0.12.5' },
      log: ['msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH=[/usr/lib/ollama] error="runner crashed"'],
    },
    {
      name: 'rocBLAS lacks another chip',
      facts: { ...facts, 'ollama.version': { gap: 'unsupported' } },
      log: ['rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx1036'],
    },
  ],
});
