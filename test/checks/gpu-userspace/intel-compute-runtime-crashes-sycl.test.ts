import check from '../../../checks/gpu-userspace/intel-compute-runtime-crashes-sycl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const b70 = (build: string) => ({ gpus: [{ vendor: 'intel', generation: 'battlemage' }], 'intel.computeRuntimeBuild': build });

testCheck(check, {
  found: [
    { name: 'B70 with that build', is: 'exposed', facts: b70('39122') },
    {
      name: 'the report’s title',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] } },
      log: ['# Regression: llama.cpp SYCL ends in SIGSEGV on Intel Arc Pro B70 after compute runtime 26.22.38646.6 -> 26.27.39122.12'],
      cites: 'https://github.com/intel/compute-runtime/issues/972',
    },
    { name: 'the package beside it', is: 'suspected', facts: b70('39122'), log: ['ii  libze-intel-gpu1  26.27.39122.12-1~26.04~ppa1  amd64'] },
  ],
  clear: [
    { name: 'an Alchemist card', facts: { ...b70('39122'), gpus: [{ vendor: 'intel', generation: 'alchemist' }] } },
    { name: 'the runtime is not installed', facts: { ...b70('39122'), 'intel.computeRuntimeBuild': null } },
  ],
  unknown: [
    { name: 'an older build: no source names the first', facts: b70('38646') },
    { name: 'a later build: no source names the fix', facts: b70('39758') },
    { name: 'the sibling: another build', log: ['SIGSEGV with compute runtime 26.22.38646.6'] },
  ],
});
