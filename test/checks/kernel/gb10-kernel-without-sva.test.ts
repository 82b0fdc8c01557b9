import check from '../../../checks/kernel/gb10-kernel-without-sva.ts';
import { testCheck } from '../../helpers/test-check.ts';

const spark = { gpus: [{ name: 'NVIDIA GB10' }], driverLibraries: [], 'kernel.config': { entries: { CONFIG_ARM_SMMU_V3_SVA: 'n' } } };
const off = '# CONFIG_ARM_SMMU_V3_SVA is not set';

testCheck(check, {
  found: [
    { name: 'Talos on a DGX Spark', is: 'exposed', facts: spark, cites: 'https://github.com/siderolabs/talos/issues/14087' },
    {
      name: 'cuInit answers 3',
      is: 'confirmed',
      facts: { ...spark, driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_NOT_INITIALIZED', gpuCount: null }] },
      cites: 'https://github.com/Start9Labs/start-technologies/pull/3693',
    },
    { name: 'the option in a report', is: 'suspected', facts: { gpus: [{ name: 'NVIDIA GB10' }] }, log: [off] },
  ],
  clear: [
    { name: 'the option is set', facts: { ...spark, 'kernel.config': { entries: { CONFIG_ARM_SMMU_V3_SVA: 'y' } } } },
    { name: 'CUDA counts the GPU', facts: { ...spark, driverLibraries: [{ api: 'cuda', gpuCount: 1 }] } },
    { name: 'a listing of other options', facts: { ...spark, 'kernel.config': { entries: { CONFIG_PCI_P2PDMA: 'y' } } } },
    { name: 'the option is off on another ARM machine', facts: { ...spark, gpus: [{ name: 'NVIDIA L40S' }] }, log: [off] },
  ],
  unknown: [{ name: 'the configuration was not read', facts: { ...spark, 'kernel.config': { gap: 'unsupported' } } }],
});
