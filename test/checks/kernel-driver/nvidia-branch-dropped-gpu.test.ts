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
    { name: 'a paste', is: 'confirmed', log: ['NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please'] },
  ],
  clear: [
    { name: 'branch 580', facts: { ...dropped, 'nvidia.libraryVersion': '580.178.04' } },
    { name: 'a Turing card', facts: { ...dropped, gpus: [{ vendor: 'nvidia', generation: 'turing', driver: null }] } },
    { name: 'an image with newer libraries', facts: { ...dropped, 'nvidia.moduleVersion': '580.95.05' } },
    {
      name: 'nouveau has an old card beside a new one',
      facts: {
        ...dropped,
        'nvidia.moduleVersion': '595.71.05',
        gpus: [
          { vendor: 'nvidia', generation: 'pascal', driver: 'nouveau' },
          { vendor: 'nvidia', generation: 'ada', driver: 'nvidia' },
        ],
      },
    },
  ],
  unknown: [
    { name: 'an older branch’s message for older cards', log: ['NVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please'] },
    { name: 'the version is not known', facts: { ...dropped, 'nvidia.libraryVersion': { gap: 'denied' } } },
  ],
});
