import { any, containerToolUnknownDevice, defineCheck, runtimes, torch } from '#api';

export default defineCheck({
  id: 'nvidia-container-device-unknown',
  layer: 'container',
  kind: 'fault',
  title: 'The container asks for an NVIDIA GPU (number or UUID) that this machine does not have',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: device error: 1: unknown device”.',
  blamedOn: 'the container toolkit, or Docker',
  runtimes: [],
  when: any(
    // A number or an id: a path or a word in its place is a mistake of another kind.
    ...containerToolUnknownDevice.map((line) => runtimes.some((runtime) => runtime.startError.has(line))),
    ...containerToolUnknownDevice.map((line) => torch.some((environment) => environment.lastError.has(line))),
  ),
  proves: [...containerToolUnknownDevice],
  remedy: [
    {
      do: 'Ask only for GPUs that the host lists, by a number below their count or by UUID: in --gpus, in device_ids or count of a compose file, or in NVIDIA_VISIBLE_DEVICES.',
      commands: ['nvidia-smi -L'],
    },
    {
      do: 'A UUID belongs to one card and changes with it; so do MIG ids with each new partition. Where every GPU may be used, all is the safest value.',
      setting: '--gpus all',
    },
    { do: 'If the GPU should be there: look why the host does not list it (reserved for a virtual machine by vfio-pci, fallen off the bus).' },
  ],
  verify: 'nvidia-smi -L; docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1283',
      date: '2020-05-20',
      establishes: 'a maintainer: the message means that more GPUs are asked for than there are; so it was',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/29',
      date: '2022-08-16',
      establishes: 'a maintainer: the ids are compared with those that NVML lists, and this is said where none fits',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/enroot/issues/207',
      date: '2024-08-29',
      establishes: 'NVIDIA_VISIBLE_DEVICES with numbers of GPUs that are not visible there',
      strength: 'several-reports',
    },
  ],
});
