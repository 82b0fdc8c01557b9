import check from '../../../checks/kernel-driver/gfx1103-override-crash.ts';
import { testCheck } from '../../helpers/test-check.ts';

const phoenix = {
  gpus: [{ arch: 'gfx1103' }],
  'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } },
  'environment.variables': { entries: {} },
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '6.12.10-arch1-1',
  'kernel.version': '6.12.10',
  'kernel.lineage': 'upstream',
} as const;

testCheck(check, {
  found: [
    { name: 'Radeon 780M on 6.12.10', is: 'exposed', facts: phoenix, cites: 'https://github.com/ollama/ollama/pull/6282' },
    {
      name: 'and it crashed',
      is: 'suspected',
      facts: phoenix,
      log: ['ollama[4711]: segfault at 20 ip 00007f6852d5b192 sp 00007ffccd261180 error 4 in libhsa-runtime64.so.1.14.0[7f6852d3c000+cb000]'],
    },
  ],
  clear: [
    { name: 'the nearer sibling', facts: { ...phoenix, 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.2' } } } },
    {
      name: 'a later series, where memory is full',
      facts: { ...phoenix, 'kernel.release': '6.17.9-arch1-1', 'kernel.version': '6.17.9' },
      log: ['ROCm error: out of memory'],
    },
    { name: '6.11', facts: { ...phoenix, 'kernel.version': '6.11.10' } },
    { name: 'another GPU', facts: { ...phoenix, gpus: [{ arch: 'gfx1150' }] } },
  ],
  unknown: [
    {
      name: 'the sibling: memory that is full, and no word of the kernel',
      facts: { gpus: phoenix.gpus, 'ollama.environment': phoenix['ollama.environment'], 'kernel.lineage': 'ubuntu' },
      log: ['ROCm error: out of memory'],
    },
    {
      name: 'the sibling: memory that is full, later in the series',
      facts: { ...phoenix, 'kernel.release': '6.12.20-amd64', 'kernel.version': '6.12.20' },
      log: ['ROCm error: out of memory'],
    },
    { name: 'a later release of the series', facts: { ...phoenix, 'kernel.version': '6.12.40' } },
    {
      name: 'the sibling: a crash whose kernel is not known',
      facts: { ...phoenix, 'kernel.version': { gap: 'not-in-text' } },
      log: ['llama runner process has terminated: signal: segmentation fault (core dumped)'],
    },
  ],
});
