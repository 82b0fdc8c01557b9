import check from '../../../checks/firmware/nvidia-gsp-firmware-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const bare = { 'nvidia.flavour': 'open', 'nvidia.gspFiles': null } as const;

testCheck(check, {
  found: [
    {
      name: 'no folder, no devices',
      is: 'confirmed',
      facts: { ...bare, 'platform.board': null, 'platform.container': null, 'nvidia.smiError': 'No devices were found' },
      cites: 'https://github.com/NixOS/nixpkgs/issues/454772',
    },
    { name: 'the log', is: 'confirmed', log: ['nvidia 0000:00:1e.0: Direct firmware load for nvidia/565.57.01/gsp_tu10x.bin failed with error -2'] },
  ],
  clear: [
    { name: 'the GPU answers', facts: { ...bare, 'nvidia.smiError': null } },
    {
      name: 'a board of NVIDIA’s with the display’s module',
      facts: { ...bare, 'platform.board': 'Jetson AGX Orin', 'nvidia.smiError': { gap: 'unsupported' } },
    },
    {
      name: 'a container without the GPU, on a host with the open module',
      facts: { ...bare, 'platform.board': null, 'platform.container': 'docker', 'nvidia.smiError': 'No devices were found' },
    },
    {
      name: 'an update before the reboot, which took the files of the loaded release away',
      facts: {
        ...bare,
        'platform.board': null,
        'platform.container': null,
        'nvidia.smiError': 'Failed to initialize NVML: Driver/library version mismatch',
      },
    },
    { name: 'no NVIDIA driver', facts: { ...bare, 'nvidia.flavour': null } },
    { name: 'files are there', facts: { ...bare, 'nvidia.gspFiles': ['gsp_ga10x.bin'], 'nvidia.smiError': 'No devices were found' } },
  ],
  unknown: [
    {
      name: 'an open module that finds no GPU, and nobody tells of files',
      facts: { 'nvidia.flavour': 'open', 'nvidia.smiError': 'No devices were found' },
      log: ['NVRM: RmInitAdapter: Cannot initialize GSP firmware RM'],
    },
    { name: 'another cause of the same end', log: ['NVRM: RmInitAdapter: Cannot initialize GSP firmware RM'] },
    { name: 'interrupted, not missing', log: ['loading /lib/firmware/nvidia/570.133.20/gsp_ga10x.bin failed with error -4'] },
    { name: 'nvidia-smi was not asked', facts: { ...bare, 'nvidia.smiError': { gap: 'suspended' } } },
  ],
});
