import check from '../../../checks/kernel-driver/nvidia-open-module-on-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a GT 1030 with the open module',
      is: 'present',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }] },
      cites: 'https://github.com/negativo17/nvidia-driver/issues/158',
    },
    { name: 'the log', is: 'confirmed', log: ['             NVRM: nvidia.ko because it does not include the required GPU'] },
  ],
  clear: [
    { name: 'the proprietary module', facts: { 'nvidia.flavour': 'proprietary', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }] } },
    { name: 'nouveau has it', facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: 'nouveau' }] } },
    { name: 'a Turing card', facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'turing', driver: null }] } },
  ],
  unknown: [
    { name: 'a healthy log', log: ['NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05'] },
    {
      name: 'the sibling: a driver too old for a new card',
      log: ['NVRM: installed in this system is not supported by the', 'NVRM: NVIDIA 520.56.06 driver release.'],
    },
    {
      name: 'the generation is not known',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: { gap: 'unsupported' }, driver: null }] },
    },
  ],
});
