import check from '../../../checks/gpu-userspace/intel-compute-runtime-unbinds-private-memory.ts';
import { testCheck } from '../../helpers/test-check.ts';

const a770 = (build: string | null) => ({
  gpus: [{ vendor: 'intel', generation: 'alchemist' }],
  torch: [{ variant: 'xpu' }],
  'intel.computeRuntimeBuild': build,
});

testCheck(check, {
  found: [{ name: 'A770 with 26.18', is: 'exposed', facts: a770('38308'), cites: 'https://github.com/intel/compute-runtime/issues/973' }],
  clear: [
    { name: 'a runtime from before', facts: a770('26241') },
    { name: 'no compute runtime', facts: a770(null) },
    { name: 'a Battlemage card', facts: { ...a770('38308'), gpus: [{ vendor: 'intel', generation: 'battlemage' }] } },
    { name: 'PyTorch without xpu', facts: { ...a770('38308'), torch: [{ variant: 'cpu' }] } },
  ],
  unknown: [{ name: 'a later build: no source names the first with the fix', facts: a770('39758') }],
});
