import check from '../../../checks/kernel-driver/nvidia-branch-dropped-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const dropped = {
  gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }],
  'nvidia.moduleVersion': null,
  'nvidia.libraryVersion': '595.71.05',
} as const;

testCheck(check, {
  found: [
    { name: 'libraries of 595 with a GTX 1050', is: 'present', facts: dropped, cites: 'https://github.com/NixOS/nixos-hardware/issues/1880' },
    { name: 'the log', is: 'confirmed', facts: dropped, log: ['NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please'] },
    {
      name: 'nvidia-smi reaches no driver',
      is: 'present',
      facts: {
        gpus: [{ vendor: 'nvidia', generation: 'pascal' }],
        'nvidia.moduleVersion': '590.48.01',
        'nvidia.smiError': "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
      },
    },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', generation: 'pascal' }], 'nvidia.moduleVersion': '590' },
      log: ['As of NVIDIA driver version 590, `nvidia-dkms` no longer supports Pascal or older GPUs'],
      cites: 'https://github.com/omacom/omarchy/issues/3954',
    },
    {
      name: 'told with the packages that replace it',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', generation: 'pascal' }], 'nvidia.moduleVersion': '590' },
      log: ['Driver 590 dropped support for Pascal, and nvidia-dkms was replaced by nvidia-open-dkms'],
    },
    { name: 'a paste', is: 'confirmed', log: ['NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please'] },
  ],
  clear: [
    {
      name: 'a newer card beside it lost its module, too',
      facts: {
        ...dropped,
        'nvidia.loaded': false,
        'nvidia.smiError': "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
        gpus: [
          { vendor: 'nvidia', generation: 'pascal', driver: 'vfio-pci' },
          { vendor: 'nvidia', generation: 'ada', driver: null },
        ],
      },
    },
    { name: 'branch 580', facts: { ...dropped, 'nvidia.libraryVersion': '580.178.04' } },
    {
      name: 'back on an older driver: nvidia-smi lists the card',
      facts: { 'nvidia.smiError': null, gpus: { incomplete: [{ vendor: 'nvidia', generation: 'pascal', driver: 'nvidia' }] } },
      log: ['NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please'],
    },
    { name: 'a Turing card', facts: { ...dropped, gpus: [{ vendor: 'nvidia', generation: 'turing', driver: null }] } },
    { name: 'an image with newer libraries', facts: { ...dropped, 'nvidia.moduleVersion': '580.95.05' } },
    {
      name: 'nouveau has an old card beside a new one',
      facts: {
        ...dropped,
        'nvidia.moduleVersion': '595.71.05',
        'nvidia.smiError': null,
        gpus: [
          { vendor: 'nvidia', generation: 'pascal', driver: 'nouveau' },
          { vendor: 'nvidia', generation: 'ada', driver: 'nvidia' },
        ],
      },
    },
  ],
  unknown: [
    {
      name: 'the sibling: no module for the kernel',
      facts: { gpus: [{ vendor: 'nvidia', generation: 'pascal' }] },
      log: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running."],
    },
    {
      name: 'talk of the architecture',
      facts: { gpus: [{ vendor: 'nvidia', generation: 'pascal' }] },
      log: [
        'PyTorch 2.8 with CUDA 12.8 dropped Maxwell and Pascal',
        'I heard that 590 drops Pascal',
        'Driver 590? I read that it dropped Volta',
        'Since 590 dropped support for Pascal I stay on 580',
        'NVIDIA 595 no longer supports Pascal, so I took the P40 out',
      ],
    },
    { name: 'an older branch’s message for older cards', log: ['NVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please'] },
    { name: 'the version is not known', facts: { ...dropped, 'nvidia.libraryVersion': { gap: 'denied' } } },
  ],
});
