import check from '../../../checks/kernel-driver/nouveau-holds-nvidia-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const nouveau = {
  gpus: [{ vendor: 'nvidia', generation: 'turing', driver: 'nouveau' }],
  'nvidia.moduleForKernel': true,
  'nvidia.libraryVersion': '580.95.05',
} as const;

testCheck(check, {
  found: [
    {
      name: 'a card of Kepler with the last driver for it',
      is: 'confirmed',
      facts: { ...nouveau, gpus: [{ vendor: 'nvidia', generation: 'kepler', driver: 'nouveau' }], 'nvidia.libraryVersion': '470.256.02' },
    },
    { name: 'the driver is installed, nouveau is bound', is: 'confirmed', facts: nouveau, cites: 'https://github.com/compiler-explorer/infra/pull/1519' },
    { name: 'its libraries alone are installed', is: 'present', facts: { ...nouveau, 'nvidia.moduleForKernel': false } },
    { name: 'the module says so', is: 'confirmed', log: ['NVRM: GPU 0000:01:00.0 is already bound to nouveau.'] },
    {
      name: 'the installer’s words',
      is: 'confirmed',
      log: ['ERROR: The Nouveau kernel driver is currently in use by your'],
      cites: 'https://github.com/ApolloAuto/apollo/issues/2466',
    },
  ],
  clear: [
    { name: 'a card that the installed driver no longer knows', facts: { ...nouveau, gpus: [{ vendor: 'nvidia', generation: 'kepler', driver: 'nouveau' }] } },
    { name: 'nvidia is bound', facts: { ...nouveau, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
    { name: 'nouveau by choice: no NVIDIA driver is installed', facts: { ...nouveau, 'nvidia.moduleForKernel': false, 'nvidia.libraryVersion': null } },
  ],
  unknown: [
    { name: 'the installer, which finds the blacklist', log: ['WARNING: One or more modprobe configuration files to disable Nouveau are already present at:'] },
    {
      name: 'the modules that fit, which lspci lists on every machine',
      facts: { gpus: [{ vendor: 'nvidia' }] },
      log: ['\tKernel modules: nvidiafb, nouveau, nvidia_drm, nvidia'],
    },
    { name: 'people’s words', log: ['lspci says that the nouveau kernel driver is in use'] },
    { name: 'the probe message alone, which other drivers cause too', log: ['NVRM: The NVIDIA probe routine was not called for 1 device(s).'] },
    { name: 'the modules folder is not there', facts: { ...nouveau, 'nvidia.moduleForKernel': { gap: 'unsupported' }, 'nvidia.libraryVersion': null } },
  ],
});
