import check from '../../../checks/kernel-driver/nvidia-open-module-on-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a GT 1030 alone: the open module does not stay loaded',
      is: 'present',
      facts: {
        'nvidia.flavour': null,
        'logs.gpuFaults': { entries: { 'nvidia-open-too-old': 'NVRM: nvidia.ko because it does not include the required GPU' } },
        gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }],
      },
      cites: 'https://github.com/negativo17/nvidia-driver/issues/158',
    },
    {
      name: 'beside a newer card, for which the open module stays',
      is: 'present',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }] },
    },
    {
      name: 'it stays bound, and is refused when it is opened',
      is: 'present',
      facts: {
        'nvidia.flavour': 'open',
        'nvidia.smiError': 'No devices were found',
        gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: 'nvidia' }],
      },
      cites: 'https://github.com/zzzhouuu/truenas-nvidia-drivers/issues/20',
    },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal' }] },
      log: ['nvidia-smi does not detect Quadro P4000 when using 575-open driver'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/914',
    },
    {
      name: 'in other words',
      is: 'suspected',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal' }] },
      log: ['560.35.03 open driver ignores the second GPU'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/696',
    },
    { name: 'the log', is: 'confirmed', log: ['             NVRM: nvidia.ko because it does not include the required GPU'] },
  ],
  clear: [
    {
      name: 'a card that a virtual machine has, and an older line of the log',
      facts: {
        'nvidia.flavour': null,
        'logs.gpuFaults': { entries: { 'nvidia-open-too-old': 'NVRM: nvidia.ko because it does not include the required GPU' } },
        gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: 'vfio-pci' }],
      },
    },
    { name: 'the proprietary module', facts: { 'nvidia.flavour': 'proprietary', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }] } },
    { name: 'nouveau has it', facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: 'nouveau' }] } },
    {
      name: 'nvidia-smi lists it',
      facts: { 'nvidia.flavour': 'open', 'nvidia.smiError': null, gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: 'nvidia' }] },
    },
    { name: 'a Turing card', facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'turing', driver: null }] } },
  ],
  unknown: [
    { name: 'a healthy log', log: ['NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05'] },
    {
      name: 'the sibling: a driver too old for a new card',
      log: ['NVRM: installed in this system is not supported by the', 'NVRM: NVIDIA 520.56.06 driver release.'],
    },
    {
      name: 'the sibling: the same words of a vGPU',
      log: ['NVRM: installed in this system is not supported by open', 'NVRM: nvidia.ko.'],
    },
    {
      name: 'words of something else',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'pascal' }] },
      log: [
        'It is not found in the documentation how to install it',
        'Is it true that the open driver ignores the older GPU?',
        'I do not use the open driver',
        'nvidia-smi does not show process names with the open driver',
        'the package was not found: nvidia-open',
        'I have not seen any difference with the open kernel modules',
      ],
    },
    {
      name: 'the generation is not known',
      facts: { 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: { gap: 'unsupported' }, driver: null }] },
    },
  ],
});
