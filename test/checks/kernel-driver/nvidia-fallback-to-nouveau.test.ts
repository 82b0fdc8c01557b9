import check from '../../../checks/kernel-driver/nvidia-fallback-to-nouveau.ts';
import { testCheck } from '../../helpers/test-check.ts';

const cmdline = 'BOOT_IMAGE=/vmlinuz root=UUID=5493a814 ro rhgb quiet nvidia-drm.modeset=1 rd.driver.blacklist=nouveau modprobe.blacklist=nouveau';
const fedora = {
  'platform.system': 'native',
  'kernel.cmdline': cmdline,
  gpus: [{ vendor: 'nvidia', driver: 'nouveau' }],
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': true,
};

testCheck(check, {
  found: [
    { name: 'nouveau is kept out, and holds the card', is: 'present', facts: fedora },
    {
      name: 'what the start screen says',
      is: 'confirmed',
      cites: 'https://github.com/gridhead/nvidia-auto-installer-for-fedora-linux/issues/107',
      log: ['NVIDIA kernel module missing. Falling back to nouveau.'],
    },
    {
      name: 'its service in the journal',
      is: 'confirmed',
      log: ['Aug 31 20:55:16 fedora systemd[1]: Finished nvidia-fallback.service - Fallback to nouveau as nvidia did not load.'],
    },
  ],
  clear: [
    { name: 'nouveau by choice', facts: { ...fedora, 'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz root=UUID=5493a814 ro rhgb quiet' } },
    { name: 'the driver holds it', facts: { ...fedora, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }], 'nvidia.loaded': true } },
    { name: 'no module was built', facts: { ...fedora, 'nvidia.moduleForKernel': false } },
  ],
  unknown: [
    {
      name: 'a service that had nothing to do',
      facts: { 'platform.system': 'native', 'kernel.cmdline': cmdline },
      log: [
        'systemd[1]: nvidia-fallback.service - Fallback to nouveau as nvidia did not load was skipped because of an unmet condition check (ConditionPathExists=!/sys/module/nvidia).',
      ],
    },
  ],
});
