import check from '../../../checks/kernel-driver/nvidia-open-module-without-opt-in.ts';
import { testCheck } from '../../helpers/test-check.ts';

const refused = {
  'platform.system': 'native',
  'nvidia.flavour': 'open',
  'nvidia.moduleVersion': '535.216.01',
  'nvidia.parameters': { entries: { OpenRmEnableUnsupportedGpus: '0' } },
  gpus: [{ vendor: 'nvidia', name: 'GeForce RTX 3060' }],
} as const;
const line = '[    3.513141] NVRM: Open nvidia.ko is only ready for use on Data Center GPUs.';

testCheck(check, {
  found: [
    { name: 'an RTX 3060 with 535', is: 'present', facts: refused },
    { name: 'the log', is: 'confirmed', log: [line], cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/230' },
    {
      name: 'the words as a pod shows them',
      is: 'confirmed',
      log: ['Open nvidia.ko is only ready for use on Data Center GPUs. '],
      cites: 'https://github.com/siderolabs/extensions/issues/114',
    },
  ],
  clear: [
    { name: 'it was asked for', facts: { ...refused, 'nvidia.parameters': { entries: { OpenRmEnableUnsupportedGpus: '1' } } } },
    { name: 'the proprietary module', facts: { ...refused, 'nvidia.flavour': 'proprietary' } },
    { name: '545.23.06, which needs no request', facts: { ...refused, 'nvidia.moduleVersion': '545.23.06' } },
    { name: 'a data centre card', facts: { ...refused, gpus: [{ vendor: 'nvidia', name: 'A100-PCIE-40GB' }] } },
    { name: 'WSL', facts: { ...refused, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'the parameters could not be read', facts: { ...refused, 'nvidia.parameters': { gap: 'denied' } } },
    {
      name: 'the sibling: a card before Turing',
      log: [
        '             NVRM: nvidia.ko because it does not include the required GPU',
        '[   10.8] NVRM: GPU 0000:04:00.0: RmInitAdapter failed! (0x63:0x0:1905)',
      ],
    },
    { name: 'a healthy log', log: ['NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05'] },
  ],
});
