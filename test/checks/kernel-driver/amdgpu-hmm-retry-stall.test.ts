import check from '../../../checks/kernel-driver/amdgpu-hmm-retry-stall.ts';
import { testCheck } from '../../helpers/test-check.ts';

const on = (release: string, version: string, lineage: string) => ({
  gpus: [{ driver: 'amdgpu', kfdArch: 'gfx1100' }],
  'kernel.release': release,
  'kernel.version': version,
  'kernel.lineage': lineage,
});

testCheck(check, {
  found: [
    {
      name: 'Fedora’s 7.0.12',
      is: 'exposed',
      facts: on('7.0.12-201.fc44.x86_64', '7.0.12', 'upstream'),
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6358',
    },
    {
      name: 'Ubuntu’s 7.0.0-28',
      is: 'exposed',
      facts: on('7.0.0-28-generic', '7.0.9', 'ubuntu'),
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6523',
    },
  ],
  clear: [
    { name: 'the release after', facts: on('7.0.13-200.fc44.x86_64', '7.0.13', 'upstream') },
    { name: 'Ubuntu’s 7.0.0-14', facts: on('7.0.0-14-generic', '7.0.0', 'ubuntu') },
    { name: 'no AMD GPU', facts: { ...on('7.0.12-201.fc44.x86_64', '7.0.12', 'upstream'), gpus: [{ driver: 'nvidia', kfdArch: null }] } },
  ],
  unknown: [{ name: 'a vendor kernel of that base', facts: on('7.0.12-pve', '7.0.12', 'proxmox') }],
});
